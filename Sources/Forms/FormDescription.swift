import Expressions
public import Findings

extension FormSchema {
  /// The form described for programs (`describe --json`): fields with types and rules, copies, choices.
  public func description(in language: Language) -> JSONValue {
    func text(_ value: LocalizedText) -> JSONValue { .string(value.text(in: language)) }
    var members: [(String, JSONValue)] = [
      ("id", .string(id)), ("title", text(title)), ("code", .string(code)), ("version", .number("\(version)")),
      (
        "number",
        .object([
          ("prefix", .string(number.prefix)), ("pattern", .string(number.pattern)),
          ("restart", .string(number.restart.rawValue)),
        ])
      ),
      (
        "retention",
        .object([
          ("years", retention.years.map { .number("\($0)") } ?? .string("permanent")),
          ("class", .string(retention.archiveClass)),
        ])
      ),
      ("copies", .array(copies.map { copyDescription($0, in: language) })),
      ("choices", .object(choiceLists.keys.sorted().map { ($0, choiceDescription($0, in: language)) })),
      ("fields", .array(fields.map { fieldDescription($0, in: language) })),
      ("rules", .array(rules.map { ruleDescription($0, in: language) })),
    ]
    if !enclosures.isEmpty {
      members.append(("enclosures", .array(enclosures.map { enclosureDescription($0, in: language) })))
    }
    if let source { members.append(("source", sourceDescription(source))) }
    return .object(members)
  }

  private func copyDescription(_ copy: CopyDefinition, in language: Language) -> JSONValue {
    .object([
      ("id", .string(copy.id)), ("label", .string(copy.label.text(in: language))),
      ("colour", .string(copy.colour.rawValue)), ("keeper", .string(copy.keeperName.text(in: language))),
      ("voucher", .boolean(copy.isVoucher)), ("omit", .array(copy.omit.sorted().map { .string($0) })),
    ])
  }

  private func enclosureDescription(_ enclosure: Enclosure, in language: Language) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .string(enclosure.id)), ("title", .string(enclosure.title.text(in: language))),
      ("kind", .string(enclosure.kind.rawValue)),
    ]
    if enclosure.kind == .page {
      members += [
        ("position", .string(enclosure.position.rawValue)), ("of", .string(enclosure.extent.rawValue)),
      ]
    }
    return .object(members)
  }

  private func choiceDescription(_ name: String, in language: Language) -> JSONValue {
    .array(
      (choiceLists[name]?.choices ?? []).map { choice in
        var members: [(String, JSONValue)] = [
          ("id", .string(choice.id)), ("label", .string(choice.label.text(in: language))),
        ]
        if let score = choice.score { members.append(("score", .number(score.description))) }
        return .object(members)
      })
  }

  private func fieldDescription(_ field: Field, in language: Language) -> JSONValue {
    var members: [(String, JSONValue)] = [
      ("id", .string(field.id)), ("label", .string(field.label.text(in: language))),
      ("type", .string(field.type.rawValue)), ("stage", .string(field.stage.rawValue)),
    ]
    func add(_ name: String, _ value: JSONValue?) {
      if let value { members.append((name, value)) }
    }
    func add(_ name: String, _ formula: Formula?) { add(name, formula.map { .string($0.source) }) }
    switch field.requirement {
    case .never: add("required", .boolean(false))
    case .always: add("required", .boolean(true))
    case .when(let formula): add("required", .string(formula.source))
    }
    add("hint", field.hint.map { .string($0.text(in: language)) })
    add("choices", field.choiceList.map { .string($0) })
    add("relevant", field.relevant)
    add("constraint", field.constraint)
    add("constraint_message", field.constraintMessage.map { .string($0.text(in: language)) })
    add("calculation", field.calculation)
    add("default", field.defaultValue)
    add("appearance", field.appearance.map { .string($0) })
    add("max_length", field.maxLength.map { .number("\($0)") })
    add("min_rows", field.minRows.map { .number("\($0)") })
    add("max_rows", field.maxRows.map { .number("\($0)") })
    if let reference = field.reference {
      add("to", .array(reference.forms.map { .string($0) }))
      if !reference.fill.isEmpty { add("fill", .object(reference.fill.map { ($0.field, .string($0.source)) })) }
    }
    if !field.fields.isEmpty { add("fields", .array(field.fields.map { fieldDescription($0, in: language) })) }
    if !field.chain.isEmpty {
      let steps = field.chain.map { step in
        var members: [(String, JSONValue)] = [("role", .string(step.role.text(in: language)))]
        if let when = step.when { members.append(("when", .string(when.source))) }
        return JSONValue.object(members)
      }
      add("chain", .array(steps))
    }
    return .object(members)
  }

  private func ruleDescription(_ rule: Rule, in language: Language) -> JSONValue {
    var members: [(String, JSONValue)] = [("id", .string(rule.id)), ("stage", .string(rule.stage.rawValue))]
    if let when = rule.when { members.append(("when", .string(when.source))) }
    members.append(("assert", .string(rule.assertion.source)))
    members.append(("message", .string(rule.message.text(in: language))))
    if let hint = rule.hint { members.append(("hint", .string(hint.text(in: language)))) }
    members.append(("severity", .string(rule.severity.rawValue)))
    if let field = rule.field { members.append(("field", .string(field))) }
    if let source = rule.source { members.append(("source", sourceDescription(source))) }
    return .object(members)
  }

  private func sourceDescription(_ source: RuleSource) -> JSONValue {
    .object([("seed", .string(source.seed)), ("quote", .string(source.quote))])
  }
}
