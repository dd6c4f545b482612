/// A worksheet drawn as a printed form: cells placed one by one, each with its look. It is made from nothing, for
/// templates; for lists of records there is a simpler writer.
package struct FormSheet: Sendable {
  /// The sheet's name.
  package var name: String
  /// The widths of the columns in mm.
  package var columnWidths: [Double]
  /// The heights of the rows in points.
  package var rowHeights: [Double]
  /// The cells; rectangles of more than one cell are merged. They must not overlap.
  package var cells: [FormSheetCell] = []
  /// The tables (0-based rows, from their headings to their last rows) that may go on over pages. They are named in the
  /// workbook, and so are the cells that are printed; who fills the sheet cuts it into pages by them.
  package var tables: [Range<Int>] = []
  /// Rows (0-based) that start a new page.
  package var pageStarts: [Int] = []
  /// The paper.
  package var page: FormSheetPage
  /// The standard font. The unit of column widths is its digit, so it must be a font of known width: 10.5 pt Times New
  /// Roman has digits of 7 pixels both by Excel's rounding and unrounded.
  package static let standardFont = FormFont(name: "Times New Roman", size: 10.5)
  /// The title of the workbook's properties.
  package var title: String
  /// Makes an empty sheet.
  package init(name: String, columnWidths: [Double], rowHeights: [Double], page: FormSheetPage, title: String) {
    self.name = name
    self.columnWidths = columnWidths
    self.rowHeights = rowHeights
    self.page = page
    self.title = title
  }
}

/// How a form's sheet is printed.
package struct FormSheetPage: Sendable, Hashable {
  /// Excel's number of the paper size: 9 is A4, 11 is A5; `nil` is the printer's own form, which is the only way to
  /// continuous paper, as the file format has no sizes of one's own.
  package var paperSize: Int?
  /// Whether the long side lies across.
  package var isLandscape = false
  /// The margins in mm.
  package var top = 15.0, right = 15.0, bottom = 15.0, left = 15.0
  /// The distances of header and footer in mm.
  package var header = 6.0, footer = 6.0
  /// The footer in Excel's codes: `&C第 &P 页 共 &N 页`.
  package var footerCodes: String?
  /// The header of the pages after the first, in Excel's codes.
  package var followingHeaderCodes: String?
  /// A4, upright.
  package init() { paperSize = 9 }
}

/// A font.
package struct FormFont: Sendable, Hashable {
  /// Its name.
  package var name: String
  /// Its size in points.
  package var size: Double
  /// Bold or not.
  package var isBold = false
  /// The colour as six hexadecimal digits; `nil` is black.
  package var colour: String?
  /// Makes a font.
  package init(name: String, size: Double, isBold: Bool = false, colour: String? = nil) {
    self.name = name
    self.size = size
    self.isBold = isBold
    self.colour = colour
  }
}

/// A cell, or a rectangle of merged cells. Rows and columns are counted from 0.
package struct FormSheetCell: Sendable, Hashable {
  /// The rectangle.
  package var rows: Range<Int>, columns: Range<Int>
  /// The text in pieces; a cell of one piece is plain text in the cell's font.
  package var pieces: [FormTextPiece]
  /// The look.
  package var style: FormCellStyle
  /// Makes a cell.
  package init(rows: Range<Int>, columns: Range<Int>, pieces: [FormTextPiece], style: FormCellStyle) {
    self.rows = rows
    self.columns = columns
    self.pieces = pieces
    self.style = style
  }
}

/// A piece of a cell's text.
package struct FormTextPiece: Sendable, Hashable {
  /// The text.
  package var text: String
  /// Its font, where it differs from the cell's.
  package var font: FormFont?
  /// Makes a piece.
  package init(_ text: String, font: FormFont? = nil) {
    self.text = text
    self.font = font
  }
}

/// The width of a border line.
package enum FormLine: String, Sendable, Hashable {
  /// About half a point.
  case thin
  /// About one point and a half.
  case medium
  /// Thin and broken.
  case dashed
}

/// The look of a cell.
package struct FormCellStyle: Sendable, Hashable {
  /// The font.
  package var font: FormFont
  /// Horizontal alignment: left, center or right.
  package var horizontal = "left"
  /// Vertical alignment: top, center or bottom.
  package var vertical = "center"
  /// Whether long text is broken into lines.
  package var wraps = true
  /// Whether it is shrunk to the cell's width instead: for numbers and dates, which would show as ##### otherwise.
  package var shrinks = false
  /// Whether characters stand one below another.
  package var isStacked = false
  /// The number format's code.
  package var numberFormat = "General"
  /// The lines.
  package var top: FormLine?, left: FormLine?, bottom: FormLine?, right: FormLine?
  /// The lines' colour as six hexadecimal digits; `nil` is black.
  package var lineColour: String?
  /// Makes a look of a font.
  package init(font: FormFont) { self.font = font }
}
