package import Pictures

/// Something drawn on a page.
package struct Mark: Sendable {
  /// What is drawn.
  package enum Content: Sendable {
    case text(GlyphRun)
    case line(LineMark)
    case rectangle(RectangleMark)
    case path(PathMark)
    case picture(PictureMark)
    case code(CodeMark)
    case link(LinkMark)
  }

  package var content: Content
  /// The element of the page's structure that it belongs to, by its place in `FixedPage.elements`; `nil` for decoration.
  /// In an artwork it is counted from the artwork's first element.
  package var element: Int?
  /// Whether it is decoration that belongs to the page and not to what is written there: page numbers, running heads.
  package var isPagination: Bool
}

/// How a line is drawn.
package struct Stroke: Sendable, Hashable {
  /// In millipoints.
  package var width: Int
  package var colour: PageColour
  /// The lengths of dashes and gaps by turns, in millipoints; empty for a whole line.
  package var dashes: [Int]

  package init(width: Int, colour: PageColour = .black, dashes: [Int] = []) {
    self.width = width
    self.colour = colour
    self.dashes = dashes
  }
}

/// A straight line with square-cut ends.
package struct LineMark: Sendable, Hashable {
  package var start: PagePoint
  package var end: PagePoint
  package var stroke: Stroke
}

/// A rectangle; the line lies half inside and half outside of its edges.
package struct RectangleMark: Sendable, Hashable {
  package var area: PageArea
  package var fill: PageColour?
  package var stroke: Stroke?
}

/// Lines and curves that are filled, stroked, or both.
package struct PathMark: Sendable, Hashable {
  /// A step from the place before it.
  package enum Step: Sendable, Hashable {
    case move(PagePoint)
    case line(PagePoint)
    /// A cubic Bézier curve with its two control points.
    case curve(PagePoint, PagePoint, to: PagePoint)
    /// A line back to the last `move`.
    case close
  }

  package var steps: [Step]
  package var fill: PageColour?
  /// Whether what is enclosed twice is outside; else it is inside.
  package var isEvenOdd: Bool
  package var stroke: Stroke?
}

/// A picture stretched over an area, standing upright.
package struct PictureMark: Sendable {
  package var picture: PagePicture
  package var area: PageArea
}

/// A QR or bar code, black on whatever is there: its modules without the quiet zone fill an area.
package struct CodeMark: Sendable, Hashable {
  package var symbol: CodeSymbol
  package var area: PageArea
}

/// An area that leads elsewhere when it is clicked.
package struct LinkMark: Sendable, Hashable {
  package var area: PageArea
  package var address: LinkAddress
}
