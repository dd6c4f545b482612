import Expressions
import Findings

/// Checks one form at one stage.
struct FormValidator {
  let form: FilledForm
  let stage: Stage
  let evaluator: FormEvaluator
  var findings: [Finding] = []
  /// The fields that do not apply, or of which that cannot be said.
  private var notRelevant: Set<FieldLocation> = []
  private var unknownRelevance: Set<FieldLocation> = []

  let schema: FormSchema
  private let fields: [Field]

  init(form: FilledForm, stage: Stage, context: FillContext) {
    self.form = form
    self.stage = stage
    schema = form.schema
    fields = form.schema.fields
    evaluator = FormEvaluator(
      schema: form.schema, values: form.values, context: context, issuedNumber: form.issuedNumber)
  }

  mutating func result() -> ValidationResult {
    if form.isOfOtherForm { return .invalid([]) }
    fillAll()
    for position in fields.indices { check(LocatedField(fields[position], at: position)) }
    let rules = schema.rules
    for index in rules.indices
    where rules[index].stage <= stage && !isSettled(rules[index]) && isBroken(rules[index].when, rules[index].assertion)
    {
      report(rules[index])
    }
    if findings.hasErrors || form.hasBindingErrors { return .invalid(findings) }
    return .valid(
      ValidForm(
        schema: schema, values: evaluator.filled, stage: stage, warnings: findings, origin: form.origin))
  }

  /// Everything about a form that is still being filled in, whether it is right or not.
  mutating func evaluated() -> EvaluatedForm {
    let result = result()
    func path(_ location: FieldLocation) -> String {
      let located = LocatedField(fields[location.field], at: location.field)
      return location.row < 0
        ? located.path : LocatedField(column: location.column, row: location.row, of: located).path
    }
    return EvaluatedForm(
      values: evaluator.filled, notRelevant: Set(notRelevant.map(path)), findings: result.findings,
      isValid: result.form != nil)
  }

  /// Fills defaults and calculations, without checking anything, and evaluates a formula over the outcome.
  mutating func value(of formula: Formula) -> Operand {
    fillAll()
    return evaluator.evaluate(formula)
  }

  // MARK: Defaults, relevance, calculations

  private mutating func fillAll() {
    for key in schema.lookups.filled {
      let located = LocatedField(fields[key.field], at: key.field)
      guard key.column >= 0 else {
        fill(located)
        continue
      }
      for row in evaluator.rows[key.field].indices { fill(LocatedField(column: key.column, row: row, of: located)) }
    }
  }

  private mutating func fill(_ located: LocatedField) {
    let field = located.field
    let given = evaluator.value(located.location)
    if let relevant = field.relevant {
      switch evaluator.evaluate(relevant, row: located.row) {
      case .boolean(true): break
      case .boolean(false):
        notRelevant.insert(located.location)
        if let given {
          report(
            .notRelevant,
            LocalizedText(
              "按其他各项的内容，这一项不该填，填的是“\(shown(given, of: field, in: .zhHans))”",
              hant: "按其他各項的內容，這一項不該填，填的是「\(shown(given, of: field, in: .zhHant))」",
              en: "this field does not apply here, but '\(shown(given, of: field, in: .en))' is given"), at: located,
            hint: LocalizedText(
              "请清空这一项，或核对相关各项", hant: "請清空這一項，或核對相關各項", en: "clear it, or check the fields it depends on"))
        }
        evaluator.set(nil, located.location)
        return
      default:
        unknownRelevance.insert(located.location)
        if field.calculation == nil { return }
      }
    }
    if let formula = field.calculation {
      compute(formula, given: given, at: located)
    } else if given == nil, field.stage <= stage, !isUnreadable(located) {
      if let value = evaluator.referredValue(at: located) { return evaluator.set(value, located.location) }
      guard let formula = field.defaultValue else { return }
      let operand = evaluator.evaluate(formula, row: located.row)
      evaluator.set(Operands.value(operand, for: field, list: choiceList(field)), located.location)
    }
  }

  /// Whether a rule was looked at when the form was issued and cannot be looked at again: the line before it then may be void
  /// by now.
  private func isSettled(_ rule: Rule) -> Bool {
    form.issuedValues != nil && rule.stage == .opening
      && (rule.assertion.readsPrevious || rule.when?.readsPrevious ?? false)
  }

  private mutating func compute(_ formula: Formula, given: Value?, at located: LocatedField) {
    let field = located.field
    if let issued = form.issuedValues, field.stage == .opening, located.group == nil, formula.readsPrevious {
      return evaluator.set(issued[field.id], located.location)
    }
    var computed: Value?
    if field.stage <= stage || hasInputs(formula, at: located) {
      let operand = evaluator.evaluate(formula, row: located.row)
      computed = Operands.value(operand, for: field, list: choiceList(field))
    }
    if case .number(let number)? = computed, case .number(let format) = field.type.kind {
      if format.isWhole, !number.isInteger {
        report(
          .calculatedNotInteger,
          LocalizedText(
            "算得 \(number)，而这一项应是整数", hant: "算得 \(number)，而這一項應是整數",
            en: "the result \(number) is not a whole number"), at: located)
        computed = nil
      } else if number.magnitude > format.limit {
        let limit = format.limit.text(places: 0, grouping: true)
        report(
          .tooLarge,
          LocalizedText(
            "算得 \(number)，绝对值不能超过 \(limit)", hant: "算得 \(number)，絕對值不能超過 \(limit)",
            en: "the result \(number) is too large: the limit is \(limit) either way"), at: located)
        computed = nil
      }
    }
    if let given, form.given.contains(located.location), !Self.agree(given, with: computed, of: field) {
      report(differs(given, from: computed, of: field), at: located)
    }
    evaluator.set(computed, located.location)
    checkUnchanged(computed, at: located)
  }

