import Findings
import Markup
import OPC
import SpreadsheetML

/// Point 36: the calculation chain names only cells that have a formula; leaving the part out is best.
///
/// Prevents: the order of calculation names a cell without formula, and Excel asks to repair.
struct CalcChainRule: PackageRule {
  static let point = 36
  static let meaning = FaultMeaning(.packageCalcChain)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let chain = package.part("calcChain", from: package.main), let workbook = package.main else { return [] }
    let links = package.opc.relationships(of: package.opc.mainPart)
    var formulas: [String: Set<String>] = [:]
    var filled: [String: [CellRange]] = [:]
    for index in workbook.all("s:sheet") {
      let link = links.first { $0.id == workbook.attribute("r:id", index) }
      guard let sheet = link?.part.flatMap(package.part) else { continue }
      let id = workbook.attribute("sheetId", index) ?? ""
      formulas[id] = Set(sheet.all("s:f").compactMap { sheet.attribute("r", sheet.outline.nodes[$0].parent) })
      // An array or a table of results fills cells that have no formula written in them.
      filled[id] = sheet.all("s:f").compactMap { sheet.attribute("ref", $0).flatMap { CellRange(exactly: $0) } }
    }
    // An entry without sheet means the sheet of the entry before it.
    var sheet = ""
    return chain.all("s:c").compactMap { index in
      sheet = chain.attribute("i", index) ?? sheet
      let cell = chain.attribute("r", index) ?? ""
      if formulas[sheet]?.contains(cell) ?? false { return nil }
      let isFilled =
        CellRange(exactly: cell).map { place in filled[sheet]?.contains { $0.contains(place) } ?? false } ?? false
      return isFilled ? nil : chain.fault(Self.point, index, "\(cell) of sheet \(sheet) has no formula", about: cell)
    }
  }
}
