import Fonts
import PageGraphics
import Zipping

/// What documents of the same templates share: subsets of the fonts for labels, and artworks, made and compressed once.
///
/// It keeps the fonts that it has seen, and many of the artworks, so it lives as long as the templates. Any thread may use it.
package final class OFDCache: Sendable {
  private let fonts = SharedValues<ObjectIdentifier, LabelFont>()
  private let templates = SharedValues<TemplateKey, TemplatePart>(limit: 256)

  /// An empty cache.
  package init() {}

  /// The font of labels for a resource; `nil` if it is for values.
  func labels(_ resource: FontResource) throws -> LabelFont? {
    guard case .labels(let glyphs) = resource.role else { return nil }
    return try fonts.value(of: ObjectIdentifier(resource)) { try LabelFont(resource, glyphs) }
  }

  /// The part of an artwork whose units have these numbers.
  func template(_ key: TemplateKey, _ make: () throws -> TemplatePart) throws -> TemplatePart {
    try templates.value(of: key, make)
  }
}

/// What the bytes of a template page depend on.
struct TemplateKey: Sendable, Hashable {
  let artwork: ArtworkName
  let origin: PagePoint
  let area: PageSize?
  let firstUnit: Int
  /// The numbers of its fonts and pictures, in the order of their use.
  let resources: [Int]
}

/// A template page, compressed.
struct TemplatePart: Sendable {
  let member: RawMember
  let nextUnit: Int
}