  /// Whether anything that a formula of a later stage reads is there already: totals of nothing stay empty until then.
  private func hasInputs(_ formula: Formula, at located: LocatedField) -> Bool {
    // A row that is there has its place among the others.
    if formula.readsPosition, formula.names.isEmpty { return true }
    return formula.names.contains { name in
      switch evaluator.reference(name)?.target {
      case nil: false
      case .own(let group, let column):
        fields[group].fields[column].stage > stage
          && evaluator.value(FieldLocation(field: group, row: located.row, column: column)) != nil
      case .column(let group, let column):
        fields[group].fields[column].stage > stage && !evaluator.operand(for: name).isEmpty
      case .field(let position): fields[position].stage > stage && !evaluator.operand(for: name).isEmpty
      }
    }
  }

  /// Whether a given value is the computed one; amounts in words may be written in any allowed way.
  private static func agree(_ given: Value, with computed: Value?, of field: Field) -> Bool {
    if given == computed { return true }
    guard case .text(let a) = given, case .text(let b)? = computed else { return false }
    guard let x = RMB.parse(a), let y = RMB.parse(b) else { return a.trimmed == b.trimmed }
    return x == y
  }

  private func differs(_ given: Value, from computed: Value?, of field: Field) -> (
    code: FindingCode, LocalizedText, LocalizedText
  ) {
    let hint = LocalizedText(
      "这一项自动计算，不必填写", hant: "這一項自動計算，不必填寫", en: "this field is computed and need not be given")
    guard let computed else {
      return (
        .calculatedGiven,
        LocalizedText(
          "填的是“\(shown(given, of: field, in: .zhHans))”，而这一项目前还算不出来",
          hant: "填的是「\(shown(given, of: field, in: .zhHant))」，而這一項目前還算不出來",
          en: "'\(shown(given, of: field, in: .en))' is given, but the value cannot be computed yet"), hint
      )
    }
    return (
      .calculatedDiffers,
      LocalizedText(
        "填的是 \(shown(given, of: field, in: .zhHans))，算得应是 \(shown(computed, of: field, in: .zhHans))",
        hant: "填的是 \(shown(given, of: field, in: .zhHant))，算得應是 \(shown(computed, of: field, in: .zhHant))",
        en: "\(shown(given, of: field, in: .en)) is given, but the result is \(shown(computed, of: field, in: .en))"),
      hint
    )
  }

  /// What was issued does not change at closing, not even by calculation.
  private mutating func checkUnchanged(_ computed: Value?, at located: LocatedField) {
    // The totals of a card grow with it.
    guard let issued = form.issuedValues, located.field.stage == .opening, schema.kind != .card else { return }
    var before: Value?
    if let group = located.group {
      if case .rows(let rows)? = issued[group.id], rows.indices.contains(located.row) {
        before = rows[located.row][located.field.id]
      }
    } else {
      before = issued[located.field.id]
    }
    guard let before, before != computed else { return }
    findings.append(
      .changed(
        from: before, to: computed, field: located.field, schema: schema, path: located.path, at: origin(of: located)))
  }

  // MARK: State

  func isRelevant(_ located: LocatedField) -> Bool { notRelevant.isEmpty || !notRelevant.contains(located.location) }
  func isCertainlyRelevant(_ located: LocatedField) -> Bool {
    isRelevant(located) && (unknownRelevance.isEmpty || !unknownRelevance.contains(located.location))
  }
  func isUnreadable(_ located: LocatedField) -> Bool {
    !form.unreadable.isEmpty && form.unreadable.contains(located.location)
  }

  private func choiceList(_ field: Field) -> ChoiceList? { field.choiceList.flatMap { schema.choiceLists[$0] } }

  func shown(_ value: Value, of field: Field, in language: Language) -> String {
    ValueText.text(value, field: field, schema: schema, language: language).clipped
  }

  // MARK: Findings

  /// The origin of a value; else of its row, its repeat, the record.
  func origin(of located: LocatedField) -> Origin {
    form.given.nearest(located.location) ?? form.origin
  }

  mutating func report(
    _ code: FindingCode, _ message: LocalizedText, at located: LocatedField, severity: Severity = .error,
    hint: LocalizedText? = nil
  ) {
    findings.append(
      Finding(
        severity, code: code, message, at: origin(of: located), field: located.path, label: located.field.label,
        hint: hint))
  }

  private mutating func report(_ finding: (code: FindingCode, LocalizedText, LocalizedText), at located: LocatedField) {
    report(finding.code, finding.1, at: located, hint: finding.2)
  }
}

extension Formula {
  /// Whether it reads the line before (`${previous.FIELD}`).
  fileprivate var readsPrevious: Bool { names.contains { $0.path.hasPrefix(FormulaNames.previous) } }
}
