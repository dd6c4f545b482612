/// Point 19: a table has a grid and rows, and a row has cells.
struct TableFormRule: PackageRule {
  static let point = 19

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      let tables = part.all("w:tbl").flatMap { table -> [PackageFault] in
        let names = Set(part.children(table).map { part.names[$0] })
        var faults: [PackageFault] = []
        if !names.contains("w:tblGrid") { faults.append(part.fault(Self.point, table, "no w:tblGrid")) }
        if names.isDisjoint(with: ["w:tr", "w:sdt", "w:customXml", "w:ins"]) {
          faults.append(part.fault(Self.point, table, "no row"))
        }
        return faults
      }
      let rows = part.all("w:tr").filter { row in
        !part.children(row).contains { ["w:tc", "w:sdt", "w:customXml"].contains(part.names[$0]) }
      }
      return tables + rows.map { part.fault(Self.point, $0, "a row without cells") }
    }
  }
}
