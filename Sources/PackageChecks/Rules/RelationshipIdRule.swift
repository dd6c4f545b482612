import Markup
import OPC

/// Point 33: a relationship that a part's text names is among that part's own relationships.
struct RelationshipIdRule: PackageRule {
  static let point = 33

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part -> [PackageFault] in
      guard let name = PartName(part.name), !name.isRelationships else { return [] }
      let known = Set(package.opc.relationships(of: name).map(\.id))
      let outline = part.outline
      return outline.nodes.indices.flatMap { index in
        outline.attributes(of: index).compactMap { attribute in
          guard outline.bytes[attribute.name].starts(with: "r:".utf8) else { return nil }
          let id = String(decoding: outline.bytes[attribute.value], as: UTF8.self)
          guard !id.isEmpty, !known.contains(id) else { return nil }
          return part.fault(Self.point, index, "there is no relationship \(id)")
        }
      }
    }
  }
}
