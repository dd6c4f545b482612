import Expressions
import Findings

/// Checks one form at one stage.
struct FormValidator {
  let form: FilledForm
  let stage: Stage
  let evaluator: FormEvaluator
  var findings: [Finding] = []
  /// The fields that do not apply, or of which that cannot be said.
  private var notRelevant: Set<PlaceKey> = []
  private var unknownRelevance: Set<PlaceKey> = []

  let schema: FormSchema
  private let fields: [Field]

  init(form: FilledForm, stage: Stage, context: FillContext) {
    self.form = form
    self.stage = stage
    schema = form.schema
    fields = form.schema.fields
    evaluator = FormEvaluator(schema: form.schema, values: form.values, context: context)
  }

  mutating func result() -> ValidationResult {
    fillAll()
    for position in fields.indices { check(FieldPlace(fields[position], at: position)) }
    let rules = schema.rules
    for index in rules.indices where rules[index].stage <= stage && isBroken(rules[index].when, rules[index].assertion)
    {
      report(rules[index])
    }
    if findings.hasErrors || form.hasBindingErrors { return .invalid(findings) }
    return .valid(
      ValidForm(
        schema: schema, values: evaluator.filled, stage: stage, warnings: findings, origin: form.origin))
  }

  /// Fills defaults and calculations, without checking anything, and evaluates a formula over the outcome.
  mutating func value(of formula: Formula) -> Operand {
    fillAll()
    return evaluator.evaluate(formula)
  }

  // MARK: Defaults, relevance, calculations

  private mutating func fillAll() {
    for key in schema.lookups.filled {
      let place = FieldPlace(fields[key.field], at: key.field)
      guard key.column >= 0 else {
        fill(place)
        continue
      }
      for row in evaluator.rows[key.field].indices { fill(FieldPlace(column: key.column, row: row, of: place)) }
    }
  }

  private mutating func fill(_ place: FieldPlace) {
    let field = place.field
    let given = evaluator.value(place.key)
    if let relevant = field.relevant {
      switch evaluator.evaluate(relevant, row: place.row) {
      case .boolean(true): break
      case .boolean(false):
        notRelevant.insert(place.key)
        if let given {
          report(
            "not-relevant",
            LocalizedText(
              "按其他各项的内容，这一项不该填，填的是“\(shown(given, of: field, in: .zhHans))”",
              hant: "按其他各項的內容，這一項不該填，填的是「\(shown(given, of: field, in: .zhHant))」",
              en: "this field does not apply here, but '\(shown(given, of: field, in: .en))' is given"), at: place,
            hint: LocalizedText(
              "请清空这一项，或核对相关各项", hant: "請清空這一項，或核對相關各項", en: "clear it, or check the fields it depends on"))
        }
        evaluator.set(nil, place.key)
        return
      default:
        unknownRelevance.insert(place.key)
        if field.calculation == nil { return }
      }
    }
    if let formula = field.calculation {
      compute(formula, given: given, at: place)
    } else if given == nil, field.stage <= stage, !isUnreadable(place) {
      if let value = evaluator.referredValue(at: place) { return evaluator.set(value, place.key) }
      guard let formula = field.defaultValue else { return }
      let operand = evaluator.evaluate(formula, row: place.row)
      evaluator.set(Operands.value(operand, for: field, list: choiceList(field)), place.key)
    }
  }

  private mutating func compute(_ formula: Formula, given: Value?, at place: FieldPlace) {
    let field = place.field
    var computed: Value?
    if field.stage <= stage || hasInputs(formula, at: place) {
      let operand = evaluator.evaluate(formula, row: place.row)
      computed = Operands.value(operand, for: field, list: choiceList(field))
    }
    if case .number(let number)? = computed, case .number(let format) = field.type.kind {
      if format.isWhole, !number.isInteger {
        report(
          "calculated-not-integer",
          LocalizedText(
            "算得 \(number)，而这一项应是整数", hant: "算得 \(number)，而這一項應是整數",
            en: "the result \(number) is not a whole number"), at: place)
        computed = nil
      } else if number.magnitude > format.limit {
        let limit = format.limit.text(places: 0, grouping: true)
        report(
          "too-large",
          LocalizedText(
            "算得 \(number)，绝对值不能超过 \(limit)", hant: "算得 \(number)，絕對值不能超過 \(limit)",
            en: "the result \(number) is too large: the limit is \(limit) either way"), at: place)
        computed = nil
      }
    }
    if let given, form.given.contains(place.key), !Self.agree(given, with: computed, of: field) {
      report(differs(given, from: computed, of: field), at: place)
    }
    evaluator.set(computed, place.key)
    checkUnchanged(computed, at: place)
  }

