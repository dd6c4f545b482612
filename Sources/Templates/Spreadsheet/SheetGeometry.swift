import Markup
import SpreadsheetML

/// The widths, heights and merged cells of a worksheet, from which the room of each cell follows.
struct SheetGeometry {
  private var widths: [(columns: ClosedRange<Int>, points: Double)] = []
  private var heights: [Int: Double] = [:]
  private var merges: [CellReference: CellRange] = [:]
  private var defaultWidth = 8.43
  private var defaultHeight = 15.0
  private let formats: CellFormats

  /// Excel's unit of width is a digit of the default font, seven pixels of three quarters of a point.
  private static let pointsPerDigit = 5.25

  init(_ outline: XMLOutline, _ formats: CellFormats) {
    self.formats = formats
    func number(_ name: String, _ element: Int) -> Double? {
      outline.attribute(name, of: element).flatMap { Double($0) }
    }
    for element in outline.elements(of: outline.root) {
      switch outline.localName(of: element) {
      case "sheetFormatPr":
        defaultWidth = number("defaultColWidth", element) ?? defaultWidth
        defaultHeight = number("defaultRowHeight", element) ?? defaultHeight
      case "cols":
        for column in outline.elements(of: element) {
          guard let first = outline.attribute("min", of: column).flatMap({ Int($0) }),
            let last = outline.attribute("max", of: column).flatMap({ Int($0) }), first <= last,
            let width = number("width", column)
          else { continue }
          widths.append((first...last, width * SheetGeometry.pointsPerDigit))
        }
      case "sheetData":
        for row in outline.elements(of: element) {
          guard let place = outline.attribute("r", of: row).flatMap({ Int($0) }), let height = number("ht", row) else {
            continue
          }
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

  /// The room of the cell at `place`; `nil` if its text does not wrap.
  func box(at place: CellReference, style: Int) -> CellBox? {
    guard formats.wraps(style) else { return nil }
    let (width, height) = size(at: place)
    return CellBox(width: max(width - 4, 10), height: height, fontSize: formats.fontSize(style))
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
    widths.first { $0.columns.contains(column) }?.points ?? defaultWidth * SheetGeometry.pointsPerDigit
  }
}
