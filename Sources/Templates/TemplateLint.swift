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
  private let doubts: [Finding]

  init(_ compiler: SlotCompiler, tags: [TemplateTag], file: String) {
    vocabulary = compiler.vocabulary
    usedIDs = compiler.usedIDs
    meant = compiler.meantNames
    doubts = compiler.doubts
    self.tags = tags
    self.file = file
  }

  /// The findings. Errors are what keeps only some forms from being printed, the rest are warnings.
  var findings: [Finding] {
    let used = Set(usedIDs.map { $0.prefix { $0 != "." } }.map(String.init))
    let isAttached = used.contains(GivenNames.attachedPictures)
    var fields: [Field] = []
    var columns: [(rows: Field, columns: [Field])] = []
    for field in vocabulary.expected where !isMeant(field) && !(isAttached && field.type == .image) {
      if !used.contains(field.id) {
        fields.append(field)
      } else if field.type == .repeat {
        let missing = field.fields.filter {
          !usedIDs.contains("\(field.id).\($0.id)") && !isMeant($0) && !(isAttached && $0.type == .image)
            && !vocabulary.isAid($0, of: field)
        }
        if !missing.isEmpty { columns.append((field, missing)) }
      }
    }
    var findings = doubts
    if !fields.isEmpty { findings.append(neverPrinted(fields)) }
    findings += columns.map { neverPrinted($0.columns, in: $0.rows) }
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
      .warning, code: .tagNeverFilled,
      LocalizedText(
        "每一联都不印这个字段（表单的 omit），这个标签永远是空的", hant: "每一聯都不印這個欄位（表單的 omit），這個標籤永遠是空的",
        en: "every copy omits this field, so this tag stays empty"),
      at: tag?.origin ?? Origin(file: file), field: field.id, label: field.label,
      hint: LocalizedText(
        "去掉这个标签，或在表单的联次里让某一联印它", hant: "去掉這個標籤，或在表單的聯次裡讓某一聯印它",
        en: "remove the tag, or let a copy of the form print the field"))
  }

  /// Fields that the template does not have; what belongs together is one finding.
  private func neverPrinted(_ fields: [Field], in rows: Field? = nil) -> Finding {
    let names = { (language: Language) in
      let quoted = fields.map { language == .en ? "{{\($0.id)}}" : "{{\($0.label.text(in: language))}}" }
      return quoted.joined(separator: language == .en ? ", " : "、")
    }
    let (zh, hant, en) = (names(.zhHans), names(.zhHant), names(.en))
    let message =
      fields.count == 1
      ? LocalizedText(
        "模板里没有打印这个字段：\(zh)", hant: "範本裡沒有列印這個欄位：\(hant)", en: "the template never prints this field: \(en)")
      : LocalizedText(
        "模板里没有打印这 \(fields.count) 个字段：\(zh)", hant: "範本裡沒有列印這 \(fields.count) 個欄位：\(hant)",
        en: "the template never prints these \(fields.count) fields: \(en)")
    let hint =
      rows.map {
        LocalizedText(
          "要印就写在“\($0.label.zhHans)”的行里；不需要就不用管", hant: "要印就寫在「\($0.label.text(in: .zhHant))」的列裡；不需要就不用管",
          en: "write what is wanted within {{#\($0.id)}}…{{/\($0.id)}}; leave the rest")
      }
      ?? LocalizedText(
        "要印就写在合适的地方；不需要就不用管", hant: "要印就寫在合適的地方；不需要就不用管",
        en: "write what is wanted where it belongs; leave the rest")
    let only = rows ?? (fields.count == 1 ? fields[0] : nil)
    return Finding(
      .warning, code: .fieldNeverPrinted, message, at: Origin(file: file), field: only?.id, label: only?.label,
      hint: hint)
  }
}
