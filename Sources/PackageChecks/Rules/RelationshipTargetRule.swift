import Findings
import OPC

/// Point 3: a relationship leads to a part that is there, its id is unique, and its source exists.
///
/// Prevents: the file refers to content that it does not hold: programs ask to repair it or show less.
struct RelationshipTargetRule: PackageRule {
  static let point = 3
  static let meaning = FaultMeaning(.packageMissingPart)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var faults: [PackageFault] = []
    let sources: [PartName?] = [nil] + package.opc.parts.map(\.name)
    var read: Set<PartName> = []
    for source in sources {
      let part = PartName.relationships(of: source)
      read.insert(part)
      var ids: Set<String> = []
      for link in package.opc.relationships(of: source) {
        if !ids.insert(link.id).inserted { faults.append(fault(part, link, "its id is used twice")) }
        if link.isExternal || link.isPlaceInside { continue }
        guard let target = link.part else {
          faults.append(fault(part, link, "\"\(link.target)\" is no part name"))
          continue
        }
        if package.opc.part(target) == nil { faults.append(fault(part, link, "there is no part \(target)")) }
      }
    }
    for part in package.opc.parts where part.name.isRelationships && !read.contains(part.name) {
      faults.append(PackageFault(point: Self.point, part: part.name.text, message: "belongs to no part"))
    }
    return faults
  }

  private func fault(_ part: PartName, _ link: Relationship, _ message: String) -> PackageFault {
    PackageFault(point: Self.point, part: part.text, place: link.id, message: message)
  }
}
