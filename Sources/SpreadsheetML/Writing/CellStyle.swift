/// The look of a cell that is written. What is `nil` is not stated: the program takes it from the standard look.
package struct CellStyle: Sendable, Hashable {
  /// Where a text lies between the left and right side of its cell.
  package enum Horizontal: String, Sendable, Hashable {
    /// As the content asks: text left, numbers right.
    case general
    /// At the left.
    case left
    /// In the middle.
    case center
    /// At the right.
    case right
  }
  /// Where a text lies between the top and bottom of its cell.
  package enum Vertical: String, Sendable, Hashable {
    /// At the top.
    case top
    /// In the middle.
    case center
    /// At the bottom.
    case bottom
  }
  /// The ground of a cell.
  package enum Fill: Sendable, Hashable {
    /// No ground.
    case clear
    /// One colour, as six hexadecimal digits.
    case solid(String)
  }
  /// How a text runs downwards; the number is that of the file format.
  package enum Downwards: Int, Sendable, Hashable {
    /// Characters stand one below another.
    case stacked = 255
    /// The line is turned by a quarter to the right.
    case turned = 180
  }
  /// The font.
  package var font: CellFont
  /// The ground.
  package var fill: Fill?
  /// The lines around it.
  package var border = CellBorder()
  /// The number format's code: `General`, `@`, `#,##0.00`, `yyyy-mm-dd`.
  package var numberFormat: String?
  /// Where the text lies from left to right.
  package var horizontal = Horizontal.general
  /// Where the text lies from top to bottom.
  package var vertical = Vertical.center
  /// Whether long text is broken into lines.
  package var wraps = false
  /// Whether it is shrunk to the cell's width instead: for numbers and dates, which would show as ##### otherwise.
  package var shrinks = false
  /// How the text runs downwards, if it does.
  package var downwards: Downwards?
  /// Whether the cell cannot be changed on a protected sheet.
  package var isLocked = true
  /// Whether the program shows the text as text even when it looks like a formula.
  package var quotePrefix = false

  /// A look of a font.
  package init(font: CellFont) { self.font = font }

  /// The plain look of lists and entry workbooks; 宋体 is on every Chinese machine.
  package static let plain = {
    var style = CellStyle(font: CellFont(name: "宋体", size: 10.5))
    style.fill = .clear
    return style
  }()

  /// The look for a text that stays a text: never taken for a formula, and never shown as ##### for its length.
  package func holding(_ text: String) -> CellStyle {
    var style = self
    if let first = text.first, "=+-@\t＝＋－＠".contains(first) { style.quotePrefix = true }
    if text.utf16.count > 255 { style.allowLongText() }
    return style
  }

  /// Excel shows ##### for texts of more than 255 characters in cells whose format is that of texts.
  mutating func allowLongText() { if numberFormat == "@" { numberFormat = nil } }
}

/// A font.
package struct CellFont: Sendable, Hashable {
  /// The colour of characters.
  package enum Colour: Sendable, Hashable {
    /// What the system writes with: black.
    case automatic
    /// Six hexadecimal digits.
    case rgb(String)
  }
  /// Its name.
  package var name: String
  /// Its size in points.
  package var size: Double
  /// Bold or not.
  package var isBold = false
  /// The colour; black if `nil`.
  package var colour: Colour?
  /// Makes a font.
  package init(name: String, size: Double, isBold: Bool = false, colour: Colour? = nil) {
    self.name = name
    self.size = size
    self.isBold = isBold
    self.colour = colour
  }
}

/// The lines around a cell.
package struct CellBorder: Sendable, Hashable {
  /// A kind of line.
  package enum Line: String, Sendable, Hashable {
    /// About half a point.
    case thin
    /// About one point and a half.
    case medium
    /// Thin and broken.
    case dashed
  }
  /// The lines.
  package var top: Line?, left: Line?, bottom: Line?, right: Line?
  /// Their colour as six hexadecimal digits; black if `nil`.
  package var colour: String?
  /// Lines around a cell.
  package init(
    top: Line? = nil, left: Line? = nil, bottom: Line? = nil, right: Line? = nil, colour: String? = nil
  ) {
    (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
    self.colour = colour
  }
  /// The same line on all sides.
  package init(all line: Line, colour: String? = nil) {
    self.init(top: line, left: line, bottom: line, right: line, colour: colour)
  }
}
