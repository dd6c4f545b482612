/// One value of a document. What it holds is in the lists of the document's data (`TemplateData` of TemplateRuntime):
///
/// | kind | `start`, `count` | `index` | `list` |
/// | --- | --- | --- | --- |
/// | text | its bytes | | |
/// | number, day, moment, picture | | its index among those | |
/// | integer, boolean | | the value itself | |
/// | choice | the indices of what was chosen | | its choice list |
/// | record, signature | the cells of its members | the cell that is printed for a record, or -1 | the names of its members |
/// | list | the cells of its items | the cell of an item to be filled in by hand, or -1 | how many items came before on other pages, or -1 |
package struct Cell: Sendable {
  /// What it holds.
  package enum Kind: UInt8, Sendable {
    case empty, text, number, integer, day, moment, boolean, choice, signature, picture, record, list
  }
  package var kind = Kind.empty
  /// The digits after the point that a number is printed with; -1 is as many as it has.
  package var places: Int8 = -1
  package var list: Int32 = -1
  package var start: Int32 = 0
  package var count: Int32 = 0
  package var index: Int32 = -1

  @inlinable package init(
    kind: Kind = .empty, places: Int8 = -1, list: Int32 = -1, start: Int32 = 0, count: Int32 = 0, index: Int32 = -1
  ) {
    self.kind = kind
    self.places = places
    self.list = list
    self.start = start
    self.count = count
    self.index = index
  }

  /// Nothing; prints as nothing and is false as a condition.
  @inlinable package static var empty: Cell { Cell() }

  /// Whether it has members.
  @inlinable package var hasMembers: Bool {
    switch kind {
    case .record, .signature: true
    default: false
    }
  }

  /// Where its bytes, chosen options, members or items are.
  @inlinable package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }

  /// Whether a section over it is printed: anything but nothing, the empty text, `false` and no items.
  @inlinable package var isTruthy: Bool {
    switch kind {
    case .empty: false
    case .text, .choice, .list: count > 0
    case .boolean: index != 0
    case .number, .integer, .day, .moment, .signature, .picture, .record: true
    }
  }
}
