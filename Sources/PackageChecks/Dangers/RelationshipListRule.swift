import Findings
import OPC

/// Point 34: relationships are of kinds that a form needs, and outside lead to pages, mail and telephone numbers only.
///
/// Prevents: a program loads something, or opens a file, when the document is opened or a link is clicked.
struct RelationshipListRule: PackageRule {
  static let point = 34
  static let meaning = OutsideContent("").meaning(of: "")

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let sources: [PartName?] = package.opc.sources
    return sources.flatMap { source in
      package.opc.relationships(of: source).compactMap { fault($0, of: source, in: package) }
    }
  }

  private func fault(_ link: Relationship, of source: PartName?, in package: CheckedPackage) -> PackageFault? {
    let type = link.shortType.lowercased()
    func fault(_ message: String, _ meaning: FaultMeaning, about subject: String? = nil) -> PackageFault {
      package.fault(Self.point, at: link, of: source, message, about: subject).meaning(meaning)
    }
    if link.isExternal {
      if type == "hyperlink", SafeAddress.isAllowed(link.target) { return nil }
      if type == "attachedtemplate" {
        return fault("left out of what is made", AttachedTemplateRepair.meaning, about: link.target)
      }
      return fault("\(type) outside", OutsideContent(type).meaning(of: String(link.target.prefix(80))))
    }
    if PartList.allows(relationship: type, in: package.opc.kind) { return nil }
    // A part that is refused says all about it.
    if let part = link.part.flatMap(package.opc.part), case .refused = PartList.judge(part, in: package.opc.kind) {
      return nil
    }
    return fault("a relationship of type \(link.type)", ForeignContent.unknown.meaning, about: link.target)
  }

}
