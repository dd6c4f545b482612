import Findings
import OPC

/// Point 3: every part is the target of some relationship.
///
/// A part that nothing leads to, such as an empty `comments.xml` left behind, makes strict readers refuse the file.
struct OrphanPartRule: PackageRule {
  static let point = 3
  static let meaning = FaultMeaning(.packageOrphan)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let sources: [PartName?] = [nil] + package.opc.parts.map(\.name)
    let targets = Set(sources.flatMap { package.opc.relationships(of: $0).compactMap(\.part) })
    return package.opc.parts.filter { !$0.name.isRelationships && !targets.contains($0.name) }.map {
      PackageFault(point: Self.point, part: $0.name.text, message: "no relationship leads to it", subject: $0.name.file)
    }
  }
}
