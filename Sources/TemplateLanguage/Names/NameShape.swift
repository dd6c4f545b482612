import Findings

/// The kind of value that a name means, as far as it is known before any data.
package indirect enum NameShape: Sendable {
  /// Anything: plain data without a schema.
  case open
  /// Text, identifiers included.
  case text
  /// A number, with the digits printed after the point.
  case number(places: Int?)
  /// A day.
  case date
  /// A day with its time.
  case moment
  /// Truth.
  case boolean
  /// A choice, or several, of these.
  case choice([NameEntry])
  /// Pictures.
  case pictures
  /// A box that is never filled in.
  case stamp
  /// Named members; such a value can be printed by itself.
  case record(NameMembers)
  /// Rows with these columns.
  case rows(NameMembers)

  /// The names that can be used inside a section over such a value.
  package var members: NameMembers? {
    switch self {
    case .record(let members), .rows(let members): members
    default: nil
    }
  }

  /// Whether names and choices are the same as in another shape, in the same order.
  func isAligned(with other: NameShape) -> Bool {
    switch (self, other) {
    case (.choice(let own), .choice(let others)): own.map(\.id) == others.map(\.id)
    case (.record(let own), .record(let others)), (.rows(let own), .rows(let others)):
      own.entries.map(\.id) == others.entries.map(\.id)
        && zip(own.entries, others.entries).allSatisfy { $0.shape.isAligned(with: $1.shape) }
    case (.choice, _), (_, .choice), (.record, _), (_, .record), (.rows, _), (_, .rows): false
    default: true
    }
  }
}

/// One name with its other writings.
package struct NameEntry: Sendable {
  /// The name in the data.
  package var id: String
  /// Other writings: labels in every language.
  package var labels: [String]
  /// The kind of its value.
  package var shape: NameShape
  /// Its index among the names of its level.
  var index = 0
}

/// The names at one level.
package struct NameMembers: Sendable {
  /// The names in order.
  package let entries: [NameEntry]
  private let byID: [String: Int]
  private let byLabel: [String: [Int]]

  init(_ given: [NameEntry]) {
    var entries = given
    for index in entries.indices { entries[index].index = index }
    self.entries = entries
    var byID: [String: Int] = [:]
    var byLabel: [String: [Int]] = [:]
    for (index, entry) in entries.enumerated() {
      if byID[NameFolding.key(entry.id)] == nil { byID[NameFolding.key(entry.id)] = index }
      for key in Set(entry.labels.map(NameFolding.key)) { byLabel[key, default: []].append(index) }
    }
    self.byID = byID
    self.byLabel = byLabel
  }

  /// The entries that a writing may mean: the one with this id, else those with this label.
  func entries(for writing: String) -> [NameEntry] {
    let key = NameFolding.key(writing)
    if let index = byID[key] { return [entries[index]] }
    return byLabel[key, default: []].map { entries[$0] }
  }

  /// Every writing, for hints.
  var writings: [String] { entries.flatMap { [$0.id] + $0.labels } }
}
