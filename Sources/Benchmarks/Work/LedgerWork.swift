import Foundation
import SpreadsheetML
import Storage
import Zipping

/// Writes and reads a ledger in this process.
enum LedgerWork {
  static func write(_ path: String, _ count: Int, _ folder: String) throws -> WorkResult {
    let rows = try LedgerRows.cells(path, count)
    let kinds: [Character: TableColumn.Kind] = ["s": .text, "d": .date, "t": .dateTime, "i": .integer, "m": .money]
    let columns = zip(zip(LedgerRows.titles, LedgerRows.widths), LedgerRows.kinds).map { column, kind in
      TableColumn(column.0, width: column.1, kind: kinds[kind] ?? .text)
    }
    return try WorkResult.measure(rows.count) {
      let file = try OutputFile(folder + "/ledger.xlsx")
      var table = try StreamingTable(to: file) { MemorySpool() }
      try table.begin(TableLayout(name: "台账", columns: columns))
      for row in rows { try table.append(row) }
      try table.finish()
    }
  }

  /// Reads all cells of a workbook as values.
  static func read(_ path: String) throws -> WorkResult {
    var (rows, cells) = (0, 0)
    var result = try WorkResult.measure(0) {
      let book = try WorkbookReader(path: path)
      try book.rows(ofSheet: 0) { row in
        rows += 1
        cells += row.cells.count
        return true
      }
    }
    result.items = rows
    guard cells > rows * 10 else { throw BenchError("\(path): \(cells) cells") }
    return result
  }
}
