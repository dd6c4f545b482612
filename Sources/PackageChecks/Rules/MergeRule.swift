import Findings
import Markup
import OPC
import SpreadsheetML

/// Point 37: merged ranges are ranges of more than one cell and do not overlap each other or a table.
///
/// Prevents: merged cells overlap, repeat or are a single cell, and Excel asks to repair.
struct MergeRule: PackageRule {
  static let point = 37
  static let meaning = FaultMeaning(.packageMergeOverlap)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.flatMap { sheet in
      var faults: [PackageFault] = []
      var ranges: [(index: Int, range: CellRange)] = []
      for index in sheet.all("s:mergeCell") {
        let text = sheet.attribute("ref", index) ?? ""
        guard let range = CellRange(exactly: text), range.count > 1 else {
          faults.append(sheet.fault(Self.point, index, "\(text) is no range of cells", about: text))
          continue
        }
        ranges.append((index, range))
      }
      let tables = PartName(sheet.name).map { package.opc.parts("table", from: $0) } ?? []
      let tableRanges = tables.compactMap { package.part($0.name) }
        .compactMap { $0.attribute("ref", $0.outline.root) }.compactMap { CellRange(exactly: $0) }
      for index in CellRange.overlapping(ranges.map(\.range))
        + ranges.indices.filter({ place in
          tableRanges.contains { $0.overlaps(ranges[place].range) }
        })
      {
        let text = sheet.attribute("ref", ranges[index].index) ?? ""
        faults.append(sheet.fault(Self.point, ranges[index].index, "\(text) overlaps", about: text))
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
