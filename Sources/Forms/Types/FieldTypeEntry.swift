package import Expressions
package import Findings

/// All that the program knows of a type of field: what its values are, what they are called, and how cells for them look.
///
/// A type whose values are texts or numbers is added by an entry and its line in ``FieldType/entry``.
package final class FieldTypeEntry: Sendable {
  /// What the values are.
  package let kind: ValueKind
  /// What a value is called in a message.
  package let valueName: LocalizedText
  /// The keys that a field of this type may have, of those that not every field may.
  let keys: Set<String>
  /// Whether a repeat may have a column of this type.
  let canBeColumn: Bool
  /// The hint in an entry workbook, if the type alone decides it.
  package let entryHint: LocalizedText?
  /// The number format of a worksheet's cells: text, so that no digit of an identifier is lost.
  package let cellFormat: String
  /// The width of its cells, in digits.
  package let cellWidth: Double
  /// A value as people write it, by which starter templates are measured; `nil` if that depends on the field.
  package let sample: String?

  /// The keys of fields whose values are typed in.
  static let typed: Set<String> = ["required", "constraint"]
  /// The keys of fields whose values formulas can give too.
  static let computed = typed.union(["calculation", "default"])

  init(
    _ kind: ValueKind, _ valueName: LocalizedText, keys: Set<String> = computed, canBeColumn: Bool = true,
    entryHint: LocalizedText? = nil, cellFormat: String = "@", cellWidth: Double = 22, sample: String? = nil
  ) {
    self.kind = kind
    self.valueName = valueName
    self.keys = keys
    self.canBeColumn = canBeColumn
    self.entryHint = entryHint
    self.cellFormat = cellFormat
    self.cellWidth = cellWidth
    self.sample = sample
  }

  /// The keys that not every field may have.
  static let particularKeys = FieldType.allCases.reduce(into: Set()) { $0.formUnion($1.entry.keys) }
}

/// What the values of a field are: the cases of ``Value``, and what types of the same case differ in.
package enum ValueKind: Sendable {
  /// Text; an identifier, if it has a reader.
  case text(IdentifierReader?)
  case number(NumberFormat)
  case date, dateTime
  case choice, choices
  case rows, images, signature, approvals
  /// No value: a stamp on paper.
  case nothing

  /// Whether a value is a number.
  package var isNumber: Bool { if case .number = self { true } else { false } }

  /// Whether a value is a list of records.
  package var isTable: Bool {
    switch self {
    case .rows, .approvals: true
    default: false
    }
  }

  /// Whether a value has parts, which JSON writes as an array or object.
  package var hasParts: Bool {
    switch self {
    case .rows, .approvals, .signature, .choices, .images: true
    default: false
    }
  }
}

/// What numbers of a type are like.
package struct NumberFormat: Sendable {
  /// The most digits after the point.
  package let places: Int
  /// Whether it is an amount in yuan, which is always written with all its places.
  package let isAmount: Bool
  /// The greatest number, either way.
  package let limit: ExactDecimal
  /// How people may write one.
  let example: String

  /// Whether the numbers are whole.
  package var isWhole: Bool { places == 0 }
}
