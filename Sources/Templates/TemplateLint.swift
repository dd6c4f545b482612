import Findings
import Forms
import TemplateLanguage

/// What a template lacks, whether it works or not.
struct TemplateLint {
  private let vocabulary: TemplateVocabulary
  private let usedIDs: Set<String>
  /// The names that misspelt tags seem to mean: their fields are not missing as well.
  private let meant: Set<String>
  private let tags: [TemplateTag]
  private let file: String

  init(_ compiler: SlotCompiler, tags: [TemplateTag], file: String) {
    vocabulary = compiler.vocabulary
    usedIDs = compiler.usedIDs
    meant = compiler.meantNames
    self.tags = tags
    self.file = file
  }

  /// The findings: all are warnings.
  var findings: [Finding] {
    let used = Set(usedIDs.map { $0.prefix { $0 != "." } }.map(String.init))
    var findings: [Finding] = []
    for field in vocabulary.expected {
      if !used.contains(field.id) {
        if !isMeant(field) { findings.append(neverPrinted(field.id, field.label)) }
      } else if field.type == .repeat {
        for column in field.fields where !usedIDs.contains("\(field.id).\(column.id)") && !isMeant(column) {
          findings.append(neverPrinted("\(field.id).\(column.id)", column.label, in: field.label))
        }
      }
    }
    for field in vocabulary.expected where vocabulary.blankOnEveryCopy.contains(field.id) && used.contains(field.id) {
      findings.append(neverFilled(field))
    }
    return findings
  }

  private func isMeant(_ field: Field) -> Bool {
    ([field.id] + field.label.wordings).contains { meant.contains(NameFolding.key($0)) }
  }

  private func neverFilled(_ field: Field) -> Finding {
    let names = Set(([field.id] + field.label.wordings).map(NameFolding.key))
    let tag = tags.first { names.contains(NameFolding.key($0.name)) }
    return Finding(
      .warning, code: "tag-never-filled",
      LocalizedText(
        "每一联都不印这个字段（表单的 omit），这个标签永远是空的", hant: "每一聯都不印這個欄位（表單的 omit），這個標籤永遠是空的",
        en: "every copy omits this field, so this tag stays empty"),
      at: tag?.origin ?? Origin(file: file), field: field.id, label: field.label,
      hint: LocalizedText(
        "去掉这个标签，或在表单的联次里让某一联印它", hant: "去掉這個標籤，或在表單的聯次裡讓某一聯印它",
        en: "remove the tag, or let a copy of the form print the field"))
  }

  private func neverPrinted(_ id: String, _ label: LocalizedText, in rows: LocalizedText? = nil) -> Finding {
    let hint =
      rows.map {
        LocalizedText(
          "在“\($0.zhHans)”的行里写 {{\(label.zhHans)}}；不需要就不用管",
          hant: "在「\($0.text(in: .zhHant))」的列裡寫 {{\(label.text(in: .zhHant))}}；不需要就不用管",
          en: "write {{\(id.split(separator: ".").last ?? "")}} within {{#…}}; if it is not wanted, leave it")
      }
      ?? LocalizedText(
        "在合适的地方写 {{\(label.zhHans)}}；不需要就不用管", hant: "在合適的地方寫 {{\(label.text(in: .zhHant))}}；不需要就不用管",
        en: "write {{\(id)}} where it belongs; if it is not wanted, leave it")
    return Finding(
      .warning, code: "field-never-printed",
      LocalizedText("模板里没有打印这个字段", hant: "範本裡沒有列印這個欄位", en: "the template never prints this field"),
      at: Origin(file: file), field: id, label: label, hint: hint)
  }
}
