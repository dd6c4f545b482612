/// The kinds of notes that a document keeps in a part of their own.
enum WordNoteKind: String, CaseIterable, Sendable {
  case comments, footnotes, endnotes

  /// The element of one note.
  var element: String { String(rawValue.dropLast()) }
  /// The elements that lead to a note.
  var references: [String] {
    self == .comments ? ["commentReference", "commentRangeStart", "commentRangeEnd"] : [element + "Reference"]
  }
}
