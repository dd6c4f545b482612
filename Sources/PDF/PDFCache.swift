import Deflating
import Fonts
import PageGraphics
import Synchronization

/// What documents of the same templates share: subsets of the fonts for labels, and artworks, made and compressed once.
///
/// It keeps the fonts and artworks that it has seen, so it lives as long as the templates. Any thread may use it.
package final class PDFCache: Sendable {
  private let labels = Mutex<[ObjectIdentifier: LabelFont]>([:])
  private let artworks = Mutex<[ObjectIdentifier: ArtworkObject]>([:])

  /// An empty cache.
  package init() {}

  /// The font of labels for a resource; `nil` if it is for values.
  func labels(_ resource: FontResource) throws -> LabelFont? {
    guard case .labels(let glyphs) = resource.role else { return nil }
    let key = ObjectIdentifier(resource)
    if let font = labels.withLock({ $0[key] }) { return font }
    // Outside of the lock: other threads go on, and the same bytes may be made twice.
    let font = try LabelFont(resource, glyphs, PDFCache.packed)
    return labels.withLock { fonts in
      if let first = fonts[key] { return first }
      fonts[key] = font
      return font
    }
  }

  func artwork(_ artwork: Artwork) throws -> ArtworkObject {
    let key = ObjectIdentifier(artwork)
    if let object = artworks.withLock({ $0[key] }) { return object }
    let object = try ArtworkObject(artwork, self)
    return artworks.withLock { objects in
      if let first = objects[key] { return first }
      objects[key] = object
      return object
    }
  }

  /// Data compressed as well as can be, since it is done once.
  static func packed(_ data: [UInt8]) -> [UInt8] {
    guard var stream = ZStream(compressing: .zlib, level: 9) else { preconditionFailure("zlib cannot start") }
    return stream.packed(data)
  }
}
