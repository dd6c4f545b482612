import Zipping

/// Makes a package from nothing. The bytes depend only on what was added, in which order.
package struct OPCBuilder: Sendable {
  private var types = ContentTypes()
  private var parts: [(name: PartName, content: PartContent)] = []
  private var links: [(source: PartName?, relationships: [Relationship])] = []

  /// Makes an empty package.
  package init() {}

  /// Adds a part.
  package mutating func add(_ name: PartName, contentType: String, bytes: [UInt8]) {
    add(name, contentType: contentType, content: .plain(bytes))
  }

  /// Adds a part, compressed already or not.
  package mutating func add(_ name: PartName, contentType: String, content: PartContent) {
    types.set(contentType, for: name)
    parts.append((name, content))
  }

  /// Adds a relationship from a part (`nil`: the package) to a part, and gives its id: `rId1`, `rId2`, …
  @discardableResult
  package mutating func addRelationship(from source: PartName?, type: String, target: PartName) -> String {
    add(from: source) { Relationship(id: $0, type: type, to: target, from: source) }
  }

  /// Adds a relationship to something outside, such as a web page, and gives its id.
  @discardableResult
  package mutating func addRelationship(from source: PartName?, type: String, external: String) -> String {
    add(from: source) { Relationship(id: $0, type: type, external: external) }
  }

  /// The package's bytes: content types, relationships of the package, then each part with its relationships.
  package func build() throws(OPCError) -> [UInt8] {
    var members: [ZipMember] = [.deflated(name: ContentTypes.member, bytes: types.xml)]
    append(relationshipsOf: nil, to: &members)
    for (name, content) in parts {
      members.append(content.member(named: name))
      append(relationshipsOf: name, to: &members)
    }
    do throws(ZipError) { return try ZipWriter.archive(members) } catch { throw OPCError(error, file: "") }
  }

  private mutating func add(from source: PartName?, _ make: (String) -> Relationship) -> String {
    let place = links.firstIndex { $0.source == source } ?? links.count
    if place == links.count { links.append((source, [])) }
    let id = "rId\(links[place].relationships.count + 1)"
    links[place].relationships.append(make(id))
    return id
  }

  private func append(relationshipsOf source: PartName?, to members: inout [ZipMember]) {
    guard let link = links.first(where: { $0.source == source }) else { return }
    let name = PartName.relationships(of: source)
    members.append(PartContent.plain(RelationshipsXML.write(link.relationships)).member(named: name))
  }
}
