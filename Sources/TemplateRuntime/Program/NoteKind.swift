/// The kinds of notes that a document keeps in a part of their own.
package enum NoteKind: String, CaseIterable, Sendable {
  case comments, footnotes, endnotes
}
