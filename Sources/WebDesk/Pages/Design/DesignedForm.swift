import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// A form's schema at the desk of its author: as it is published, and the change that is under way.
struct DesignedForm: Sendable {
  let id: String
  /// The text of the company's folder of forms; empty for a form that is not published yet.
  let published: String
  /// The change that is under way.
  let draft: FormDraft?

  /// The text as it is now.
  var text: String { draft?.text ?? published }
  /// Whether it was never published.
  var isNew: Bool { published.isEmpty }

  /// The form of the address.
  ///
  /// - Throws: ``Failure/notFound`` if it neither is in the library nor was begun.
  init(_ visit: Visit) async throws {
    id = visit.parameter("form")
    published = try visit.site.desk.library.text(of: id)
    draft = try await visit.site.store.formDraft(id)
    if published.isEmpty, draft == nil { throw Failure.notFound }
  }

  /// Saves a text of it.
  func save(_ text: String, _ visit: Visit) async throws {
    try await visit.site.store.saveFormDraft(
      id, text: text, base: published, by: visit.person(), at: visit.seconds)
  }
}
