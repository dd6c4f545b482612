import Foundation
import Signing

/// Checks by OpenSSL's program whether time stamps are signed by an authority; nothing else here starts a program.
struct TimeStampAuthority {
  private let certificate: String
  private let program: String

  /// Looks for the program; `nil` if there is none.
  init?(certificate: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":")
    let paths = folders.map { "\($0)/openssl" }
    guard let program = paths.first(where: { access($0, X_OK) == 0 }) else { return nil }
    (self.certificate, self.program) = (certificate, program)
  }

  /// Why a stamp is not one of the authority; `nil` if it is. The certificate must have been good when it was stamped.
  func fault(of token: TimeStampToken) throws -> String? {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("liandan-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("token")
    try Data(token.bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["ts", "-verify", "-digest", token.digest.hex, "-in", file.path] + (token.isBare ? ["-token_in"] : []) + [
        "-CAfile", certificate, "-partial_chain", "-attime", "\(token.secondsSince1970)",
      ]
    let said = Pipe()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = said
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let words = String(decoding: said.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    if process.terminationStatus == 0 { return nil }
    let lines = words.split(whereSeparator: \.isNewline).map(String.init)
    // The program tells its errors as `number:error:code:library:function:reason:…`.
    let reason = lines.first { $0.contains(":error:") }.flatMap { line in
      line.split(separator: ":", omittingEmptySubsequences: false).dropFirst(5).first { !$0.isEmpty }.map(String.init)
    }
    return reason ?? lines.last ?? "openssl ts -verify: \(process.terminationStatus)"
  }
}

extension TimeStampToken {
  /// The moment of the stamp.
  fileprivate var secondsSince1970: Int {
    (try? Date(time, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) } ?? 0
  }
}
