import Findings
import OPC

/// Point 46: worksheets do not share a drawing, comments or table part.
///
/// Prevents: two sheets share a drawing, comments or table: content is lost.
struct SharedPartRule: PackageRule {
  static let point = 46
  static let meaning = FaultMeaning(.packageSharedContent)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var owners: [PartName: String] = [:]
    var faults: [PackageFault] = []
    for sheet in package.worksheets {
      guard let source = PartName(sheet.name) else { continue }
      for link in package.opc.relationships(of: source) {
        guard ["drawing", "comments", "vmlDrawing", "table"].contains(link.shortType), let target = link.part else {
          continue
        }
        if let owner = owners.updateValue(sheet.name, forKey: target) {
          faults.append(
            PackageFault(point: Self.point, part: sheet.name, place: link.id, message: "shares \(target) with \(owner)")
          )
        }
      }
    }
    return faults
  }
}
