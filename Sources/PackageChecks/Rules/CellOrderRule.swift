/// Point 41: rows and cells ascend, cells stand in their row, and the dimension holds them all.
struct CellOrderRule: PackageRule {
  static let point = 41

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.flatMap { sheet in
      var faults: [PackageFault] = []
      let dimension = sheet.all("s:dimension").first.flatMap { sheet.attribute("ref", $0) }.flatMap { CellRange($0) }
      var lastRow = 0
      for row in sheet.all("s:row") {
        let number = sheet.attribute("r", row).flatMap { Int($0) } ?? lastRow + 1
        if number <= lastRow || number > 1_048_576 {
          faults.append(sheet.fault(Self.point, row, "row \(number) is out of order"))
        }
        lastRow = number
        var lastColumn = 0
        for cell in sheet.children(row, "s:c") {
          let text = sheet.attribute("r", cell)
          let place = text.map { CellRange.cell($0) } ?? (column: lastColumn + 1, row: number)
          guard let place, place.row == number, place.column > lastColumn else {
            faults.append(sheet.fault(Self.point, cell, "the cell \(text ?? "") is out of order"))
            continue
          }
          lastColumn = place.column
          if let dimension, !(dimension.rows.contains(number) && dimension.columns.contains(place.column)) {
            faults.append(sheet.fault(Self.point, cell, "\(text ?? "") lies outside the dimension"))
          }
        }
      }
      return faults
    }
  }
}
