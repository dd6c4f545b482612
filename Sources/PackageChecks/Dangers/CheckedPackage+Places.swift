import Markup
import OPC

/// Where in a document something is used that stands in its package.
extension CheckedPackage {
  /// A fault at the place where a relationship is used.
  func fault(
    _ point: Int, at link: Relationship, of source: PartName?, _ message: String, about subject: String? = nil
  ) -> PackageFault {
    if let part = source.flatMap(part), let node = part.uses(of: link.id).first {
      return part.fault(point, node, message, about: subject)
    }
    return PackageFault(point: point, part: source?.text ?? "", place: link.id, message: message, subject: subject)
  }

  /// A fault at the first place where a part is used.
  func fault(_ point: Int, using name: PartName, _ message: String, about subject: String?) -> PackageFault {
    for source in opc.parts.map(\.name) {
      if let link = opc.relationships(of: source).first(where: { $0.part == name }) {
        return fault(point, at: link, of: source, message, about: subject)
      }
    }
    return PackageFault(point: point, part: name.text, message: message, subject: subject)
  }
}
