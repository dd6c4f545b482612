import Expressions
import Findings

/// A field as far as the loader has read it.
struct FieldDraft {
  let id: String
  let label: LocalizedText
  let type: FieldType
  var hint: LocalizedText?
  var stage: Stage = .opening
  var requirement: Requirement = .never
  var requiredMessage: LocalizedText?
  var constraint: Formula?
  var constraintMessage: LocalizedText?
  var relevant: Formula?
  var calculation: Formula?
  var defaultValue: Formula?
  var choiceList: String?
  var appearance: String?
  var maxLength: Int?
  var minRows: Int?
  var maxRows: Int?
  var columns: [FieldDraft] = []
  var chain: [ApprovalStep] = []
  var reference: FormReference?
  /// What is known of the forms that it may refer to.
  var outlines: [FormOutline] = []
  /// The reference beside it, and the field of the form referred to, from which it takes its value.
  var source: ReferredSource?

  /// Whether the schema says the stage; otherwise a calculated field takes that of what it reads.
  var stageIsGiven = false
  /// The place of the id.
  var idOrigin = Origin()
  /// The places of what a reference fills.
  var fillOrigins: [Origin] = []
  /// The formulas as written, which are compiled once every field is known.
  var formulas = FieldFormulas()

  init(id: String, label: LocalizedText, type: FieldType) {
    self.id = id
    self.label = label
    self.type = type
  }
}

/// The texts of a field's formulas.
struct FieldFormulas {
  var required: FormulaText?
  var constraint: FormulaText?
  var relevant: FormulaText?
  var calculation: FormulaText?
  var defaultValue: FormulaText?
  /// The conditions of the chain's steps, in their order.
  var steps: [FormulaText?] = []
}
