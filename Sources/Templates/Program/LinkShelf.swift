import OPC

/// The addresses that one document links to: each once for every part.
struct LinkShelf: Sendable {
  private struct Link: Hashable {
    var source: PartName
    var target: String
  }
  private let prefix: String
  private var ids: [Link: Int] = [:]
  private var order: [Link] = []

  /// `prefix` begins the ids; the numbers from 1 follow.
  init(prefix: String = "rIdLink") { self.prefix = prefix }

  /// The id of the relationship from a part to an address. What is no address of the web or of mail becomes `#`, a link that
  /// leads nowhere: data must not make a document open files or run programs.
  mutating func relationship(to target: String, from source: PartName) -> String {
    let link = Link(source: source, target: LinkShelf.isHarmless(target) ? target : "#")
    let id = ids[link] ?? order.count
    if id == order.count {
      ids[link] = id
      order.append(link)
    }
    return prefix + String(id + 1)
  }

  /// Adds the relationships to the changes of the package.
  func add(to changes: inout OPCChanges) {
    for (index, link) in order.enumerated() {
      let relationship = Relationship(
        id: prefix + String(index + 1), type: RelationshipType.hyperlink, external: link.target)
      changes.relationships.append((link.source, relationship))
    }
  }

  private static func isHarmless(_ target: String) -> Bool {
    let start = target.prefix(8).lowercased()
    return ["http://", "https://", "mailto:"].contains { start.hasPrefix($0) } && target.utf8.count <= 2_000
  }
}
