import Markup
import OPC

/// Word's note of the template that a document was made with: a path on somebody's disk or a server, which Word would look
/// for again in every document that is made.
enum AttachedTemplate {
  /// The package without the note, in relationships and settings.
  static func removed(from package: OPCPackage) throws(OPCError) -> OPCPackage {
    var changes = OPCChanges()
    for part in package.parts {
      let links = package.relationships(of: part.name).filter {
        $0.isExternal && $0.shortType.lowercased() == "attachedtemplate"
      }
      if links.isEmpty { continue }
      changes.droppedRelationships[part.name] = Set(links.map(\.id))
      changes.replacements[part.name] = .plain(try settings(part))
    }
    if changes.droppedRelationships.isEmpty { return package }
    return try OPCPackage(reading: package.writing(changes), name: package.file)
  }

  private static func settings(_ part: Part) throws(OPCError) -> [UInt8] {
    let bytes = try part.xml()
    guard let outline = try? XMLOutline(bytes, name: part.name.text) else { return bytes }
    let notes = outline.nodes.indices.filter { outline.isLocalNamed("attachedTemplate", at: $0) }
    var kept: [UInt8] = []
    var at = 0
    for note in notes where outline.nodes[note].outer.lowerBound >= at {
      kept += outline.bytes[at..<outline.nodes[note].outer.lowerBound]
      at = outline.nodes[note].outer.upperBound
    }
    return kept + outline.bytes[at...]
  }
}
