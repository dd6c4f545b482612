import Findings
import Forms

/// A piece of a form in a print file.
struct PrintPart: Sendable {
  /// What is printed.
  enum Content: Sendable {
    /// A copy on record: its document, or its pages drawn once more.
    case copy(IssuedCopy)
  }
  /// Its name within the form: a copy's id. Pages are numbered under it.
  let id: String
  /// How bookmarks call it.
  let title: LocalizedText
  let content: Content
}

/// The parts of a form that lie together where copies are printed one after the other: what goes out with the first copy,
/// with the second …
struct PrintRound: Sendable {
  /// How bookmarks call the round.
  let title: LocalizedText
  let parts: [PrintPart]
}

/// Which parts of each form a print file holds.
struct PrintSelection: Sendable {
  /// The format of the file.
  let format: DocumentFormat
  /// The only copy that is wanted, by its id, label or keeper.
  let copy: String?

  /// The rounds of a form, in their order.
  ///
  /// - Throws: a ``DeskError`` if the form has no such copy.
  func rounds(of form: IssuedForm) throws -> [PrintRound] {
    let only = try copy.map { try form.schema.copy($0, named: form.number).id }
    return form.copies.filter { $0.format == format && (only == nil || only == $0.id) }.map { copy in
      let title = form.schema.copy(copy.id)?.label ?? LocalizedText(copy.id)
      return PrintRound(title: title, parts: [PrintPart(id: copy.id, title: title, content: .copy(copy))])
    }
  }

  /// What stands behind the numbers in the names of files with these forms: `-finance`.
  func suffix(for schema: FormSchema) throws -> String {
    try copy.map { "-\(try schema.copy($0, named: schema.id).id)" } ?? ""
  }
}
