import Expressions
import Findings

extension SchemaLoader {
  /// `due`: what is to be done by days that follow from the form.
  mutating func dueRules(_ form: TreeMap, fields: [Field], compiler: inout FormulaCompiler) -> [DueRule] {
    var rules: [DueRule] = []
    for tree in reader.list(form, "due") {
      guard let map = reader.map(tree, keys: SchemaKeys.due) else { continue }
      let id = reader.string(map, "id", required: true) ?? ""
      if !id.isEmpty, !Identifier.isName(id) {
        reader.findings.append(.badIdentifier(id, at: map.valueOrigin(of: "id")))
      }
      if rules.contains(where: { $0.id == id }) {
        reader.report(
          .duplicateId,
          LocalizedText("到期事项“\(id)”重复", hant: "到期事項「\(id)」重複", en: "there are two due items '\(id)'"),
          at: map.valueOrigin(of: "id"))
      }
      let title = reader.localized(map, "title", required: true)
      let rows = dueRows(map, fields: fields)
      let when = reader.formula(map, "when").flatMap { compiler.compile($0, expecting: .boolean, in: rows) }
      let on = reader.formula(map, "on", required: true).flatMap { moment($0, rows, &compiler) }
      let doneWhen = reader.formula(map, "done_when").flatMap { compiler.compile($0, expecting: .boolean, in: rows) }
      let (who, about) = (reader.string(map, "who"), reader.string(map, "about"))
      for (key, name) in [("who", who), ("about", about)] {
        if let name { checkFieldName(name, in: fields, at: map.valueOrigin(of: key)) }
      }
      guard let title, let on else { continue }
      rules.append(
        DueRule(
          id: id, title: title, rows: rows?.id, when: when, on: on, every: map.value("every").flatMap { interval($0) },
          doneWhen: doneWhen, doneBy: map.value("done_by").flatMap { proof($0) }, who: who, about: about,
          source: map.value("source").flatMap { source($0) }))
    }
    return rules
  }

  /// `rows: plan`, whose rows tell by themselves when they are done.
  private mutating func dueRows(_ map: TreeMap, fields: [Field]) -> Field? {
    guard let id = reader.string(map, "rows") else { return nil }
    let repeats = fields.filter { $0.type == .repeat }
    let field = repeats.first { $0.id == id }
    if field == nil {
      reader.findings.append(.unknownField(id, known: repeats.map(\.id), at: map.valueOrigin(of: "rows")))
    }
    if map.value("done_by") != nil {
      reader.report(
        .keyNotForType,
        LocalizedText(
          "各行各做的（rows）用 done_when，不能用 done_by", hant: "各列各做的（rows）用 done_when，不能用 done_by",
          en: "rows are done by 'done_when', not by 'done_by'"), at: map.valueOrigin(of: "done_by"))
    }
    return field
  }

  /// A formula that gives a day or moment.
  private mutating func moment(_ text: FormulaText, _ rows: Field?, _ compiler: inout FormulaCompiler) -> Formula? {
    guard let formula = compiler.compile(text, expecting: nil, in: rows) else { return nil }
    if formula.type == .date || formula.type == .dateTime { return formula }
    reader.report(
      .wrongType,
      LocalizedText(
        "到期日的公式应得出日期", hant: "到期日的公式應得出日期", en: "the formula of a due day must give a date"), at: text.origin)
    return nil
  }

  private mutating func interval(_ tree: YAMLTree) -> DueRule.Interval? {
    guard let map = reader.map(tree, keys: SchemaKeys.interval) else { return nil }
    let (months, days) = (reader.integer(map, "months", in: 1...120), reader.integer(map, "days", in: 1...3_660))
    let times = reader.integer(map, "times", in: 1...200, required: true)
    if (months == nil) == (days == nil) {
      reader.wrongKind(
        tree, expecting: LocalizedText("months 或 days 之一", hant: "months 或 days 之一", en: "one of months and days"))
    }
    guard let times else { return nil }
    return DueRule.Interval(months: months ?? 0, days: days ?? 0, times: times)
  }

  private mutating func proof(_ tree: YAMLTree) -> DueRule.Proof? {
    guard let map = reader.map(tree, keys: SchemaKeys.proof), let form = reader.string(map, "form", required: true)
    else { return nil }
    if let ids = referred.ids, !ids.contains(form) {
      reader.findings.append(.unknownName(form, known: ids, at: map.valueOrigin(of: "form")))
    }
    return DueRule.Proof(
      form: form, condition: reader.string(map, "where"), origin: map.valueOrigin(of: "where"))
  }
}
