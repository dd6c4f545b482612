package import Fonts

/// A finished page.
package struct FixedPage: Sendable {
  package var size: PageSize
  /// Drawn first: what is stamped across a sheet and must not hide what is written there.
  package var underlay = Drawing()
  /// Drawn over the underlay, in their order.
  package var artworks: [PlacedArtwork]
  /// Drawn over the artworks.
  package var drawing: Drawing
  /// The structure of the page in the order of reading; a parent comes before its parts. It may be empty.
  package var elements: [StructureElement]
  /// The bookmarks that lead to the page.
  package var bookmarks: [Bookmark]
  /// Set where the numbering of pages begins anew; `nil` where it goes on.
  package var numbering: PageNumbering?

  package init(
    size: PageSize, artworks: [PlacedArtwork] = [], drawing: Drawing = Drawing(), elements: [StructureElement] = [],
    bookmarks: [Bookmark] = [], numbering: PageNumbering? = nil
  ) {
    self.size = size
    self.artworks = artworks
    self.drawing = drawing
    self.elements = elements
    self.bookmarks = bookmarks
    self.numbering = numbering
  }
}

extension FixedPage {
  /// The first character for which its font has no glyph.
  package var missingGlyph: (character: Unicode.Scalar, face: FontFace)? {
    for drawing in [underlay] + artworks.map(\.artwork.drawing) + [drawing] {
      guard let place = drawing.glyphs.firstIndex(where: { $0.id == 0 }) else { continue }
      for case .text(let run) in drawing.marks.map(\.content) where run.glyphs.contains(place) {
        return (drawing.glyphs[place].character, run.font.face)
      }
    }
    return nil
  }
}

/// An entry of the list of contents that viewers show beside the pages.
package struct Bookmark: Sendable, Hashable {
  /// Where it stands in the list.
  package enum Level: Int, Sendable, Hashable {
    case top
    /// Under the entry of the top level before it.
    case below
  }

  package var title: String
  package var level: Level
  /// The height on the page that it leads to, in millipoints from the top.
  package var y: Int

  package init(_ title: String, level: Level = .top, y: Int = 0) {
    self.title = title
    self.level = level
    self.y = y
  }
}

/// How viewers count pages from a page on: a prefix and a number, such as `SH-2026-0001/1`.
package struct PageNumbering: Sendable, Hashable {
  package var prefix: String
  package var first: Int

  package init(prefix: String = "", first: Int = 1) {
    self.prefix = prefix
    self.first = first
  }
}
