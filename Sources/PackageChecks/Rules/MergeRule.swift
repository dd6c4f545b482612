/// Point 37: merged ranges are ranges of more than one cell and do not overlap each other or a table.
struct MergeRule: PackageRule {
  static let point = 37

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.flatMap { sheet in
      var faults: [PackageFault] = []
      var earlier: [CellRange] = []
      for index in sheet.all("s:mergeCell") {
        let text = sheet.attribute("ref", index) ?? ""
        guard let range = CellRange(text), range.count > 1 else {
          faults.append(sheet.fault(Self.point, index, "\(text) is no range of cells"))
          continue
        }
        if earlier.contains(where: range.overlaps) { faults.append(sheet.fault(Self.point, index, "\(text) overlaps")) }
        earlier.append(range)
      }
      for index in sheet.all("s:mergeCells") {
        let stated = sheet.attribute("count", index).flatMap { Int($0) }
        if let stated, stated != sheet.children(index).count {
          faults.append(sheet.fault(Self.point, index, "count \(stated) is wrong"))
        }
        if sheet.children(index).isEmpty { faults.append(sheet.fault(Self.point, index, "no ranges")) }
      }
      return faults
    }
  }
}
