import Deflating
import Fonts
import PageGraphics

/// What documents of the same templates share: subsets of the fonts for labels, and artworks, made and compressed once.
///
/// It keeps the fonts that it has seen, and many of the artworks, so it lives as long as the templates. Any thread may use it.
package final class PDFCache: Sendable {
  private let labels = SharedValues<ObjectIdentifier, LabelFont>()
  private let artworks = SharedValues<ArtworkName, ArtworkObject>(limit: 256)

  /// An empty cache.
  package init() {}

  /// The font of labels for a resource; `nil` if it is for values.
  func labels(_ resource: FontResource) throws -> LabelFont? {
    guard case .labels(let glyphs) = resource.role else { return nil }
    return try labels.value(of: ObjectIdentifier(resource)) { try LabelFont(resource, glyphs, PDFCache.packed) }
  }

  func artwork(_ artwork: Artwork) throws -> ArtworkObject {
    try artworks.value(of: artwork.name) { try ArtworkObject(artwork, self) }
  }

  /// Data compressed as well as can be, since it is done once.
  static func packed(_ data: [UInt8]) -> [UInt8] {
    guard var stream = ZStream(compressing: .zlib, level: 9) else { preconditionFailure("zlib cannot start") }
    return stream.packed(data)
  }
}
