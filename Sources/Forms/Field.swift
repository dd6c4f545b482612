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
  /// ASCII id, unique among its siblings.
  public var id: String
  /// The label, as printed.
  public var label: LocalizedText
  /// What to write here, for the one who fills the form.
  public var hint: LocalizedText?
  /// What the field holds.
  public var type: FieldType
  /// The stage from which it binds.
  public var stage: Stage = .opening
  /// When it must be filled.
  public var requirement: Requirement = .never
  /// The message when it is missing, in place of the usual one.
  public var requiredMessage: LocalizedText?
  /// What a value must satisfy; `.` is the value.
  public var constraint: Formula?
  /// The message when it does not.
  public var constraintMessage: LocalizedText?
  /// When the field applies; where it does not, a value given for it is a finding and it is printed empty.
  public var relevant: Formula?
  /// How the value is computed; such a field is never typed in (a given value must agree).
  public var calculation: Formula?
  /// The value taken where none was given.
  public var defaultValue: Formula?
  /// The choice list's name, for select fields.
  public var choiceList: String?
  /// How it is shown: `multiline`, `boxes`, …
  public var appearance: String?
  /// The greatest length in characters.
  public var maxLength: Int?
  /// The least number of rows of a repeat.
  public var minRows: Int?
  /// The greatest number of rows of a repeat (or pictures of an image field).
  public var maxRows: Int?
  /// The columns of a repeat.
  public var fields: [Field] = []
  /// The steps of an approval chain, in order.
  public var chain: [ApprovalStep] = []

  /// Makes a field of which only the necessary is known.
  public init(id: String, label: LocalizedText, type: FieldType) {
    self.id = id
    self.label = label
    self.type = type
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
