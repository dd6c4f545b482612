import Fonts
import PageGraphics

/// An artwork, compressed, with what it needs.
final class ArtworkObject: Sendable {
  /// The content stream, compressed.
  let content: [UInt8]
  /// The fonts by their order: the first is called `F0`.
  let fonts: [FontResource]
  /// The pictures by their order: the first is called `I0`.
  let pictures: [PagePicture]

  init(_ artwork: Artwork, _ cache: PDFCache) throws {
    let resources = Resources(cache)
    var writer = ContentWriter()
    writer.begin(height: artwork.size.height)
    try writer.draw(artwork.drawing, resources)
    writer.end()
    content = PDFCache.packed(writer.bytes)
    fonts = resources.fonts.map(\.resource)
    pictures = resources.pictures
  }

  /// Collects what the artwork uses.
  private final class Resources: ContentResources {
    let cache: PDFCache
    private(set) var fonts: [DocumentFont] = []
    private(set) var pictures: [PagePicture] = []

    init(_ cache: PDFCache) { self.cache = cache }

    func font(_ resource: FontResource) throws -> DocumentFont {
      if let font = fonts.first(where: { $0.resource === resource }) { return font }
      let number = fonts.count
      let font = DocumentFont(resource, number: number + 1, name: "F\(number)", labels: try cache.labels(resource))
      fonts.append(font)
      return font
    }

    func name(_ picture: PagePicture) -> String {
      if let index = pictures.firstIndex(where: { $0.digest == picture.digest }) { return "I\(index)" }
      pictures.append(picture)
      return "I\(pictures.count - 1)"
    }
  }
}
