package import Findings
import Fonts

/// Why a document cannot be written.
package struct PDFError: ExplainedError, Hashable {
  /// The kind of trouble, for programs.
  package let code: FindingCode
  /// What is wrong and what to do, on one line.
  package let message: LocalizedText

  private init(_ code: FindingCode, _ message: LocalizedText) {
    self.code = code
    self.message = message
  }

  /// A character for which the font, or what was taken of it for labels, has no glyph.
  static func noGlyph(_ character: Unicode.Scalar, _ face: FontFace) -> PDFError {
    PDFError(
      .characterMissing,
      LocalizedText(
        "字体“\(face.familyName)”里没有字符“\(character)”（\(hex(character))），请换用有这个字的字体",
        hant: "字型「\(face.familyName)」裡沒有字元「\(character)」（\(hex(character))），請換用有這個字的字型",
        en: "the font '\(face.familyName)' has no glyph for '\(character)' (\(hex(character))): use one that has it"))
  }

  /// A font whose outlines cannot be read.
  static func damaged(_ face: FontFace) -> PDFError {
    PDFError(
      .fontDamaged,
      LocalizedText(
        "字体“\(face.familyName)”已损坏，请重新安装", hant: "字型「\(face.familyName)」已損壞，請重新安裝",
        en: "the font '\(face.familyName)' is damaged: install it again"))
  }

  private static func hex(_ character: Unicode.Scalar) -> String {
    let digits = String(character.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
