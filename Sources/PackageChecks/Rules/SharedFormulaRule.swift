import Findings
import Markup
import SpreadsheetML

/// Point 47: a shared formula has its master, which names its range; spans hold the cells of their row.
///
/// Prevents: a shared formula has lost its first cell, or a row states its columns wrongly: formulas are lost.
struct SharedFormulaRule: PackageRule {
  static let point = 47
  static let meaning = FaultMeaning(.packageSharedFormula)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.flatMap { sheet -> [PackageFault] in
      let shared = sheet.all("s:f").filter { sheet.attribute("t", $0) == "shared" }
      var masters: [String: CellRange] = [:]
      var faults: [PackageFault] = []
      for index in shared {
        let group = sheet.attribute("si", index) ?? ""
        if let range = sheet.attribute("ref", index) {
          if masters.updateValue(CellRange(exactly: range) ?? .none, forKey: group) != nil {
            faults.append(sheet.fault(Self.point, index, "a second master of group \(group)"))
          }
        }
        let cell = sheet.attribute("r", sheet.outline.nodes[index].parent) ?? ""
        guard let master = masters[group] else {
          faults.append(sheet.fault(Self.point, index, "the shared formula has no master before it", about: cell))
          continue
        }
        if let place = CellRange(exactly: cell), !master.contains(place) {
          faults.append(sheet.fault(Self.point, index, "outside the range of its master", about: cell))
        }
      }
      return faults + spans(sheet)
    }
  }

  private func spans(_ sheet: CheckedPart) -> [PackageFault] {
    sheet.all("s:row").compactMap { row in
      guard let text = sheet.attribute("spans", row) else { return nil }
      let ranges = text.split(separator: " ").map { $0.split(separator: ":").compactMap { Int($0) } }
      let columns = sheet.children(row, "s:c").compactMap {
        sheet.attribute("r", $0).flatMap { CellReference(exactly: $0)?.column }
      }
      let isRight = columns.allSatisfy { column in
        ranges.contains { $0.count == 2 && $0[0] <= column && column <= $0[1] }
      }
      if isRight { return nil }
      return sheet.fault(Self.point, row, "cells outside the spans \(text)").meaning(Self.meaning.mild)
    }
  }
}
