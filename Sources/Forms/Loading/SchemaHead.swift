package import Findings

/// What a form says of itself whatever its fields are: title, copies and retention. It is read without the profile, and
/// without compiling a formula, from schemas as old as their records.
package struct SchemaHead: Sendable {
  /// The form's id.
  package let id: String
  /// Its title.
  package let title: LocalizedText
  /// How long its records are kept.
  package let retention: Retention
  /// Its copies in their order.
  package let copies: [CopyDefinition]

  /// Reads a schema's YAML text; `nil` if it is none.
  package init?(yaml: String) {
    let (tree, findings) = YAMLTree.read(yaml, file: "")
    guard let tree, !findings.hasErrors, case .map(let members) = tree.content else { return nil }
    var map = TreeMap(origin: tree.origin, members: [:])
    for member in members { map.members[member.key] = member }
    var loader = SchemaLoader(profile: CompanyProfile(name: ""), reader: TreeReader())
    guard let id = loader.reader.string(map, "id"), let title = loader.reader.localized(map, "title") else {
      return nil
    }
    let retention = loader.retention(map)
    guard !loader.reader.findings.hasErrors else { return nil }
    self.id = id
    self.title = title
    self.retention = retention
    // Names of fields that a copy omits are not looked up here.
    copies = loader.copies(map, fields: [])
    if copies.isEmpty { return nil }
  }

  /// The copy of this id.
  package func copy(_ id: String) -> CopyDefinition? { copies.first { $0.id == id } }
}
