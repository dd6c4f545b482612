import Markup

/// Point 36: the calculation chain names only cells that have a formula; leaving the part out is best.
struct CalcChainRule: PackageRule {
  static let point = 36

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let chain = package.part("calcChain", from: package.main) else { return [] }
    var formulas: Set<String> = []
    for sheet in package.worksheets {
      for index in sheet.all("s:f") {
        if let cell = sheet.attribute("r", sheet.outline.nodes[index].parent) { formulas.insert(cell) }
      }
    }
    return chain.all("s:c").filter { !formulas.contains(chain.attribute("r", $0) ?? "") }
      .map { chain.fault(Self.point, $0, "\(chain.attribute("r", $0) ?? "") has no formula") }
  }
}
