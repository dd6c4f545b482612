import Liandan
import Testing

@testable import Expressions

/// A row of a table that ends in an example of a formula and its result.
///
/// Where the row is one of the table of functions, the function's writing comes from the program too.
struct FormulaRow {
  let line: Int
  let cells: [String]

  /// The function that the row is about.
  var function: String? { cells.count == 5 ? cells[0].replacing("`", with: "") : nil }
  private var formula: String { cells[cells.count - 2].replacing("`", with: "") }

  static func all(in guide: Guide) -> [FormulaRow] {
    var rows: [FormulaRow] = []
    var isTable = false
    for (place, line) in guide.lines.enumerated() {
      let cells = Guide.cells(line)
      if !line.hasPrefix("|") { isTable = false }
      if cells.suffix(2) == ["例 example", "结果 result"] { isTable = true }
      if isTable, cells.count > 2, cells[cells.count - 2].hasPrefix("`") {
        rows.append(FormulaRow(line: place, cells: cells))
      }
    }
    return rows
  }

  /// The row with what comes out over the form and the data of the article.
  func outcome(in office: GuideOffice) throws -> Guide.Outcome {
    let tried = try office.desk().evaluate(formula, for: "job", data: .file("\(office.folder)/job.json"))
    let result = try #require(tried.text, "\(formula): \(tried.findings)")
    var cells = cells
    cells[cells.count - 1] = result.isEmpty ? "（未知 unknown）" : "`\(result)`"
    if let function { cells[1] = "`\(FunctionTable.all[function]?.usage ?? "")`" }
    return Guide.Outcome(lines: line..<line + 1, text: "| \(cells.joined(separator: " | ")) |")
  }
}
