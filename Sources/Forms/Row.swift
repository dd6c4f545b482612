/// The ids of the fields of one level, in the order of the form: one for all forms of a schema.
package final class FieldNames: Sendable {
  package let ids: [String]
  private let index: FieldIndex

  package init(_ ids: [String]) {
    self.ids = ids
    index = FieldIndex(ids)
  }

  /// No fields.
  package static let none = FieldNames([])

  /// The position of an id; `nil` if it is none of these.
  package func position(of id: String) -> Int? { index.position(of: id) }

  /// The same, quick where ids are asked for in the order of the form; `next` is where to look first.
  func position(of id: String, from next: Int) -> Int? {
    for position in next..<Swift.min(next + 3, ids.count) where ids[position] == id { return position }
    return index.position(of: id)
  }
}

/// The values of one level of a form, or of one row of a repeat, by field id. Empty fields are absent.
///
/// They are stored in the order of the fields, so that a value can be read by its field's position. A row
/// made without a schema has its fields in the order in which they were set.
public struct Row: Sendable {
  private(set) var names: FieldNames
  private var all: [Value?]

  /// An empty row of any fields.
  package init() { self.init(.none) }

  /// An empty row of these fields.
  init(_ names: FieldNames) { self.init(names, [Value?](repeating: nil, count: names.ids.count)) }

  /// The values of these fields, one for each.
  init(_ names: FieldNames, _ values: [Value?]) {
    self.names = names
    all = values
  }

  /// The value of a field; `nil` if it is empty.
  public subscript(id: String) -> Value? {
    get { names.position(of: id).flatMap { all[$0] } }
    set {
      if let position = names.position(of: id) {
        all[position] = newValue
      } else if let newValue {
        names = FieldNames(names.ids + [id])
        all.append(newValue)
      }
    }
  }

  /// The value of the field at a position in the row's own order.
  subscript(position: Int) -> Value? {
    get { all[position] }
    set { all[position] = newValue }
  }

  /// The values in the order of `names`, one for each.
  package func values(of names: FieldNames) -> [Value?] {
    names === self.names ? all : names.ids.map { self[$0] }
  }

  /// Whether nothing is filled in.
  public var isEmpty: Bool { all.allSatisfy { $0 == nil } }
}

extension Row: Sequence {
  /// The filled fields with their values, in the order of the fields.
  public func makeIterator() -> some IteratorProtocol<(id: String, value: Value)> {
    zip(names.ids, all).lazy.compactMap { id, value in value.map { (id: id, value: $0) } }.makeIterator()
  }
}

extension Row: ExpressibleByDictionaryLiteral {
  /// Makes a row of any fields.
  public init(dictionaryLiteral elements: (String, Value)...) {
    self.init(FieldNames(elements.map(\.0)), elements.map(\.1))
  }
}

extension Row: Hashable {
  /// Whether the same fields are filled with the same values, in whatever order.
  public static func == (one: Row, other: Row) -> Bool {
    if one.names === other.names { return one.all == other.all }
    var count = 0
    for (id, value) in one {
      guard other[id] == value else { return false }
      count += 1
    }
    return count == other.reduce(0) { count, _ in count + 1 }
  }

  /// Feeds what does not depend on the order of the fields.
  public func hash(into hasher: inout Hasher) {
    var sum = 0
    for (id, value) in self {
      var one = Hasher()
      one.combine(id)
      one.combine(value)
      sum &+= one.finalize()
    }
    hasher.combine(sum)
  }
}

extension FormSchema {
  /// The ids of the fields at top level.
  package var names: FieldNames { lookups.keys.names }
  /// The ids of the columns of the repeat at a position.
  package func columnNames(at position: Int) -> FieldNames { lookups.keys.columns(at: position).names }
}
