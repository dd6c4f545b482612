import Findings
import Markup
import OPC

/// Point 33: a relationship that a part's text names is among that part's own relationships.
///
/// Prevents: a picture, link, header or footer points to nothing, and Word or Excel asks to repair.
struct RelationshipIdRule: PackageRule {
  static let point = 33
  static let meaning = FaultMeaning(.packageMissingLink)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part -> [PackageFault] in
      guard let name = PartName(part.name), !name.isRelationships else { return [] }
      let known = Set(package.opc.relationships(of: name).map(\.id))
      return part.attributes(in: Self.namespaces).filter { !$0.value.isEmpty && !known.contains($0.value) }
        .map { part.fault(Self.point, $0.node, "there is no relationship \($0.value)") }
    }
  }

  private static let namespaces: Set<String> = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "http://purl.oclc.org/ooxml/officeDocument/relationships",
  ]
}
