/// What one document gives out once, and the notes that were written for places in it.
package struct UniqueNumbers: Sendable {
  /// The last number of a bookmark; an engine starts it after the greatest one in the template.
  package var lastAnnotation = 0
  /// The last number of a note by kind; an engine starts it after the greatest one.
  package var lastNote: [NoteKind: Int] = [:]
  /// The last number of a list; an engine starts it after the greatest one.
  package var lastList = 0
  /// The number of the note being written.
  var note = 0
  /// The notes that were written, as markup.
  var notes: [NoteKind: [UInt8]] = [:]
  /// What the copies of a note so far were numbered by.
  var counts: [NoteKey: [KeyCount]] = [:]
  /// Lists that count from the start, and those that they are like.
  package private(set) var lists: [(list: Int, like: Int)] = []

  package init() {}

  /// The next number of a space.
  mutating func next(_ space: NumberSpace) -> Int {
    switch space {
    case .annotation:
      lastAnnotation += 1
      return lastAnnotation
    case .note(let kind):
      lastNote[kind, default: 0] += 1
      return lastNote[kind, default: 1]
    }
  }

  /// The number of a new list.
  mutating func list(like list: Int) -> Int {
    lastList += 1
    lists.append((lastList, list))
    return lastList
  }
}

/// The numbers given out for one key of a program.
struct KeyCount: Sendable {
  /// The last of them.
  var last = 0
  /// How many there were.
  var times = 0
}

/// A note of the template.
struct NoteKey: Sendable, Hashable {
  var kind: NoteKind
  /// Its number there.
  var id: String
}
