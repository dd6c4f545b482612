package import Findings

/// What a form says of itself whatever its fields are: title, kind, copies, keeper and retention. It is read without the
/// profile, and without compiling a formula, from schemas as old as their records.
package struct SchemaHead: Sendable {
  /// The form's id.
  package let id: String
  /// Its title.
  package let title: LocalizedText
  /// How long its records are kept.
  package let retention: Retention
  /// Its kind.
  package let kind: FormKind
  /// Its copies in their order; a ledger has none.
  package let copies: [CopyDefinition]
  /// Who keeps a ledger.
  package let keeper: LocalizedText?

  /// Reads a schema's YAML text, as it is kept with its records; `nil` if it is none.
  package init?(yaml: String) { self.init(FormText(yaml, file: "")) }

  /// Reads a schema; `nil` if the text is none.
  package init?(_ text: FormText) {
    guard let tree = text.tree, !text.findings.hasErrors, case .map(let members) = tree.content else { return nil }
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
    kind = loader.reader.name(map, "kind", of: FormKind.self) ?? .form
    copies = loader.copies(map, fields: [], isNeeded: kind != .ledger)
    keeper = loader.reader.localized(map, "keeper")
    if copies.isEmpty, kind != .ledger { return nil }
  }

  /// The copy of this id.
  package func copy(_ id: String) -> CopyDefinition? { copies.first { $0.id == id } }
}
