package import Findings
import Forms
import PageGraphics
import Pages
package import Signing

extension IssueDesk {
  /// A sheet with an anchor, to be kept away from the register.
  ///
  /// - Throws: a ``DeskError`` if the format has no fixed pages, a `FontError` if there is no font.
  package func anchorSheet(
    _ anchor: ChainAnchor, as format: DocumentFormat, language: Language
  ) throws -> [UInt8] {
    guard let pages = format.entry.pages else {
      throw DeskError(
        "锚可以印成 pdf、ofd", hant: "錨可以印成 pdf、ofd", en: "an anchor is printed as pdf or ofd", kind: .usage)
    }
    var facts = [
      (LocalizedText("台账", hant: "台帳", en: "Register"), anchor.register),
      (LocalizedText("审计链末条", hant: "審計鏈末條", en: "Last event"), "\(anchor.seq)"),
      (LocalizedText("日期", hant: "日期", en: "Date"), anchor.date),
      (LocalizedText("打印", hant: "列印", en: "Printed by"), world.operatorName),
    ]
    if let seal = anchor.seal {
      facts.append((LocalizedText("签名密钥的指纹", hant: "簽名金鑰的指紋", en: "Signed with the key"), "\(seal.key)"))
    }
    let sheet = AnchorSheet(
      AnchorSheet.Content(
        company: library.profile.heading(in: language), facts: facts, statement: anchor.statement, text: anchor.text),
      language: language, fonts: try session.pages.fonts(language, for: pages, of: library.profile))
    let information = DocumentInformation(
      AnchorSheet.title.text(in: language), by: library.profile, on: mark.at.date, in: language)
    return try pages.document([sheet.page()], information, PageCaches())
  }
}
