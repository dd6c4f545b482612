import Findings
import Forms
import Storage
import Synchronization
import Templates

/// The renderers of forms, each compiled once for all that print them, and the fonts of fixed pages. Any number of threads may
/// use it.
final class RendererCache: Sendable {
  /// More renderers than a department's forms have; then all are let go, for most are of forms that were changed since.
  private static let most = 400

  private struct Key: Hashable {
    let schema: String
    let profile: String
    let format: DocumentFormat
    let template: Digest
  }

  /// The fonts of fixed pages.
  let pages = PageFontCache()
  private let renderers = Mutex<[Key: (renderer: any CopyRenderer, isChecked: Bool)]>([:])

  /// What renders a form's copies in a format.
  ///
  /// - Parameters:
  ///   - schema: The form.
  ///   - format: The format.
  ///   - template: The digest of what the documents are made from.
  ///   - name: The name under which findings speak of it.
  ///   - checks: What is looked for in it, unless it was looked at before.
  ///   - source: What the documents are made from.
  /// - Throws: a `FindingList` if a template has errors, a `FontError` if a font is missing.
  func renderer(
    for schema: FormSchema, _ format: DocumentFormat, _ template: Digest, name: String, checks: TemplateChecks,
    source: () throws -> [UInt8]
  ) throws -> any CopyRenderer {
    let key = Key(schema: schema.text, profile: schema.profile.text, format: format, template: template)
    if let known = renderers.withLock({ $0[key] }), known.isChecked || checks == .none { return known.renderer }
    let made = try format.entry.renderer(for: schema, try source(), name: name, checks: checks, pages: pages)
    renderers.withLock { renderers in
      if renderers.count >= RendererCache.most { renderers.removeAll() }
      renderers[key] = (made, checks == .all)
    }
    return made
  }
}
