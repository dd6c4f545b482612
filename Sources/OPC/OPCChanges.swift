/// What a new package has different from the one it is made from.
package struct OPCChanges: Sendable {
  /// New content of parts that are there.
  package var replacements = PartContents()
  /// Parts to leave out, with their relationships, their content types, and every relationship that leads to them.
  package var removals: Set<PartName> = []
  /// Parts to add, in this order, behind all others.
  package var additions: [Addition] = []
  /// Relationships to add, with the part they go out from (`nil`: the package).
  package var relationships: [(source: PartName?, relationship: Relationship)] = []

  /// Relationships to leave out, by the part they go out from (`nil`: the package) and their ids.
  package var droppedRelationships: [PartName?: Set<String>] = [:]

  /// New content types of parts that are there.
  package var contentTypes: [PartName: String] = [:]

  /// Whether nothing changes but the content of parts, all of it compressed before.
  package var replacesOnly: Bool {
    removals.isEmpty && additions.isEmpty && relationships.isEmpty && droppedRelationships.isEmpty
      && contentTypes.isEmpty && replacements.areRaw
  }

  /// Makes an empty list of changes.
  package init() {}

  /// A part to add.
  package struct Addition: Sendable {
    /// The name, which must be new.
    package var name: PartName
    /// The content type.
    package var contentType: String
    /// The content.
    package var content: PartContent

    /// Makes an addition.
    package init(name: PartName, contentType: String, content: PartContent) {
      self.name = name
      self.contentType = contentType
      self.content = content
    }
  }
}
