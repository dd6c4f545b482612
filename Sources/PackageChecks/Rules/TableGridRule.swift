import Findings

/// Point 23: a row fills the grid of its table, and a cell that continues a vertical merge has one to continue.
///
/// Prevents: a row does not fit its table in columns or vertical merges, and may be shown askew.
struct TableGridRule: PackageRule {
  static let point = 23
  static let meaning = FaultMeaning(.packageTableGrid)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      part.all("w:tbl").flatMap { table in
        part.children(table, "w:tblGrid").first.map { grid in
          check(part, table, columns: part.children(grid, "w:gridCol").count)
        } ?? []
      }
    }
  }

  private func check(_ part: CheckedPart, _ table: Int, columns: Int) -> [PackageFault] {
    var faults: [PackageFault] = []
    // The columns in which a merge is open, with the number of columns it spans.
    var open: [Int: Int] = [:]
    for row in part.unwrapped("w:tr", in: table) {
      let properties = part.children(row, "w:trPr").first
      var column = number(part, properties, "w:gridBefore") ?? 0
      var next: [Int: Int] = [:]
      for cell in part.unwrapped("w:tc", in: row) {
        let properties = part.children(cell, "w:tcPr").first
        let span = number(part, properties, "w:gridSpan") ?? 1
        if let merge = properties.flatMap({ part.children($0, "w:vMerge").first }) {
          let restarts = part.attribute("w:val", merge) == "restart"
          if !restarts, open[column] != span {
            faults.append(part.fault(Self.point, cell, "continues a vertical merge that is not there"))
          }
          next[column] = span
        }
        column += span
      }
      column += number(part, properties, "w:gridAfter") ?? 0
      open = next
      if column != columns {
        faults.append(part.fault(Self.point, row, "\(column) columns in a grid of \(columns)"))
      }
    }
    return faults
  }

  /// A number of columns. No row has as many as there can be in a page's width of twips: what lies beyond cannot be right, and
  /// is reported as the nearest number that is thought of.
  private func number(_ part: CheckedPart, _ properties: Int?, _ name: String) -> Int? {
    properties.flatMap { part.children($0, name).first }.flatMap { part.attribute("w:val", $0) }.flatMap { Int($0) }
      .map { min(max($0, 0), 100_000) }
  }
}
