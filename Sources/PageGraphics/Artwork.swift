/// Marks that many pages have: the grid and labels of a template. It is compressed once, and kept once in a document.
package final class Artwork: Sendable {
  /// By what it is known: artworks of the same name draw the same.
  package let name: ArtworkName
  /// What is drawn. Its fonts have the role of labels; it has no links.
  package let drawing: Drawing
  /// The area within which all of it lies, from the artwork's own origin.
  package let size: PageSize

  /// Makes an artwork.
  ///
  /// - Precondition: all fonts have the role of labels, and there are no links: they belong to pages.
  package init(_ drawing: Drawing, size: PageSize, name: ArtworkName = ArtworkName(in: ArtworkSource())) {
    for mark in drawing.marks {
      switch mark.content {
      case .text(let run): precondition(run.font.role != .values, "an artwork uses fonts whose glyphs are known")
      case .link: preconditionFailure("links belong to pages")
      case .line, .rectangle, .path, .picture, .code: break
      }
    }
    self.drawing = drawing
    self.size = size
    self.name = name
  }
}

/// What artworks come from, such as a template.
package final class ArtworkSource: Sendable {
  package init() {}
}

/// Which artwork of a source one is. A document has one of each name, however often it was drawn.
package struct ArtworkName: Sendable, Hashable {
  private let source: ArtworkSource
  private let places: [Int32]

  /// The artwork of a source that these numbers tell from its others.
  package init(in source: ArtworkSource, places: [Int32] = []) { (self.source, self.places) = (source, places) }

  package static func == (one: ArtworkName, other: ArtworkName) -> Bool {
    one.source === other.source && one.places == other.places
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(ObjectIdentifier(source))
    hasher.combine(places)
  }

  /// How many artworks a document has; what comes after them is drawn on its pages, so that memory does not grow with them.
  package static let most = 1_000
}

/// An artwork on a page.
package struct PlacedArtwork: Sendable {
  package var artwork: Artwork
  /// Where its origin lies.
  package var origin: PagePoint
  /// The place in `FixedPage.elements` of the element that its marks count from.
  package var firstElement: Int

  package init(_ artwork: Artwork, at origin: PagePoint = .zero, firstElement: Int = 0) {
    self.artwork = artwork
    self.origin = origin
    self.firstElement = firstElement
  }
}
