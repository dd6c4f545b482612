import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// The cells that are being merged downwards since rows have the same value in them, by their columns.
struct CellMerging {
  /// The value of the last row and the rows that have it.
  fileprivate var columns: [Int: (text: String, rows: ClosedRange<Int>)] = [:]
}

/// Cells that are merged with those above where a section's rows have the same value: `{{customer|merge}}`.
extension SheetRunner {
  /// Whether a cell of a row goes on with the merge of the row above, and is empty therefore. Nothing is never merged.
  mutating func goesOn(
    _ cell: CellTemplate, _ row: Int, _ state: inout RenderState
  ) throws(TemplateError) -> Bool {
    guard let slot = cell.merge else { return false }
    let text = try state.text(of: slot)
    if let (last, rows) = merging.columns[cell.column], last == text, rows.upperBound + 1 == row, !text.isEmpty {
      merging.columns[cell.column] = (text, rows.lowerBound...row)
      return true
    }
    endMerge(of: cell.column)
    merging.columns[cell.column] = (text, row...row)
    return false
  }

  /// Ends all merges: what comes is no row of the same section, or stands on another page.
  mutating func endMerges() {
    if merging.columns.isEmpty { return }
    for column in merging.columns.keys.sorted() { endMerge(of: column) }
  }

  private mutating func endMerge(of column: Int) {
    guard let (_, rows) = merging.columns.removeValue(forKey: column) else { return }
    gathered.merge(CellRange(columns: column...column, rows: rows), prefix: prefix)
  }
}
