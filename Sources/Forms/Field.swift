public import Expressions
public import Findings

/// When a value must be there.
public enum Requirement: Sendable {
  /// It may stay empty.
  case never
  /// It must be there from the field's stage on.
  case always
  /// It must be there from the field's stage on when this holds.
  case when(Formula)
}

/// One field of a form, or one column of a repeat.
///
/// A class, since every value of every form refers to its field: it is made once, by the loader, and never changes.
public final class Field: Sendable {
  /// ASCII id, unique among its siblings.
  public let id: String
  /// The label, as printed.
  public let label: LocalizedText
  /// What to write here, for the one who fills the form.
  public let hint: LocalizedText?
  /// What the field holds.
  public let type: FieldType
  /// The stage from which it binds.
  public let stage: Stage
  /// When it must have a value.
  public let requirement: Requirement
  /// The message when it is missing, in place of the usual one.
  public let requiredMessage: LocalizedText?
  /// What a value must satisfy; `.` is the value.
  public let constraint: Formula?
  /// The message when it does not.
  public let constraintMessage: LocalizedText?
  /// When the field applies. If it does not, a given value is a finding and the field is printed empty.
  public let relevant: Formula?
  /// The formula that computes the value. A value that is given must agree with it.
  public let calculation: Formula?
  /// The formula of the value if none was given.
  public let defaultValue: Formula?
  /// The choice list's name, for select fields.
  public let choiceList: String?
  /// How it is shown: `multiline`, `boxes`, …
  public let appearance: String?
  /// The greatest length in characters.
  public let maxLength: Int?
  /// The least number of rows of a repeat.
  public let minRows: Int?
  /// The greatest number of rows of a repeat (or pictures of an image field).
  public let maxRows: Int?
  /// The columns of a repeat.
  public let fields: [Field]
  /// The steps of an approval chain, in order.
  public let chain: [ApprovalStep]
  /// What a reference may refer to.
  public let reference: FormReference?
  /// What is known of the forms that it may refer to.
  let outlines: [FormOutline]
  /// From where it takes its value if none is given.
  let source: ReferredSource?

  init(_ draft: FieldDraft) {
    id = draft.id
    label = draft.label
    hint = draft.hint
    type = draft.type
    stage = draft.stage
    requirement = draft.requirement
    requiredMessage = draft.requiredMessage
    constraint = draft.constraint
    constraintMessage = draft.constraintMessage
    relevant = draft.relevant
    calculation = draft.calculation
    defaultValue = draft.defaultValue
    choiceList = draft.choiceList
    appearance = draft.appearance
    maxLength = draft.maxLength
    minRows = draft.minRows
    maxRows = draft.maxRows
    fields = draft.columns.map(Field.init)
    chain = draft.chain
    reference = draft.reference
    outlines = draft.outlines
    source = draft.source
  }

  /// Makes a field outside of any schema, for a member of a signature.
  package convenience init(
    id: String, label: LocalizedText, type: FieldType, requirement: Requirement = .never, choiceList: String? = nil
  ) {
    var draft = FieldDraft(id: id, label: label, type: type)
    draft.requirement = requirement
    draft.choiceList = choiceList
    self.init(draft)
  }

  /// The column of this id, of a repeat.
  public func column(_ id: String) -> Field? { fields.first { $0.id == id } }
}

/// A field of the form that a reference refers to.
struct ReferredSource: Sendable {
  /// The id of the reference, a sibling of the field that takes the value.
  let reference: String
  /// The id of the other form's field.
  let field: String
}

/// One step of an approval chain.
public struct ApprovalStep: Sendable {
  /// The role that decides: 部门负责人.
  public var role: LocalizedText
  /// When this step is needed; always, if there is no formula.
  public var when: Formula?
  /// Makes a step.
  package init(role: LocalizedText, when: Formula? = nil) {
    self.role = role
    self.when = when
  }
}

extension Field {
  /// Whether it is computed as an amount in words, which is recorded in simplified characters.
  package var isAmountInWords: Bool {
    guard case .call("rmb", _)? = calculation?.syntax.kind else { return false }
    return true
  }
}
