/// Point 23: a row fills the grid of its table, and a cell that continues a vertical merge has one to continue.
struct TableGridRule: PackageRule {
  static let point = 23

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
    for row in part.children(table, "w:tr") {
      let properties = part.children(row, "w:trPr").first
      var column = number(part, properties, "w:gridBefore") ?? 0
      var next: [Int: Int] = [:]
      for cell in part.children(row, "w:tc") {
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
      let isPlain = part.children(row, "w:sdt").isEmpty && part.children(row, "w:customXml").isEmpty
      if isPlain, column != columns {
        faults.append(part.fault(Self.point, row, "\(column) columns in a grid of \(columns)"))
      }
    }
    return faults
  }

  private func number(_ part: CheckedPart, _ properties: Int?, _ name: String) -> Int? {
    properties.flatMap { part.children($0, name).first }.flatMap { part.attribute("w:val", $0) }.flatMap { Int($0) }
  }
}
