import Findings
import Forms
import Terminal

/// A form's fields, rules and copies for people at a terminal.
enum FormDescriptionText {
  /// The lines to print.
  static func lines(of schema: FormSchema, in language: Language) -> [String] {
    func text(_ value: LocalizedText) -> String { value.text(in: language) }
    func heading(_ zhHans: String, hant: String, en: String) -> String {
      "\n" + LocalizedText(zhHans, hant: hant, en: en).text(in: language)
    }
    let head = [schema.id, text(schema.title), schema.code, "v\(schema.version)", schema.number.pattern]
    var lines = [head.filter { !$0.isEmpty }.joined(separator: "  ")]
    if let keeper = schema.keeper {
      lines.append(
        heading(
          "台账，由\(keeper.zhHans)保管", hant: "台帳，由\(keeper.text(in: .zhHant))保管",
          en: "A ledger, kept by \(keeper.text(in: .en))"))
    }
    if !schema.copies.isEmpty { lines.append(heading("联次", hant: "聯次", en: "Copies")) }
    let (open, close) = language == .en ? (" (", ")") : ("（", "）")
    lines += schema.copies.map {
      "  \($0.id)  \(text($0.label))\(open)\(text($0.colour.name))\(close)  \(text($0.keeperName))"
    }
    lines.append(
      heading(
        "字段（* 必填，+ 有条件必填，= 自动计算）", hant: "欄位（* 必填，+ 有條件必填，= 自動計算）",
        en: "Fields (* required, + required when, = calculated)"))
    for field in schema.fields {
      lines.append("  " + line(field, in: schema, language: language))
      lines += field.fields.map { "      " + line($0, in: schema, language: language) }
    }
    if !schema.rules.isEmpty { lines.append(heading("规则", hant: "規則", en: "Rules")) }
    for rule in schema.rules {
      let severity =
        rule.severity == .error ? "" : LocalizedText("（提醒）", hant: "（提醒）", en: " (warning)").text(in: language)
      lines.append("  \(rule.id)\(severity)  \(text(rule.message))")
    }
    return lines
  }

  private static func line(_ field: Field, in schema: FormSchema, language: Language) -> String {
    var mark = " "
    if field.calculation != nil {
      mark = "="
    } else {
      switch field.requirement {
      case .never: mark = " "
      case .always: mark = "*"
      case .when: mark = "+"
      }
    }
    let stage = field.stage == .closing ? LocalizedText("结单", hant: "結單", en: "closing").text(in: language) : ""
    let choices = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices
      .map { "\($0.id) \($0.label.text(in: language))" }.joined(separator: " / ")
    return [mark, field.id, field.label.text(in: language), field.type.rawValue, stage, choices ?? ""]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }
}
