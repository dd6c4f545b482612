import Findings
import Forms

/// The fixed words of copies in plain text.
enum TextCopyWords {
  static func number(_ number: String, day: String) -> LocalizedText {
    LocalizedText(
      "编号：\(number)　开单日期：\(day)", hant: "編號：\(number)　開單日期：\(day)", en: "No.: \(number)  Issued: \(day)")
  }

  static func copy(_ copy: CopyDefinition) -> LocalizedText {
    let (label, colour) = (copy.label, copy.colour.name)
    return LocalizedText(
      "联次：\(label.zhHans)（\(colour.zhHans)）　保管：\(copy.keeper)",
      hant: "聯次：\(label.text(in: .zhHant))（\(colour.text(in: .zhHant))）　保管：\(copy.keeper)",
      en: "Copy: \(label.text(in: .en)) (\(colour.text(in: .en)))  Kept by: \(copy.keeper)")
  }
}
