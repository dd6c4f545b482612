import Findings
import SpreadsheetML
import TemplateLanguage

extension FindingOrder {
  /// Sheet by sheet, row by row, cell by cell; what stands in no cell comes last.
  static func byCell(_ findings: [Finding], sheets: [String]) -> [Finding] {
    sorted(findings) { finding in
      guard let cell = finding.origin.cell.flatMap({ CellReference($0) }) else { return [Int.max] }
      return [sheets.firstIndex(of: finding.origin.sheet ?? "") ?? sheets.count, cell.row, cell.column]
    }
  }
}
