/// A worksheet drawn as a printed form: cells placed one by one, each with its look. It is made from nothing, for
/// templates; for lists of records there is a simpler writer.
public struct FormSheet: Sendable {
  /// The sheet's name.
  public var name: String
  /// The widths of the columns in mm.
  public var columnWidths: [Double]
  /// The heights of the rows in points.
  public var rowHeights: [Double]
  /// The cells; rectangles of more than one cell are merged. They must not overlap.
  public var cells: [FormSheetCell] = []
  /// The tables (0-based rows, from their headings to their last rows) that may go on over pages. They are named in the
  /// workbook, and so are the cells that are printed; who fills the sheet cuts it into pages by them.
  public var tables: [Range<Int>] = []
  /// Rows (0-based) that start a new page.
  public var pageStarts: [Int] = []
  /// The paper.
  public var page: FormSheetPage
  /// The standard font. The unit of column widths is its digit, so it must be a font of known width: 10.5 pt Times New
  /// Roman has digits of 7 pixels both by Excel's rounding and unrounded.
  public static let standardFont = FormFont(name: "Times New Roman", size: 10.5)
  /// The title of the workbook's properties.
  public var title: String
  /// Makes an empty sheet.
  public init(name: String, columnWidths: [Double], rowHeights: [Double], page: FormSheetPage, title: String) {
    self.name = name
    self.columnWidths = columnWidths
    self.rowHeights = rowHeights
    self.page = page
    self.title = title
  }
}

/// How a form's sheet is printed.
public struct FormSheetPage: Sendable, Hashable {
  /// Excel's number of the paper size: 9 is A4, 11 is A5; `nil` is the printer's own form, which is the only way to
  /// continuous paper, as the file format has no sizes of one's own.
  public var paperSize: Int?
  /// Whether the long side lies across.
  public var isLandscape = false
  /// The margins in mm.
  public var top = 15.0, right = 15.0, bottom = 15.0, left = 15.0
  /// The distances of header and footer in mm.
  public var header = 6.0, footer = 6.0
  /// The footer in Excel's codes: `&C第 &P 页 共 &N 页`.
  public var footerCodes: String?
  /// The header of the pages after the first, in Excel's codes.
  public var followingHeaderCodes: String?
  /// A4, upright.
  public init() { paperSize = 9 }
}

/// A font.
public struct FormFont: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// Its size in points.
  public var size: Double
  /// Bold or not.
  public var isBold = false
  /// The colour as six hexadecimal digits; `nil` is black.
  public var colour: String?
  /// Makes a font.
  public init(name: String, size: Double, isBold: Bool = false, colour: String? = nil) {
    self.name = name
    self.size = size
    self.isBold = isBold
    self.colour = colour
  }
}

/// A cell, or a rectangle of merged cells. Rows and columns are counted from 0.
public struct FormSheetCell: Sendable, Hashable {
  /// The rectangle.
  public var rows: Range<Int>, columns: Range<Int>
  /// The text in pieces; a cell of one piece is plain text in the cell's font.
  public var pieces: [FormTextPiece]
  /// The look.
  public var style: FormCellStyle
  /// Makes a cell.
  public init(rows: Range<Int>, columns: Range<Int>, pieces: [FormTextPiece], style: FormCellStyle) {
    self.rows = rows
    self.columns = columns
    self.pieces = pieces
    self.style = style
  }
}

/// A piece of a cell's text.
public struct FormTextPiece: Sendable, Hashable {
  /// The text.
  public var text: String
  /// Its font, where it differs from the cell's.
  public var font: FormFont?
  /// Makes a piece.
  public init(_ text: String, font: FormFont? = nil) {
    self.text = text
    self.font = font
  }
}

/// The width of a border line.
public enum FormLine: String, Sendable, Hashable {
  /// About half a point.
  case thin
  /// About one point and a half.
  case medium
  /// Thin and broken.
  case dashed
}

/// The look of a cell.
public struct FormCellStyle: Sendable, Hashable {
  /// The font.
  public var font: FormFont
  /// Horizontal alignment: left, center or right.
  public var horizontal = "left"
  /// Vertical alignment: top, center or bottom.
  public var vertical = "center"
  /// Whether long text is broken into lines.
  public var wraps = true
  /// Whether it is shrunk to the cell's width instead: for numbers and dates, which would show as ##### otherwise.
  public var shrinks = false
  /// Whether characters stand one below another.
  public var isStacked = false
  /// The number format's code.
  public var numberFormat = "General"
  /// The lines.
  public var top: FormLine?, left: FormLine?, bottom: FormLine?, right: FormLine?
  /// The lines' colour as six hexadecimal digits; `nil` is black.
  public var lineColour: String?
  /// Makes a look of a font.
  public init(font: FormFont) { self.font = font }
}
