import Expressions
import Findings

/// Compiles the formulas of a form's fields, each in its scope, and gathers what is wrong with them.
struct FormulaCompiler {
  private let lists: [String: ChoiceList]
  private let profile: CompanyProfile
  /// The fields, still without their formulas.
  private let plain: [Field]
  /// Whether formulas read the line before.
  private let readsPrevious: Bool
  private let outer: FormulaScope
  /// References to forms of which nothing is known.
  private let unresolved: [String]
  var findings: [Finding] = []

  init(drafts: [FieldDraft], lists: [String: ChoiceList], profile: CompanyProfile, readsPrevious: Bool = false) {
    self.readsPrevious = readsPrevious
    self.lists = lists
    self.profile = profile
    plain = drafts.map(Field.init)
    unresolved = plain.flatMap { [$0] + $0.fields }.filter { $0.reference != nil && $0.outlines.isEmpty }.map(\.id)
    outer = FormulaNames.scope(plain, group: nil, lists: lists, profile: profile, readsPrevious: readsPrevious)
  }

  /// Compiles the formulas of the fields it was made for.
  mutating func compile(_ drafts: inout [FieldDraft]) {
    for (index, field) in plain.enumerated() {
      compile(&drafts[index], of: field, in: outer)
      if field.type == .repeat {
        let inner = inner(field)
        for (column, plain) in field.fields.enumerated() {
          compile(&drafts[index].columns[column], of: plain, in: inner)
        }
      }
    }
  }

  /// Compiles a formula that belongs to the form as a whole, or to each row of a repeat.
  mutating func compile(_ text: FormulaText, expecting type: OperandType?, in group: Field? = nil) -> Formula? {
    compile(text, in: group.map(inner) ?? outer, expecting: type)
  }

  /// The names that formulas know in the rows of a repeat.
  private func inner(_ group: Field) -> FormulaScope {
    FormulaNames.scope(plain, group: group, lists: lists, profile: profile, readsPrevious: readsPrevious)
  }

  private mutating func compile(_ draft: inout FieldDraft, of plain: Field, in scope: FormulaScope) {
    let texts = draft.formulas
    let type = FormulaNames.type(of: plain)
    if let text = texts.required, let formula = compile(text, in: scope, expecting: .boolean) {
      draft.requirement = .when(formula)
    }
    if let text = texts.constraint {
      var own = scope
      own.current = type
      draft.constraint = compile(text, in: own, expecting: .boolean)
    }
    draft.relevant = texts.relevant.flatMap { compile($0, in: scope, expecting: .boolean) }
    draft.calculation = texts.calculation.flatMap { compile($0, in: scope, expecting: type) }
    draft.defaultValue = texts.defaultValue.flatMap { compile($0, in: scope, expecting: type) }
    for (index, text) in texts.steps.enumerated() {
      draft.chain[index].when = text.flatMap { compile($0, in: scope, expecting: .boolean) }
    }
  }

  private mutating func compile(_ text: FormulaText, in scope: FormulaScope, expecting type: OperandType?) -> Formula? {
    switch Formula.compile(text.text, in: scope, expecting: type, at: text.origin) {
    case .success(let formula): return formula
    case .failure where readsUnresolved(text.text):
      return .unknown(text.text, type: type ?? .boolean)
    case .failure(let list):
      findings += list.findings.map { finding in
        var placed = finding
        placed.origin = text.fileOrigin(of: finding.origin)
        return placed
      }
      return nil
    }
  }

  /// Whether a formula reads through a reference of which nothing is known.
  private func readsUnresolved(_ text: String) -> Bool {
    let plain = Width.withoutBlanks(text)
    return unresolved.contains { plain.contains("${\($0).") || plain.contains(".\($0).") }
  }
}
