import TemplateRuntime

/// What must be given out once in a joined document: numbers of drawings and annotations, names of bookmarks.
struct JoinNumbers {
  /// The last number of a drawing.
  var lastDrawing = 0
  /// The last number of a bookmark, insertion, deletion or other annotation.
  var lastAnnotation = 0
  /// The last number of a comment, footnote, endnote.
  var lastNote: [NoteKind: Int] = [:]
  /// The last number of a list.
  var lastList = 0

  /// The next number of a drawing.
  mutating func drawing() -> Int {
    lastDrawing += 1
    return lastDrawing
  }

  /// The next number of an annotation.
  mutating func annotation() -> Int {
    lastAnnotation += 1
    return lastAnnotation
  }

  /// The next number of a note.
  mutating func note(_ kind: NoteKind) -> Int {
    lastNote[kind, default: 0] += 1
    return lastNote[kind, default: 1]
  }
}

/// What the ids of one document become among the others.
struct JoinMapping {
  /// Which document of the joined one it is, from 0; the first keeps everything as it is.
  var ordinal: Int
  /// New ids of relationships; others stay.
  var relationships: [String: String] = [:]
  /// New numbers of notes.
  var notes: [NoteKind: [String: String]] = [:]
  /// New numbers of lists.
  var lists: [String: String] = [:]
  /// New numbers of annotations, by the old ones.
  var annotations: [String: String] = [:]
  /// The names of its bookmarks.
  var bookmarks: Set<String> = []
  /// Whether it has one section only, so that its pages are the section's.
  var isOneSection = true

  /// Whether its pages are counted anywhere.
  var countsPages = false
  /// The bookmark at its end.
  var lastPage: String { "_LastPage_\(ordinal + 1)" }

  /// What a bookmark of this document is called; at most 40 characters.
  func bookmark(_ name: String) -> String {
    guard ordinal > 0, bookmarks.contains(name) else { return name }
    let suffix = "_c\(ordinal + 1)"
    return name.prefix(40 - suffix.count) + suffix
  }
}
