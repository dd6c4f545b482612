/// Point 47: a shared formula has its master, which names its range; spans hold the cells of their row.
struct SharedFormulaRule: PackageRule {
  static let point = 47

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.flatMap { sheet in
      let shared = sheet.all("s:f").filter { sheet.attribute("t", $0) == "shared" }
      let masters = Set(shared.filter { sheet.attribute("ref", $0) != nil }.compactMap { sheet.attribute("si", $0) })
      let orphans = shared.filter { !masters.contains(sheet.attribute("si", $0) ?? "") }
      return orphans.map { sheet.fault(Self.point, $0, "the shared formula has no master") } + spans(sheet)
    }
  }

  private func spans(_ sheet: CheckedPart) -> [PackageFault] {
    sheet.all("s:row").compactMap { row in
      guard let text = sheet.attribute("spans", row) else { return nil }
      let ranges = text.split(separator: " ").map { $0.split(separator: ":").compactMap { Int($0) } }
      let columns = sheet.children(row, "s:c").compactMap {
        sheet.attribute("r", $0).flatMap { CellRange.cell($0)?.column }
      }
      let isRight = columns.allSatisfy { column in
        ranges.contains { $0.count == 2 && $0[0] <= column && column <= $0[1] }
      }
      return isRight ? nil : sheet.fault(Self.point, row, "cells outside the spans \(text)")
    }
  }
}
