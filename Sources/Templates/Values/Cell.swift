import TemplateLanguage

/// One value of a document. What it holds is in the lists of the document's ``TemplateData``:
///
/// | kind | `start`, `count` | `index` | `list` |
/// | --- | --- | --- | --- |
/// | text | its bytes | | |
/// | number, day, moment, picture | | its place among those | |
/// | integer, boolean | | the value itself | |
/// | choice | the places of what was chosen | | its choice list |
/// | record, signature | the cells of its members | the cell that is printed for a record, or -1 | the names of its members |
/// | list | the cells of its items | the cell of an item to be filled in by hand, or -1 | |
struct Cell: Sendable {
  /// What it holds.
  enum Kind: UInt8, Sendable {
    case empty, text, number, integer, day, moment, boolean, choice, signature, picture, record, list
  }
  var kind = Kind.empty
  /// The digits after the point that a number is printed with; -1 is as many as it has.
  var places: Int8 = -1
  var list: Int32 = -1
  var start: Int32 = 0
  var count: Int32 = 0
  var index: Int32 = -1

  /// Nothing; prints as nothing and is false as a condition.
  static let empty = Cell()

  /// Whether it has members of its own.
  var hasMembers: Bool { kind == .record || kind == .signature }

  /// Where its bytes, chosen options, members or items are.
  var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

  /// Whether a section over it is printed: anything but nothing, the empty text, `false` and no items.
  var isTruthy: Bool {
    switch kind {
    case .empty: false
    case .text, .choice, .list: count > 0
    case .boolean: index != 0
    case .number, .integer, .day, .moment, .signature, .picture, .record: true
    }
  }
}
