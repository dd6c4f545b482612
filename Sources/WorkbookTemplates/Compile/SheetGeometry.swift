import Markup
import SpreadsheetML

/// The widths, heights and merged cells of a worksheet, from which the room of each cell follows.
struct SheetGeometry {
  /// By column, from 1; empty if no column has a width of its own.
  private var widths: [Double?] = []
  private var heights: [Int: Double] = [:]
  private var merges: [CellReference: CellRange] = [:]
  private var defaultWidth = 8.43
  private var defaultHeight = 15.0
  private let formats: CellFormats

  /// Excel's unit of width is a digit of the default font, seven pixels of three quarters of a point.
  private static let pointsPerDigit = 5.25
  /// The widths of a column in digits, and the heights of a row in points, that Excel takes.
  private static let widest = 0.0...255.0
  private static let highest = 0.0...409.5

  init(_ outline: XMLOutline, _ formats: CellFormats) {
    self.formats = formats
    for element in outline.elements(of: outline.root) {
      switch outline.localName(of: element) {
      case "sheetFormatPr":
        defaultWidth = outline.number("defaultColWidth", of: element, clampedTo: Self.widest) ?? defaultWidth
        defaultHeight = outline.number("defaultRowHeight", of: element, clampedTo: Self.highest) ?? defaultHeight
      case "cols":
        for column in outline.elements(of: element) {
          guard let first = outline.integer("min", of: column, in: CellReference.columns),
            let last = outline.integer("max", of: column, in: CellReference.columns), first <= last,
            let width = outline.number("width", of: column, clampedTo: Self.widest)
          else { continue }
          // Columns of one sheet are stated in order, each once.
          guard first > widths.count else { continue }
          widths += Array(repeating: nil, count: first - 1 - widths.count)
          widths += Array(repeating: width * SheetGeometry.pointsPerDigit, count: last - first + 1)
        }
      case "sheetData":
        for row in outline.elements(of: element) {
          guard let place = outline.integer("r", of: row, in: CellReference.rows),
            let height = outline.number("ht", of: row, clampedTo: Self.highest)
          else { continue }
          heights[place] = height
        }
      case "mergeCells":
        for merge in outline.elements(of: element) {
          guard let range = outline.attribute("ref", of: merge).flatMap({ CellRange($0) }) else { continue }
          merges[range.first] = range
        }
      default: break
      }
    }
  }

  /// The height of a row in points.
  func height(of row: Int) -> Double { heights[row] ?? defaultHeight }

  /// The height of a row that says nothing of it.
  var standardHeight: Double { defaultHeight }

  /// The merged ranges by their first rows.
  var mergesByRow: [Int: [CellRange]] {
    Dictionary(grouping: merges.values) { $0.first.row }.mapValues { $0.sorted { $0.first.column < $1.first.column } }
  }

  /// Whether the template states the row's height; otherwise the program that opens the workbook chooses it.
  func isStated(_ row: Int) -> Bool { heights[row] != nil }

  /// The room of the cell at `place`; `nil` if its text does not wrap.
  func box(at place: CellReference, style: Int) -> CellBox? {
    guard formats.wraps(style), formats.downwards(style) == nil else { return nil }
    let (width, height) = size(at: place)
    return CellBox(
      width: max(width - 4, 10), height: height, font: formats.font(style), rowCount: merges[place]?.rows.count ?? 1)
  }

  /// The width and height of the cell at `place`, or of the merged cells that begin there, in points.
  func size(at place: CellReference) -> (width: Double, height: Double) {
    let range = merges[place] ?? CellRange(first: place, last: place)
    let width = (range.first.column...max(range.first.column, range.last.column)).reduce(0) { $0 + self.width(of: $1) }
    let height = (range.first.row...max(range.first.row, range.last.row)).prefix(1000).reduce(0) {
      $0 + self.height(of: $1)
    }
    return (width, height)
  }

  /// The width of a column in points.
  func width(of column: Int) -> Double {
    (widths.indices.contains(column - 1) ? widths[column - 1] : nil) ?? defaultWidth * SheetGeometry.pointsPerDigit
  }
}
