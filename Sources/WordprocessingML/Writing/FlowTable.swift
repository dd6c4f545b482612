/// A table of fixed layout. Lengths in twentieths of a point; widths of table, grid and cells always agree, because
/// WPS reads the grid and Word the cells.
public struct FlowTable: Sendable, Hashable {
  /// The widths of the grid columns.
  public var columns: [Int]
  /// The rows; the spans of each add up to the number of columns.
  public var rows: [FlowRow]
  /// The table's borders.
  public var borders: FlowBorders
  /// The distance of text from a cell's left and right edge.
  public var padding: Int
  /// Where the table floats on the page, if it does.
  public var position: FlowPosition?
  /// Whether it is centred between the margins (of the cell that holds it).
  public var isCentred = false
  /// Makes a table.
  public init(columns: [Int], rows: [FlowRow], borders: FlowBorders = FlowBorders(), padding: Int = 57) {
    self.columns = columns
    self.rows = rows
    self.borders = borders
    self.padding = padding
  }
  /// The width of the whole table.
  public var width: Int { columns.reduce(0, +) }
}

/// A place on the page, measured from the sheet's top left corner in twentieths of a point.
public struct FlowPosition: Sendable, Hashable {
  /// From the left edge of the sheet.
  public var x: Int
  /// From the top edge of the sheet.
  public var y: Int
  /// Makes a place.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// The lines around and within a table, in eighths of a point; `nil` draws none.
public struct FlowBorders: Sendable, Hashable {
  /// The outer lines.
  public var top: Int?, left: Int?, bottom: Int?, right: Int?
  /// The lines between rows and between cells.
  public var insideH: Int?, insideV: Int?
  /// Whether the lines are dashed.
  public var isDashed = false
  /// The colour as six hexadecimal digits; `nil` is black as printed.
  public var colour: String?
  /// No lines.
  public init() {}
  /// Lines of one width around, of another within.
  public init(outer: Int, inner: Int?) {
    (top, left, bottom, right) = (outer, outer, outer, outer)
    (insideH, insideV) = (inner, inner)
  }
}

/// A row.
public struct FlowRow: Sendable, Hashable {
  /// The cells.
  public var cells: [FlowCell]
  /// The height; `nil` is what the content needs.
  public var height: Int?
  /// Whether the height is kept even where the content needs more.
  public var isExact = false
  /// Whether the row is repeated at the top of each page.
  public var isHeader = false
  /// Whether a page may end within it. A row that may not and is higher than a page loses its last lines in LibreOffice.
  public var canSplit = false
  /// Makes a row.
  public init(_ cells: [FlowCell], height: Int? = nil) {
    self.cells = cells
    self.height = height
  }
}

/// A cell.
public struct FlowCell: Sendable, Hashable {
  /// Vertical alignment.
  public enum Vertical: String, Sendable, Hashable {
    /// At the top.
    case top
    /// In the middle.
    case center
    /// At the bottom.
    case bottom
  }
  /// Being one with other cells of a column.
  public enum Merge: Sendable, Hashable {
    /// It stands for itself.
    case none
    /// It goes on in the row below.
    case start
    /// It belongs to the cell above; what it holds is not shown.
    case continued
  }
  /// The number of grid columns it covers.
  public var span: Int
  /// What it holds; a paragraph is added where the last block is none, as Word demands.
  public var blocks: [FlowBlock]
  /// Vertical alignment.
  public var vertical: Vertical
  /// Whether the text runs from top to bottom, as a side note's does.
  public var isVerticalText = false
  /// Whether it is one with a cell of the same place in the row above or below.
  public var merge = Merge.none
  /// Whether the table's line above or below it is left out.
  public var hidesTop = false, hidesBottom = false
  /// The distance of its text from its left and right edge, where it differs from the table's.
  public var padding: Int?
  /// Makes a cell.
  public init(_ blocks: [FlowBlock], span: Int = 1, vertical: Vertical = .center) {
    self.blocks = blocks
    self.span = span
    self.vertical = vertical
  }
}
