import Findings
import Forms

/// The fixed words of copies in plain text.
enum TextCopyWords {
  static func number(_ number: String, day: String) -> LocalizedText {
    LocalizedText(
      "编号：\(number)　开单日期：\(day)", hant: "編號：\(number)　開單日期：\(day)", en: "No.: \(number)  Issued: \(day)")
  }

  static func copy(_ copy: CopyDefinition) -> LocalizedText {
    let (label, colour, keeper) = (copy.label, copy.colour.name, copy.keeperName)
    return LocalizedText(
      "联次：\(label.zhHans)（\(colour.zhHans)）　保管：\(keeper.zhHans)",
      hant: "聯次：\(label.text(in: .zhHant))（\(colour.text(in: .zhHant))）　保管：\(keeper.text(in: .zhHant))",
      en: "Copy: \(label.text(in: .en)) (\(colour.text(in: .en)))  Kept by: \(keeper.text(in: .en))")
  }
}
