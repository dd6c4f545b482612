import Findings

/// Point 19: a table has a grid and rows, and a row has cells.
///
/// Prevents: a table has no rows, no columns, or a row without cells, and Word calls the file damaged.
struct TableFormRule: PackageRule {
  static let point = 19
  static let meaning = FaultMeaning(.packageBrokenTable)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      let tables = part.all("w:tbl").flatMap { table -> [PackageFault] in
        var faults: [PackageFault] = []
        let grid = part.children(table, "w:tblGrid").first
        if grid.map({ part.children($0, "w:gridCol").isEmpty }) ?? true {
          faults.append(part.fault(Self.point, table, "no columns in w:tblGrid"))
        }
        if part.unwrapped("w:tr", in: table).isEmpty { faults.append(part.fault(Self.point, table, "no row")) }
        return faults
      }
      let rows = part.all("w:tr").filter { part.unwrapped("w:tc", in: $0).isEmpty }
      return tables + rows.map { part.fault(Self.point, $0, "a row without cells") }
    }
  }
}
