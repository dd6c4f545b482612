/// Marks that many pages have: the grid and labels of a template. It is compressed once, and kept once in a document.
package final class Artwork: Sendable {
  /// What is drawn. Its fonts have the role of labels; it has no links.
  package let drawing: Drawing
  /// The area within which all of it lies, from the artwork's own origin.
  package let size: PageSize

  /// Makes an artwork.
  ///
  /// - Precondition: all fonts have the role of labels, and there are no links: they belong to pages.
  package init(_ drawing: Drawing, size: PageSize) {
    for mark in drawing.marks {
      switch mark.content {
      case .text(let run): precondition(run.font.role != .values, "an artwork uses fonts whose glyphs are known")
      case .link: preconditionFailure("links belong to pages")
      case .line, .rectangle, .path, .picture, .code: break
      }
    }
    self.drawing = drawing
    self.size = size
  }
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
