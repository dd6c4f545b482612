package import OPC
import TemplateLanguage

/// The addresses that one document links to: each once for every part.
package struct LinkShelf: Sendable {
  private struct Link: Hashable {
    var source: PartName
    var target: String
  }
  private let prefix: String
  private var ids: [Link: Int] = [:]
  private var order: [Link] = []

  /// `prefix` begins the ids; the numbers from 1 follow.
  package init(prefix: String = "rIdLink") { self.prefix = prefix }

  /// The id of the relationship from a part to an address, made harmless.
  mutating func relationship(to target: String, from source: PartName) -> String {
    let link = Link(source: source, target: WebAddress.harmless(target))
    let id = ids[link] ?? order.count
    if id == order.count {
      ids[link] = id
      order.append(link)
    }
    return prefix + String(id + 1)
  }

  /// Adds the relationships to the changes of the package.
  package func add(to changes: inout OPCChanges) {
    for (index, link) in order.enumerated() {
      let relationship = Relationship(
        id: prefix + String(index + 1), type: RelationshipType.hyperlink, external: link.target)
      changes.relationships.append((link.source, relationship))
    }
  }
}
