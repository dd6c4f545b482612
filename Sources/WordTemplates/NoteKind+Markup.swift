import TemplateRuntime

extension NoteKind {
  /// The element of one note.
  var element: String { String(rawValue.dropLast()) }
  /// The elements that lead to a note.
  var references: [String] {
    self == .comments ? ["commentReference", "commentRangeStart", "commentRangeEnd"] : [element + "Reference"]
  }
}
