package import Expressions
package import Findings

/// What the user gave for one form, as text with its places; nothing is understood yet (walk, hop 1).
package struct Submission: Sendable {
  /// The place of the record as a whole.
  package var origin: Origin
  /// The members in the order they were met; doubled keys are still doubled.
  package var entries: [Entry]
  /// Whether it is a row of a list, whose columns are the same for all its forms.
  package var isRow = false
  /// Makes a submission.
  package init(origin: Origin, entries: [Entry]) {
    self.origin = origin
    self.entries = entries
  }

  /// How many values there are, lists and objects included.
  package var valueCount: Int { entries.reduce(0) { $0 + $1.value.count } }

  /// One key with its value.
  package struct Entry: Sendable {
    /// The key as written: a field's id or label.
    package var key: String
    /// The place of the key.
    package var keyOrigin: Origin
    /// The value.
    package var value: RawValue
    /// Makes an entry.
    package init(key: String, keyOrigin: Origin, value: RawValue) {
      self.key = key
      self.keyOrigin = keyOrigin
      self.value = value
    }
  }
}

/// A value as it stood in the file, with its place.
///
/// A class, since values are handed around from the reader of a file to the binder; it never changes.
package final class RawValue: Sendable {
  /// What kind of thing the file says it is.
  package enum Content: Sendable {
    /// Nothing: `null`, an empty cell, an empty string.
    case empty
    /// A text.
    case text(String)
    /// A number by its spelling in the file; a worksheet's number in its shortest decimal spelling.
    case number(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// A worksheet's date cell.
    case date(CalendarMoment, hasTime: Bool)
    /// Several values.
    case list([RawValue])
    /// Members with keys.
    case object([Submission.Entry])
    /// What stands there cannot be read, for this reason.
    case unreadable(Finding)
  }

  /// The content.
  package let content: Content
  /// The place.
  package let origin: Origin

  /// How many values it holds, itself included.
  var count: Int {
    switch content {
    case .empty, .text, .number, .boolean, .date, .unreadable: 1
    case .list(let values): values.reduce(1) { $0 + $1.count }
    case .object(let entries): entries.reduce(1) { $0 + $1.value.count }
    }
  }
  /// Makes a value.
  package init(_ content: Content, at origin: Origin) {
    self.content = content
    self.origin = origin
  }

  /// Another content at the same place.
  package func with(_ content: Content) -> RawValue { RawValue(content, at: origin) }
}
