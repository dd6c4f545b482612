import Expressions
import Findings

/// Compiles the formulas of a form's fields, each in its scope, and gathers what is wrong with them.
struct FormulaCompiler {
  private let drafts: [FieldDraft]
  private let lists: [String: ChoiceList]
  private let profile: CompanyProfile
  private let plain: [Field]
  private let outer: FormulaScope
  var findings: [Finding] = []

  init(drafts: [FieldDraft], lists: [String: ChoiceList], profile: CompanyProfile) {
    self.drafts = drafts
    self.lists = lists
    self.profile = profile
    plain = drafts.map { draft in
      var field = draft.field
      field.fields = draft.columns.map(\.field)
      return field
    }
    outer = FormulaNames.scope(plain, group: nil, lists: lists, profile: profile)
  }

  /// The fields with their formulas.
  mutating func fields() -> [Field] {
    var fields: [Field] = []
    for (draft, field) in zip(drafts, plain) {
      var done = compiled(draft, field, in: outer)
      if field.type == .repeat {
        let inner = FormulaNames.scope(plain, group: field, lists: lists, profile: profile)
        done.fields = draft.columns.map { compiled($0, $0.field, in: inner) }
      }
      fields.append(done)
    }
    return fields
  }

  /// Compiles a formula that belongs to the form as a whole.
  mutating func compile(_ text: FormulaText, expecting type: OperandType?) -> Formula? {
    compile(text, in: outer, expecting: type)
  }

  private mutating func compiled(_ draft: FieldDraft, _ plain: Field, in scope: FormulaScope) -> Field {
    var field = plain
    let type = FormulaNames.type(of: field)
    if let text = draft.required, let formula = compile(text, in: scope, expecting: .boolean) {
      field.requirement = .when(formula)
    }
    if let text = draft.constraint {
      var own = scope
      own.current = type
      field.constraint = compile(text, in: own, expecting: .boolean)
    }
    field.relevant = draft.relevant.flatMap { compile($0, in: scope, expecting: .boolean) }
    field.calculation = draft.calculation.flatMap { compile($0, in: scope, expecting: type) }
    field.defaultValue = draft.defaultValue.flatMap { compile($0, in: scope, expecting: type) }
    for (index, text) in draft.steps.enumerated() where index < field.chain.count {
      field.chain[index].when = text.flatMap { compile($0, in: scope, expecting: .boolean) }
    }
    return field
  }

  private mutating func compile(_ text: FormulaText, in scope: FormulaScope, expecting type: OperandType?) -> Formula? {
    switch Formula.compile(text.text, in: scope, expecting: type, at: text.origin) {
    case .success(let formula): return formula
    case .failure(let list):
      findings += list.findings.map { finding in
        var placed = finding
        placed.origin = text.place(finding.origin)
        return placed
      }
      return nil
    }
  }
}
