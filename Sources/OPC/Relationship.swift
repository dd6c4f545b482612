import Markup

/// A relationship from a part, or from the package, to a part or to something outside.
package struct Relationship: Sendable, Hashable {
  /// The id, unique among the relationships of one source.
  package var id: String
  /// The type, a URI.
  package var type: String
  /// The target as written.
  package var target: String
  /// Whether the target lies outside the package.
  package var isExternal: Bool
  /// The part meant, for a target inside the package.
  package var part: PartName?

  /// Makes a relationship to a part of the same package.
  package init(id: String, type: String, to part: PartName, from source: PartName?) {
    self.id = id
    self.type = type
    self.target = part.target(from: source)
    self.isExternal = false
    self.part = part
  }

  /// Makes a relationship to something outside.
  package init(id: String, type: String, external target: String) {
    self.id = id
    self.type = type
    self.target = target
    self.isExternal = true
  }

  /// The last segment of the type, which tells what it is both in transitional and in strict files: `hyperlink`.
  package var shortType: String { type.lastIndex(of: "/").map { String(type[type.index(after: $0)...]) } ?? type }
}

/// Types of relationships that any package may have.
package enum RelationshipType {
  /// To the main part.
  package static let officeDocument = office("officeDocument")
  /// To `docProps/core.xml`.
  package static let coreProperties =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
  /// To a picture.
  package static let image = office("image")
  /// To a web page or mail address.
  package static let hyperlink = office("hyperlink")

  /// The type with this last segment in the namespace of transitional files.
  package static func office(_ name: String) -> String {
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/\(name)"
  }
}

/// The XML of a part that holds relationships.
package enum RelationshipsXML {
  static let namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
  static let contentType = "application/vnd.openxmlformats-package.relationships+xml"

  static func parse(_ bytes: [UInt8], of source: PartName?, name: String) throws(MarkupError) -> [Relationship] {
    let outline = try XMLOutline(bytes, name: name)
    return outline.elements(of: outline.root).compactMap { relationship(outline, $0, of: source) }
  }

  private static func relationship(_ outline: XMLOutline, _ index: Int, of source: PartName?) -> Relationship? {
    guard outline.isLocalNamed("Relationship", at: index), let id = outline.attribute("Id", of: index),
      let type = outline.attribute("Type", of: index), let target = outline.attribute("Target", of: index)
    else { return nil }
    var relationship = Relationship(id: id, type: type, external: target)
    relationship.isExternal = outline.attribute("TargetMode", of: index)?.lowercased() == "external"
    if !relationship.isExternal { relationship.part = PartName.resolve(target, from: source) }
    return relationship
  }

  /// The part of these relationships.
  package static func write(_ relationships: [Relationship]) -> [UInt8] {
    var writer = XMLWriter(declaration: true)
    writer.open("Relationships", [("xmlns", namespace)])
    for relationship in relationships { element(relationship, to: &writer) }
    writer.close()
    return writer.bytes
  }

  private static func element(_ relationship: Relationship, to writer: inout XMLWriter) {
    writer.open(
      "Relationship", [("Id", relationship.id), ("Type", relationship.type), ("Target", relationship.target)])
    if relationship.isExternal { writer.attribute("TargetMode", "External") }
    writer.close()
  }
}
