import Markup
import SpreadsheetML

/// The cells of a sheet that formulas may look at.
struct SheetCells: Sendable {
  /// What stands in a cell.
  enum Entry: Sendable {
    case value(CellValue)
    /// A formula without a value, by its number.
    case formula(Int)
  }
  private struct Column: Sendable {
    /// In ascending order.
    var rows: [Int] = []
    var entries: [Entry] = []
  }
  private var columns: [Int: Column] = [:]
  /// The formulas whose values are to be calculated, as they are written.
  private(set) var formulas: [[UInt8]] = []

  /// Adds a cell below the others of its column.
  mutating func add(_ value: CellValue, column: Int, row: Int) {
    if value != .blank { add(.value(value), column, row) }
  }

  /// Adds a formula by what is written of its cell behind its style.
  mutating func add(formula written: [UInt8], column: Int, row: Int) {
    add(.formula(formulas.count), column, row)
    formulas.append(written)
  }

  private mutating func add(_ entry: Entry, _ column: Int, _ row: Int) {
    columns[column, default: Column()].rows.append(row)
    columns[column]?.entries.append(entry)
  }

  /// What stands in a cell; `nil` for a blank one.
  func entry(at cell: CellReference) -> Entry? {
    guard let column = columns[cell.column] else { return nil }
    let at = SheetCells.firstIndex(in: column.rows, from: cell.row)
    return at < column.rows.count && column.rows[at] == cell.row ? column.entries[at] : nil
  }

  /// The cells of a range that are not blank.
  func filled(in range: CellRange) -> [CellReference] {
    columns.keys.filter(range.columns.contains).sorted().flatMap { name -> [CellReference] in
      guard let rows = columns[name]?.rows else { return [] }
      let first = SheetCells.firstIndex(in: rows, from: range.rows.lowerBound)
      let end = SheetCells.firstIndex(in: rows, from: range.rows.upperBound + 1)
      return rows[first..<max(first, end)].map { CellReference(column: name, row: $0) }
    }
  }

  private static func firstIndex(in rows: [Int], from row: Int) -> Int {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle] >= row { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// What is known of a sheet before data come: which formulas keep their values, and which columns others look at.
struct SheetCalculation: Sendable {
  /// Formulas that no data change.
  var kept: Set<CellReference> = []
  /// By column, from 1; empty if no formula looks at the sheet.
  var watched: [Bool] = []

  /// Whether a formula may look at a column.
  func watches(_ column: Int) -> Bool { column < watched.count && watched[column] }

  /// Whether all columns are looked at.
  private var watchesAll = false

  /// Lets formulas look at columns; how many were noted.
  mutating func watch(_ columns: ClosedRange<Int>) -> Int {
    if watchesAll { return 0 }
    watchesAll = columns == CellReference.columns
    if watched.isEmpty { watched = [Bool](repeating: false, count: CellReference.columns.upperBound + 1) }
    for column in columns { watched[column] = true }
    return columns.count
  }
}
