import Findings
import Markup

/// Point 40: the list of shared strings counts the cells that use it and its entries rightly, where it counts.
///
/// Excel does not mind, validators and some readers do.
struct SharedStringCountRule: PackageRule {
  static let point = 40
  static let meaning = FaultMeaning(.packageTextCount)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let table = package.part("sharedStrings", from: package.main) else { return [] }
    let references = package.worksheets.map { sheet in
      sheet.all("s:c").count { sheet.attribute("t", $0) == "s" }
    }.reduce(0, +)
    let root = table.outline.root
    return [("count", references), ("uniqueCount", table.all("s:si").count)].compactMap { name, right in
      guard let stated = table.attribute(name, root).flatMap({ Int($0) }), stated != right else { return nil }
      return table.fault(Self.point, root, "\(name) is \(stated), not \(right)")
    }
  }
}
