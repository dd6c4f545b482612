import PageGraphics

/// What a content stream has set, so that it is not set again.
struct GraphicsState {
  var fill = PageColour.black
  var stroke = PageColour.black
  var width = 1_000
  var dashes: [Int] = []
  var font = 0
  var size = 0
  /// Whether text is not seen.
  var isInvisible = false
  /// Where the line of text in hand begins, in PDF's coordinates; `nil` if it is turned.
  var textOrigin: PagePoint?
  /// Where the next glyph of that line would stand, in thousandths of a millipoint from the left; `nil` if nothing was shown.
  var pen: Int?
}
