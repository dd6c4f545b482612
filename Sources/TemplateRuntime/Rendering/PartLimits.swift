import Expressions
package import Findings
package import Markup
package import OPC
import TemplateLanguage

/// What a part of a template may take, and what is said of one that takes more.
package enum PartLimits {
  /// Whether a part has more bytes or marks than are read.
  package static func isTooLarge(_ bytes: [UInt8]) -> Bool {
    let limits = TemplateLimits.standard
    return bytes.count > limits.sourceBytes
      || bytes.count > limits.sourceMarks && bytes.count { $0 == UInt8(ascii: "<") } > limits.sourceMarks
  }

  /// The outline of a part; throws a `FindingList` if it is too large.
  package static func outline(_ part: Part, in file: String) throws -> XMLOutline {
    let bytes = try part.xml()
    if isTooLarge(bytes) { throw FindingList([tooLarge(part.name, in: file)]) }
    return try XMLOutline(bytes, name: part.name.text)
  }

  package static func tooLarge(_ part: PartName, in file: String) -> Finding {
    let (bytes, marks) = (TemplateLimits.standard.sourceBytes >> 20, TemplateLimits.standard.sourceMarks)
    return Finding(
      code: .partTooLarge,
      LocalizedText(
        "部件 \(part) 太大，不能作模板：最多 \(bytes) MB、\(marks) 个标记", hant: "部件 \(part) 太大，不能作範本：最多 \(bytes) MB、\(marks) 個標記",
        en: "the part \(part) is too large for a template: at most \(bytes) MB and \(marks) tags of XML"),
      at: Origin(file: file),
      hint: LocalizedText(
        "把模板分成几份，或删去用不着的内容", hant: "把範本分成幾份，或刪去用不著的內容", en: "split the template, or delete what it does not need"))
  }

  /// The texts with tags of one sheet are too long together; the origin is the cell at which they are.
  package static func tooMuchText(_ origin: Origin) -> Finding {
    let bytes = TemplateLimits.standard.sourceBytes >> 20
    return Finding(
      code: .tooMuchText,
      LocalizedText(
        "到这一格为止，有标签的单元格的文字已超过 \(bytes) MB", hant: "到這一格為止，有標籤的儲存格的文字已超過 \(bytes) MB",
        en: "up to this cell, the texts of cells with tags take more than \(bytes) MB"),
      at: origin,
      hint: LocalizedText(
        "标签放在各自的单元格里，长文字另放一格", hant: "標籤放在各自的儲存格裡，長文字另放一格",
        en: "put tags into cells of their own, and long texts into others"))
  }
}
