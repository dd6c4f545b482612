/// A table of fixed layout. Lengths in twentieths of a point; widths of table, grid and cells always agree, because
/// WPS reads the grid and Word the cells.
package struct WordTable: Sendable, Hashable {
  /// The widths of the grid columns.
  package var columns: [Int]
  /// The rows; the spans of each add up to the number of columns.
  package var rows: [WordTableRow]
  /// The table's borders.
  package var borders: WordBorders
  /// The distance of text from a cell's left and right edge.
  package var padding: Int
  /// Where the table floats on the page, if it does.
  package var position: WordTablePosition?
  /// Whether it is centred between the margins (of the cell that holds it).
  package var isCentred = false
  /// Makes a table.
  package init(columns: [Int], rows: [WordTableRow], borders: WordBorders = WordBorders(), padding: Int = 57) {
    self.columns = columns
    self.rows = rows
    self.borders = borders
    self.padding = padding
  }
  /// The width of the whole table.
  package var width: Int { columns.reduce(0, +) }
}

/// A place on the page, measured from the sheet's top left corner in twentieths of a point.
package struct WordTablePosition: Sendable, Hashable {
  /// From the left edge of the sheet.
  package var x: Int
  /// From the top edge of the sheet.
  package var y: Int
  /// Makes a place.
  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }
}

/// The lines around and within a table, in eighths of a point; `nil` draws none.
package struct WordBorders: Sendable, Hashable {
  /// The outer lines.
  package var top: Int?, left: Int?, bottom: Int?, right: Int?
  /// The lines between rows and between cells.
  package var insideH: Int?, insideV: Int?
  /// Whether the lines are dashed.
  package var isDashed = false
  /// The colour as six hexadecimal digits; `nil` is black as printed.
  package var colour: String?
  /// No lines.
  package init() {}
  /// Lines of one width around, of another within.
  package init(outer: Int, inner: Int?) {
    (top, left, bottom, right) = (outer, outer, outer, outer)
    (insideH, insideV) = (inner, inner)
  }
}

/// A row.
package struct WordTableRow: Sendable, Hashable {
  /// The cells.
  package var cells: [WordTableCell]
  /// The height; `nil` is what the content needs.
  package var height: Int?
  /// Whether the height is kept even where the content needs more.
  package var isExact = false
  /// Whether the row is repeated at the top of each page.
  package var isHeader = false
  /// Whether a page may end within it. A row that may not and is higher than a page loses its last lines in LibreOffice.
  package var canSplit = false
  /// Makes a row.
  package init(_ cells: [WordTableCell], height: Int? = nil) {
    self.cells = cells
    self.height = height
  }
}

/// A cell.
package struct WordTableCell: Sendable, Hashable {
  /// Vertical alignment.
  package enum Vertical: String, Sendable, Hashable {
    /// At the top.
    case top
    /// In the middle.
    case center
    /// At the bottom.
    case bottom
  }
  /// Being one with other cells of a column.
  package enum Merge: Sendable, Hashable {
    /// It stands for itself.
    case none
    /// It goes on in the row below.
    case start
    /// It belongs to the cell above; what it holds is not shown.
    case continued
  }
  /// The number of grid columns it covers.
  package var span: Int
  /// What it holds; a paragraph is added where the last block is none, as Word demands.
  package var blocks: [WordBlock]
  /// Vertical alignment.
  package var vertical: Vertical
  /// Whether the text runs from top to bottom, as a side note's does.
  package var isVerticalText = false
  /// Whether it is one with a cell of the same place in the row above or below.
  package var merge = Merge.none
  /// Whether the table's line above or below it is left out.
  package var hidesTop = false, hidesBottom = false
  /// The distance of its text from its left and right edge, where it differs from the table's.
  package var padding: Int?
  /// Makes a cell.
  package init(_ blocks: [WordBlock], span: Int = 1, vertical: Vertical = .center) {
    self.blocks = blocks
    self.span = span
    self.vertical = vertical
  }
}
