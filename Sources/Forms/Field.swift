public import Expressions
public import Findings

/// What a field holds. Patterns and check digits: domain 4.9.
public enum FieldType: String, Sendable, Hashable, CaseIterable {
  /// Text of one line, or of several with `appearance: multiline`.
  case text
  /// A whole number.
  case integer
  /// An exact decimal number.
  case decimal
  /// An amount in yuan, exact, two decimals.
  case money
  /// A calendar day.
  case date
  /// A day and time of day, without zone.
  case dateTime
  /// One choice of a list.
  case selectOne = "select_one"
  /// Several choices of a list.
  case selectMultiple = "select_multiple"
  /// Rows of fields.
  case `repeat`
  /// A telephone number.
  case phone
  /// An e-mail address.
  case email
  /// 统一社会信用代码, GB 32100-2015.
  case uscc
  /// 公民身份号码, GB 11643-1999.
  case idCard = "id_card"
  /// 车辆识别代号, GB 16735 (a wrong check digit is a warning).
  case vin
  /// 车牌号.
  case plate
  /// A picture: a path beside the data file.
  case image
  /// Name, date and an optional opinion.
  case signature
  /// A box for a stamp; printed, never filled in.
  case stamp
  /// The decisions of an approval chain.
  case approvals
}

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
public struct Field: Sendable {
  /// What is known of the field. It lies in a box, since fields are handed around for every value of every
  /// form: a copy of the field is then a copy of one reference.
  private struct Content: Sendable {
    var id: String
    var label: LocalizedText
    var hint: LocalizedText?
    var type: FieldType
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
    var fields: [Field] = []
    var chain: [ApprovalStep] = []
  }
  private final class Box: Sendable {
    let content: Content
    init(_ content: Content) { self.content = content }
  }
  private var box: Box

  private mutating func change(_ change: (inout Content) -> Void) {
    var content = box.content
    change(&content)
    box = Box(content)
  }

  /// ASCII id, unique among its siblings.
  public var id: String {
    get { box.content.id }
    set { change { $0.id = newValue } }
  }
  /// The label, as printed.
  public var label: LocalizedText {
    get { box.content.label }
    set { change { $0.label = newValue } }
  }
  /// What to write here, for the one who fills the form.
  public var hint: LocalizedText? {
    get { box.content.hint }
    set { change { $0.hint = newValue } }
  }
  /// What the field holds.
  public var type: FieldType {
    get { box.content.type }
    set { change { $0.type = newValue } }
  }
  /// The stage from which it binds.
  public var stage: Stage {
    get { box.content.stage }
    set { change { $0.stage = newValue } }
  }
  /// When it must be filled.
  public var requirement: Requirement {
    get { box.content.requirement }
    set { change { $0.requirement = newValue } }
  }
  /// The message when it is missing, in place of the usual one.
  public var requiredMessage: LocalizedText? {
    get { box.content.requiredMessage }
    set { change { $0.requiredMessage = newValue } }
  }
  /// What a value must satisfy; `.` is the value.
  public var constraint: Formula? {
    get { box.content.constraint }
    set { change { $0.constraint = newValue } }
  }
  /// The message when it does not.
  public var constraintMessage: LocalizedText? {
    get { box.content.constraintMessage }
    set { change { $0.constraintMessage = newValue } }
  }
  /// When the field applies; where it does not, a value given for it is a finding and it is printed empty.
  public var relevant: Formula? {
    get { box.content.relevant }
    set { change { $0.relevant = newValue } }
  }
  /// How the value is computed; such a field is never typed in (a given value must agree).
  public var calculation: Formula? {
    get { box.content.calculation }
    set { change { $0.calculation = newValue } }
  }
  /// The value taken where none was given.
  public var defaultValue: Formula? {
    get { box.content.defaultValue }
    set { change { $0.defaultValue = newValue } }
  }
  /// The choice list's name, for select fields.
  public var choiceList: String? {
    get { box.content.choiceList }
    set { change { $0.choiceList = newValue } }
  }
  /// How it is shown: `multiline`, `boxes`, …
  public var appearance: String? {
    get { box.content.appearance }
    set { change { $0.appearance = newValue } }
  }
  /// The greatest length in characters.
  public var maxLength: Int? {
    get { box.content.maxLength }
    set { change { $0.maxLength = newValue } }
  }
  /// The least number of rows of a repeat.
  public var minRows: Int? {
    get { box.content.minRows }
    set { change { $0.minRows = newValue } }
  }
  /// The greatest number of rows of a repeat (or pictures of an image field).
  public var maxRows: Int? {
    get { box.content.maxRows }
    set { change { $0.maxRows = newValue } }
  }
  /// The columns of a repeat.
  public var fields: [Field] {
    get { box.content.fields }
    set { change { $0.fields = newValue } }
  }
  /// The steps of an approval chain, in order.
  public var chain: [ApprovalStep] {
    get { box.content.chain }
    set { change { $0.chain = newValue } }
  }

  /// Makes a field of which only the necessary is known.
  public init(id: String, label: LocalizedText, type: FieldType) {
    box = Box(Content(id: id, label: label, type: type))
  }

  /// The column of this id, of a repeat.
  public func column(_ id: String) -> Field? { fields.first { $0.id == id } }
}

/// One step of an approval chain.
public struct ApprovalStep: Sendable {
  /// The role that decides: 部门负责人.
  public var role: LocalizedText
  /// When this step is needed; always, if there is no formula.
  public var when: Formula?
  /// Makes a step.
  public init(role: LocalizedText, when: Formula? = nil) {
    self.role = role
    self.when = when
  }
}
