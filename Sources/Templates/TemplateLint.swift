import Findings
import Forms

/// What a template that works may still lack.
enum TemplateLint {
  static func findings(
    _ vocabulary: TemplateVocabulary, usedIDs: Set<String>, tags: [TemplateTag], file: String
  ) -> [Finding] {
    let used = Set(usedIDs.map { $0.prefix { $0 != "." } }.map(String.init))
    var findings: [Finding] = []
    for field in vocabulary.expected {
      if !used.contains(field.id) {
        findings.append(neverPrinted(field.id, field.label, file))
      } else if field.type == .repeat {
        for column in field.fields where !usedIDs.contains("\(field.id).\(column.id)") {
          findings.append(neverPrinted("\(field.id).\(column.id)", column.label, file))
        }
      }
    }
    for field in vocabulary.expected where vocabulary.blankOnEveryCopy.contains(field.id) && used.contains(field.id) {
      let names = Set(([field.id] + field.label.wordings).map(NameFolding.key))
      let tag = tags.first { names.contains(NameFolding.key($0.name)) }
      findings.append(
        Finding(
          .warning, code: "tag-never-filled",
          LocalizedText(
            "每一联都不印这个字段，这个标签永远是空的", hant: "每一聯都不印這個欄位，這個標籤永遠是空的",
            en: "every copy omits this field, so this tag stays empty"),
          at: tag?.origin ?? Origin(file: file), field: field.id, label: field.label))
    }
    return findings
  }

  private static func neverPrinted(_ id: String, _ label: LocalizedText, _ file: String) -> Finding {
    Finding(
      .warning, code: "field-never-printed",
      LocalizedText("模板里没有打印这个字段", hant: "範本裡沒有列印這個欄位", en: "the template never prints this field"),
      at: Origin(file: file), field: id, label: label,
      hint: LocalizedText(
        "在合适的地方写 {{\(label.zhHans)}}", hant: "在合適的地方寫 {{\(label.text(in: .zhHant))}}",
        en: "write {{\(id.split(separator: ".").last ?? "")}} where it belongs"))
  }
}
