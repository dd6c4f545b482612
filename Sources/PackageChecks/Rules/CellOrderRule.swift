import Findings
import Markup
import SpreadsheetML

/// Point 41: rows and cells ascend, and cells stand in their row; Excel repairs a sheet where they do not.
///
/// Prevents: rows or cells are out of order or there twice, and Excel asks to repair.
struct CellOrderRule: PackageRule {
  static let point = 41
  static let meaning = FaultMeaning(.packageCellOrder)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.flatMap { sheet in
      var faults: [PackageFault] = []
      var lastRow = 0
      for row in sheet.all("s:row") {
        let stated = sheet.attribute("r", row)
        let place = stated.map { XMLText.integer($0, in: 1...1_048_576) } ?? lastRow + 1
        guard let number = place, number <= 1_048_576 else {
          let text = stated ?? "\(lastRow + 1)"
          faults.append(sheet.fault(Self.point, row, "there is no row \(text)", about: text))
          continue
        }
        if number <= lastRow {
          faults.append(sheet.fault(Self.point, row, "row \(number) is out of order", about: "\(number)"))
        }
        lastRow = number
        var lastColumn = 0
        for cell in sheet.children(row, "s:c") {
          let text = sheet.attribute("r", cell)
          let place = text.map { CellReference(exactly: $0) } ?? CellReference(column: lastColumn + 1, row: number)
          guard let place, place.row == number, place.column > lastColumn else {
            faults.append(sheet.fault(Self.point, cell, "the cell \(text ?? "") is out of order", about: text))
            continue
          }
          lastColumn = place.column
        }
      }
      return faults
    }
  }
}
