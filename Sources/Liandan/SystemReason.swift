import Expressions
public import Findings
import Foundation
import Storage

/// The reason of a system error in the user's language; Foundation's own texts are English only.
public struct SystemReason: Sendable {
  /// The reason, without a full stop.
  public let text: LocalizedText

  /// The reason of an error of Foundation or of a system call.
  public init(_ error: any Error) {
    text =
      SystemReason.number(error).map { .systemError($0) } ?? SystemReason.unexplained(error.localizedDescription)
  }

  private static func unexplained(_ words: String) -> LocalizedText {
    LocalizedText("出了意外的错误（\(words)）", hant: "出了意外的錯誤（\(words)）", en: words)
  }

  /// The message of any error that a call of the desk throws: its own, that of its first finding, or the system's reason.
  public static func said(_ error: any Error) -> LocalizedText {
    if let list = error as? FindingList, let first = list.findings.first { return first.message }
    return (error as? any ExplainedError)?.message ?? SystemReason(error).text
  }

  /// The `errno` behind an error, if there is one.
  private static func number(_ error: any Error) -> Int32? {
    if let failure = error as? SystemFailure { return failure.number }
    let whole = error as NSError
    if whole.domain == NSPOSIXErrorDomain { return Int32(truncatingIfNeeded: whole.code) }
    if let inner = whole.userInfo[NSUnderlyingErrorKey] as? any Error { return number(inner) }
    guard let error = error as? CocoaError else { return nil }
    return switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: ENOENT
    case .fileWriteNoPermission, .fileReadNoPermission: EACCES
    case .fileWriteOutOfSpace: ENOSPC
    case .fileWriteVolumeReadOnly: EROFS
    case .fileWriteFileExists: EEXIST
    default: nil
    }
  }
}
