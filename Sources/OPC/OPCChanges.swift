/// What a new package has different from the one it is made from.
public struct OPCChanges: Sendable {
  /// New content of parts that are there.
  public var replacements = PartContents()
  /// Parts to leave out, with their relationships, their content types, and every relationship that leads to them.
  public var removals: Set<PartName> = []
  /// Parts to add, in this order, behind all others.
  public var additions: [Addition] = []
  /// Relationships to add, with the part they go out from (`nil`: the package).
  public var relationships: [(source: PartName?, relationship: Relationship)] = []

  /// Relationships to leave out, by the part they go out from (`nil`: the package) and their ids.
  public var droppedRelationships: [PartName?: Set<String>] = [:]

  /// Whether nothing changes but the content of parts, all of it compressed before.
  public var replacesOnly: Bool {
    removals.isEmpty && additions.isEmpty && relationships.isEmpty && droppedRelationships.isEmpty
      && replacements.areRaw
  }

  /// Makes an empty list of changes.
  public init() {}

  /// A part to add.
  public struct Addition: Sendable {
    /// The name, which must be new.
    public var name: PartName
    /// The content type.
    public var contentType: String
    /// The content.
    public var content: PartContent

    /// Makes an addition.
    public init(name: PartName, contentType: String, content: PartContent) {
      self.name = name
      self.contentType = contentType
      self.content = content
    }
  }
}
