import Findings
import Forms

/// What copies in plain text are made from: the schema, behind it the language where that is not Simplified Chinese.
enum TextCopySource {
  private static let line = "\n# \(Language.documentProperty): "

  static func bytes(_ schema: FormSchema, in language: Language) -> [UInt8] {
    Array(schema.text.utf8) + (language == .zhHans ? [] : Array("\(line)\(language.rawValue)\n".utf8))
  }

  static func language(of source: [UInt8]) -> Language {
    Language.allCases.first { source.reversed().starts(with: "\(line)\($0.rawValue)\n".utf8.reversed()) } ?? .zhHans
  }
}

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
