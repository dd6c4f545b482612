import Findings
import Forms
import Pages
import Synchronization

/// What draws the enclosures of forms in one format: each is compiled when it is first drawn. Any thread may use it.
final class EnclosureDrawers: Sendable {
  private struct Key: Hashable {
    let schema: ObjectIdentifier
    let enclosure: Enclosure
    let language: Language
  }
  let format: FixedFormat
  /// The schemas are kept, so that no other takes their place.
  private let drawers = Mutex<[Key: (schema: FormSchema, drawer: PageDrawer)]>([:])

  init(_ format: FixedFormat) { self.format = format }

  /// - Throws: a `FindingList` if the enclosure's layout has errors, a `FontError` if a font is missing.
  func drawer(
    of enclosure: Enclosure, _ schema: FormSchema, in language: Language, _ pages: PageFontCache
  ) throws -> PageDrawer {
    let key = Key(schema: ObjectIdentifier(schema), enclosure: enclosure, language: language)
    return try drawers.withLock { known in
      if let known = known[key] { return known.drawer }
      // With the font of rare characters, which names have.
      let fonts = try pages.fonts(language, for: format, of: schema.profile, isWide: true)
      let drawer = PageDrawer(
        try PageTemplate.compile(schema, enclosure: enclosure, language: language, fonts: fonts).get())
      known[key] = (schema, drawer)
      return drawer
    }
  }
}
