import Findings
import OPC
import Zipping

/// Points that opening a package checks already: what it refuses never gets as far as the rules.
///
/// Point 4 (members of the same name), 9 (no main part), 11 (bytes altered on the way), 12 (unescaped `&` and `<`),
/// 13 (characters that XML does not have), 34 (programs and foreign content inside), 51 (bombs and entities).
enum Refusal {
  /// The fault that a refusal is.
  static func fault(_ error: OPCError, _ bytes: [UInt8]) -> PackageFault {
    var fault = PackageFault(
      point: point(error, bytes), part: error.part ?? "", message: error.message.text(in: .en))
    let isDamage = [4, 9, 11].contains(fault.point)
    let hint: LocalizedText =
      isDamage ? .fetchAgain : [34, 51].contains(fault.point) ? .removeThat : .tellMaker
    fault.meaning = FaultMeaning(
      error.code, .error, error.message.zhHans, hant: error.message.text(in: .zhHant), en: error.message.text(in: .en),
      hint: hint)
    return fault
  }

  private static func point(_ error: OPCError, _ bytes: [UInt8]) -> Int {
    switch error.code {
    case .zipDuplicateName, .opcPartExists: 4
    case .opcNotAPackage: 9
    case .zipNotAnArchive, .zipInconsistent, .zipDamagedMember: 11
    case .xmlRefused: markupPoint(error, bytes)
    case .opcActiveContent: 34
    case .zipLimit, .zipOverlap: 51
    default: 0
    }
  }

  /// What made a part no XML: a declaration, a character that XML does not have, or anything else.
  private static func markupPoint(_ error: OPCError, _ bytes: [UInt8]) -> Int {
    let member = error.part.map { $0.hasPrefix("/") ? String($0.dropFirst()) : $0 }
    guard let member, let archive = try? ZipArchive(bytes), let xml = try? archive.read(member) else { return 12 }
    let text = String(decoding: xml, as: UTF8.self)
    if text.contains("<!DOCTYPE") { return 51 }
    let isForbidden = text.unicodeScalars.contains { scalar in
      (scalar.value < 0x20 && ![0x09, 0x0A, 0x0D].contains(scalar.value)) || scalar.value == 0xFFFE
        || scalar.value == 0xFFFF
    }
    // A reference such as &#1; is no better than the character itself.
    let isReferred =
      text.firstMatch(of: /&#(?:x0*(?:[0-8BbCcEeFf]|1[0-9A-Fa-f]|[Ff]{3}[EeFf])|0*(?:[0-8]|1[124-9]|2[0-9]|3[01]));/)
      != nil
    return isForbidden || isReferred || String(validating: xml, as: UTF8.self) == nil ? 13 : 12
  }
}

extension LocalizedText {
  /// For content that should not be in a document that is handed on.
  static let removeThat = LocalizedText(
    "请在原软件里删去这些内容后另存", hant: "請在原軟體裡刪去這些內容後另存", en: "remove that content in its program and save a copy")
}