  /// Whether anything that a formula of a later stage reads is there already: totals of nothing stay empty until then.
  private func hasInputs(_ formula: Formula, at place: FieldPlace) -> Bool {
    // A row that is there has its place among the others.
    if formula.readsPosition, formula.names.isEmpty { return true }
    return formula.names.contains { name in
      switch evaluator.reference(name)?.target {
      case nil: false
      case .own(let group, let column):
        fields[group].fields[column].stage > stage
          && evaluator.value(PlaceKey(field: group, row: place.row, column: column)) != nil
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
    code: String, LocalizedText, LocalizedText
  ) {
    let hint = LocalizedText(
      "这一项自动计算，不必填写", hant: "這一項自動計算，不必填寫", en: "this field is computed and need not be given")
    guard let computed else {
      return (
        "calculated-given",
        LocalizedText(
          "填的是“\(shown(given, of: field, in: .zhHans))”，而这一项目前还算不出来",
          hant: "填的是「\(shown(given, of: field, in: .zhHant))」，而這一項目前還算不出來",
          en: "'\(shown(given, of: field, in: .en))' is given, but the value cannot be computed yet"), hint
      )
    }
    return (
      "calculated-differs",
      LocalizedText(
        "填的是 \(shown(given, of: field, in: .zhHans))，算得应是 \(shown(computed, of: field, in: .zhHans))",
        hant: "填的是 \(shown(given, of: field, in: .zhHant))，算得應是 \(shown(computed, of: field, in: .zhHant))",
        en: "\(shown(given, of: field, in: .en)) is given, but the result is \(shown(computed, of: field, in: .en))"),
      hint
    )
  }

  /// What was issued does not change at closing, not even by calculation.
  private mutating func checkUnchanged(_ computed: Value?, at place: FieldPlace) {
    guard let issued = form.issuedValues, place.field.stage == .opening else { return }
    var before: Value?
    if let group = place.group {
      if case .rows(let rows)? = issued[group.id], rows.indices.contains(place.row) {
        before = rows[place.row][place.field.id]
      }
    } else {
      before = issued[place.field.id]
    }
    guard let before, before != computed else { return }
    findings.append(
      .changed(
        from: before, to: computed, field: place.field, schema: schema, path: place.path, at: origin(of: place)))
  }

  // MARK: State

  func isRelevant(_ place: FieldPlace) -> Bool { notRelevant.isEmpty || !notRelevant.contains(place.key) }
  func isCertainlyRelevant(_ place: FieldPlace) -> Bool {
    isRelevant(place) && (unknownRelevance.isEmpty || !unknownRelevance.contains(place.key))
  }
  func isUnreadable(_ place: FieldPlace) -> Bool {
    !form.unreadable.isEmpty && form.unreadable.contains(place.key)
  }

  private func choiceList(_ field: Field) -> ChoiceList? { field.choiceList.flatMap { schema.choiceLists[$0] } }

  func shown(_ value: Value, of field: Field, in language: Language) -> String {
    ValueText.text(value, field: field, schema: schema, language: language).clipped
  }

  // MARK: Findings

  /// The place of a value; else of its row, its repeat, the record.
  func origin(of place: FieldPlace) -> Origin {
    form.given.nearest(place.key) ?? form.origin
  }

  mutating func report(
    _ code: String, _ message: LocalizedText, at place: FieldPlace, severity: Severity = .error,
    hint: LocalizedText? = nil
  ) {
    findings.append(
      Finding(
        severity, code: code, message, at: origin(of: place), field: place.path, label: place.field.label, hint: hint))
  }

  private mutating func report(_ finding: (code: String, LocalizedText, LocalizedText), at place: FieldPlace) {
    report(finding.code, finding.1, at: place, hint: finding.2)
  }
}
