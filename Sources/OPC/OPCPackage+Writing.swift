import Markup
import Zipping

extension OPCPackage {
  /// The package with some parts replaced, left out or added.
  ///
  /// The bytes depend on nothing but package and changes: content types first, then the parts in their order with
  /// unchanged ones copied compressed as they are, then the added ones.
  package func writing(
    replacements: [PartName: [UInt8]] = [:], removing: Set<PartName> = [], adding: [OPCChanges.Addition] = []
  ) throws(OPCError) -> [UInt8] {
    var changes = OPCChanges()
    for (name, bytes) in replacements { changes.replacements[name] = .plain(bytes) }
    changes.removals = removing
    changes.additions = adding
    return try writing(changes)
  }

  /// The package with these changes; see `writing(replacements:removing:adding:)`.
  package func writing(_ changes: OPCChanges) throws(OPCError) -> [UInt8] {
    for name in changes.replacements.names where places[name] == nil { throw .noSuchPart(name, file) }
    let removals = changes.removals.union(changes.removals.map { PartName.relationships(of: $0) })
    let links = try changedRelationships(changes, removals: removals)
    var members: [ZipMember] = [try contentTypesMember(changes, removals: removals, links: links)]
    members.reserveCapacity(parts.count + changes.additions.count + 1)
    for part in parts where !removals.contains(part.name) {
      if let content = links[part.name] ?? changes.replacements[part.name] {
        members.append(content.member(named: part.name))
      } else {
        members.append(.raw(part.raw, name: part.name.member))
      }
    }
    for addition in changes.additions {
      guard places[addition.name] == nil || removals.contains(addition.name) else {
        throw .partExists(addition.name, file)
      }
      members.append(addition.content.member(named: addition.name))
    }
    for (name, content) in links.sorted(by: { $0.key < $1.key }) where places[name] == nil {
      members.append(content.member(named: name))
    }
    do throws(ZipError) { return try ZipWriter.archive(members) } catch { throw OPCError(error, file: file) }
  }

  private func contentTypesMember(
    _ changes: OPCChanges, removals: Set<PartName>, links: [PartName: PartContent]
  ) throws(OPCError) -> ZipMember {
    if removals.isEmpty, changes.additions.isEmpty, changes.contentTypes.isEmpty, links.isEmpty {
      return .raw(contentTypesMember, name: ContentTypes.member)
    }
    var types = contentTypes
    for name in removals { types.remove(name) }
    for (name, type) in changes.contentTypes { types.set(type, for: name) }
    for addition in changes.additions { types.set(addition.contentType, for: addition.name) }
    for name in links.keys { types.set(RelationshipsXML.contentType, for: name) }
    if types == contentTypes { return .raw(contentTypesMember, name: ContentTypes.member) }
    return .deflated(name: ContentTypes.member, bytes: types.xml)
  }

  /// The relationships parts that change because parts go or relationships come.
  private func changedRelationships(
    _ changes: OPCChanges, removals: Set<PartName>
  ) throws(OPCError) -> [PartName: PartContent] {
    guard !changes.removals.isEmpty || !changes.relationships.isEmpty || !changes.droppedRelationships.isEmpty
    else { return [:] }
    var changed: [PartName?: [Relationship]] = [:]
    for part in parts where part.name.isRelationships && !removals.contains(part.name) {
      guard changes.replacements[part.name] == nil else { continue }
      let source = part.name.relationshipSource
      let old = relationships(of: source)
      let dropped = changes.droppedRelationships[source] ?? []
      let kept = old.filter { link in
        !dropped.contains(link.id) && (link.part.map { !removals.contains($0) } ?? true)
      }
      if kept.count < old.count { changed[source] = kept }
    }
    for (source, relationship) in changes.relationships {
      changed[source, default: relationships(of: source)].append(relationship)
    }
    var contents: [PartName: PartContent] = [:]
    for (source, links) in changed {
      contents[PartName.relationships(of: source)] = .plain(RelationshipsXML.write(links))
    }
    return contents
  }
}
