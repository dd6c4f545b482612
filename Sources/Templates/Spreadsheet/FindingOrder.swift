import Findings
import SpreadsheetML

extension [Finding] {
  /// The findings of a workbook as one meets them: sheet by sheet, row by row, cell by cell; those without a cell last.
  func inReadingOrder(sheets: [String]) -> [Finding] {
    func place(_ origin: Origin) -> [Int] {
      guard let cell = origin.cell.flatMap({ CellReference($0) }) else { return [Int.max] }
      return [sheets.firstIndex(of: origin.sheet ?? "") ?? sheets.count, cell.row, cell.column]
    }
    let placed = enumerated().map { (place: place($0.element.origin) + [$0.offset], finding: $0.element) }
    return placed.sorted { $0.place.lexicographicallyPrecedes($1.place) }.map(\.finding)
  }
}
