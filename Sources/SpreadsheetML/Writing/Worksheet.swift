package import Findings

/// A worksheet to be written from nothing. Rows and columns count from 1.
package struct Worksheet: Sendable {
  /// A cell, or a rectangle of merged cells.
  package struct Cell: Sendable {
    /// The rectangle.
    package var range: CellRange
    /// The text, of at most 32,767 UTF-16 units: always written as a text, so that nothing becomes a formula.
    package var text: String?
    /// The formula, without `=`, in place of a text; its result counts as an empty text until a program calculates it.
    package var formula: String?
    /// The look; of a rectangle, whose outer lines are those of the border.
    package var style: CellStyle
  }
  /// A row.
  package struct Row: Sendable {
    /// Its height in points; the program's own if `nil`.
    package var height: Double?
    /// Whether it is hidden.
    package var isHidden: Bool
    /// Makes a row.
    package init(height: Double? = nil, isHidden: Bool = false) {
      self.height = height
      self.isHidden = isHidden
    }
  }
  /// A column.
  package struct Column: Sendable {
    /// In digits of the standard font; at most 255.
    package var width: Double
    /// Whether it is hidden.
    package var isHidden: Bool
    /// Makes a column.
    package init(width: Double, isHidden: Bool = false) {
      self.width = width
      self.isHidden = isHidden
    }
  }
  /// A name for places of the sheet, known in it alone.
  package struct DefinedName: Sendable {
    /// The name.
    package var name: String
    /// The places, without the sheet's name: `$A$1:$D$20`, `$3:$5`.
    package var ranges: [String]
    /// Makes a name.
    package init(_ name: String, _ ranges: [String]) {
      self.name = name
      self.ranges = ranges
    }
  }
  /// The name on its tab; see ``SheetName``.
  package var name: String
  /// The columns from A on.
  package var columns: [Column] = []
  /// The rows from 1 on.
  package var rows: [Row] = []
  /// The height of other rows in points.
  package var defaultRowHeight = 15.0
  /// The cells; they must not overlap.
  package var cells: [Cell] = []
  /// How many rows stay on top when one scrolls.
  package var frozenRows = 0
  /// The range with filter buttons, its first row the header.
  package var filter: CellRange?
  /// What may be typed where.
  package var validations: [CellValidation] = []
  /// Whether only unlocked cells can be changed; there is no password.
  package var isProtected = false
  /// Whether the sheet is hidden.
  package var isHidden = false
  /// How it is printed.
  package var page = PageSetup()
  /// Rows that start a new page.
  package var pageStarts: [Int] = []
  /// The rows printed on top of each page.
  package var printTitleRows: ClosedRange<Int>?
  /// Further names.
  package var names: [DefinedName] = []
  /// The cell that is chosen when the file is opened.
  package var activeCell: CellReference?
  /// The pictures upon its cells.
  package var pictures: [SheetPicture] = [] {
    didSet { hasDrawing = !pictures.isEmpty }
  }
  /// Whether it has a drawing, to which its relationship `rId1` leads.
  var hasDrawing = false
  /// Makes an empty sheet.
  package init(name: String) { self.name = name }

  /// Adds a row below the others, and gives its number.
  @discardableResult
  package mutating func addRow(height: Double? = nil, isHidden: Bool = false) -> Int {
    rows.append(Row(height: height, isHidden: isHidden))
    return rows.count
  }

  /// Adds a cell.
  package mutating func add(_ text: String?, column: Int, row: Int, _ style: CellStyle) {
    add(text, columns: column...column, rows: row...row, style)
  }

  /// Adds a rectangle of merged cells.
  package mutating func add(_ text: String?, columns: ClosedRange<Int>, rows: ClosedRange<Int>, _ style: CellStyle) {
    cells.append(Cell(range: CellRange(columns: columns, rows: rows), text: text, style: style))
  }
}

/// What may be typed into cells.
package struct CellValidation: Sendable {
  /// The kinds of rule.
  package enum Kind: Sendable, Hashable {
    /// One of the texts in a range, such as `'选项'!$A$1:$A$3`, with a drop-down list; other texts too, if not strict.
    case list(range: String, isStrict: Bool)
    /// A day from 1900 on.
    case date
    /// A number.
    case decimal
    /// A whole number.
    case whole
    /// Anything: the prompt is all there is.
    case any
  }
  /// The cells.
  package var range: CellRange
  /// The rule.
  package var kind: Kind
  /// What is shown when the cell is chosen; cut at 255 UTF-16 units.
  package var prompt: String?
  /// What is shown when the rule is broken; cut at 225 UTF-16 units.
  package var message: String?
  /// Whether what breaks the rule may stay once that was shown.
  package var isWarning = false
  /// Makes a rule.
  package init(_ range: CellRange, _ kind: Kind, prompt: String? = nil, message: String? = nil) {
    self.range = range
    self.kind = kind
    self.prompt = prompt
    self.message = message
  }
}

/// How a sheet is printed: one page wide.
package struct PageSetup: Sendable, Hashable {
  /// Excel's number of the paper size: 9 is A4, 11 is A5; `nil` is the printer's own form, as the file format has no sizes of
  /// one's own.
  package var paperSize: Int? = 9
  /// Whether the long side lies across.
  package var isLandscape = false
  /// The margins in inches: 15 mm at the sides, 18 mm above and below.
  package var left = 0.59, right = 0.59, top = 0.71, bottom = 0.71
  /// The distances of header and footer in inches.
  package var header = 0.31, footer = 0.31
  /// The footer in Excel's codes.
  package var footerCodes: String? = PageSetup.pageCodes.zhHans
  /// The page of a sheet's foot, in the codes of worksheets.
  package static let pageCodes = LocalizedText(
    "&C第 &P 页 共 &N 页", hant: "&C第 &P 頁 共 &N 頁", en: "&CPage &P of &N")
  /// The header of the pages after the first, in Excel's codes.
  package var followingHeaderCodes: String?
  /// A4, upright, with page numbers.
  package init() {}
}
