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
  /// The number of another form.
  case reference
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

  /// All that the program knows of the type.
  package var entry: FieldTypeEntry {
    switch self {
    case .text: .text
    case .integer: .integer
    case .decimal: .decimal
    case .money: .money
    case .date: .date
    case .dateTime: .dateTime
    case .selectOne: .selectOne
    case .selectMultiple: .selectMultiple
    case .repeat: .repeat
    case .reference: .reference
    case .phone: .phone
    case .email: .email
    case .uscc: .creditCode
    case .idCard: .identityNumber
    case .vin: .vehicleNumber
    case .plate: .plate
    case .image: .image
    case .signature: .signature
    case .stamp: .stamp
    case .approvals: .approvals
    }
  }

  /// What the values are.
  package var kind: ValueKind { entry.kind }

  /// The digits after the point that every value is written with; `nil` if it is written with those it has, or is no number.
  package var fixedPlaces: Int? {
    if case .number(let format) = kind, format.isAmount { format.places } else { nil }
  }
}
