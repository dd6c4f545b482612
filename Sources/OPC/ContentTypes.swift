import Markup

/// The content types of a package: by extension, and for single parts.
package struct ContentTypes: Sendable, Hashable {
  /// The type of each extension, which is in lower case.
  package private(set) var defaults: [String: String] = [:]
  /// The type of single parts, which wins over the extension's.
  package private(set) var overrides: [PartName: String] = [:]

  /// The archive member that holds the types; it is not a part.
  package static let member = "[Content_Types].xml"

  /// No types but those of relationships and of XML in general.
  package init(xml type: String = "application/xml") {
    defaults = ["rels": RelationshipsXML.contentType, "xml": type]
  }

  /// The type of a part; `nil` if the package does not say.
  package func type(of part: PartName) -> String? { overrides[part] ?? defaults[part.fileExtension] }

  /// Says the type of a part: for pictures by their extension, else for the part alone.
  package mutating func set(_ type: String, for part: PartName) {
    if self.type(of: part) == type { return }
    let known = defaults[part.fileExtension]
    if known == nil, type.hasPrefix("image/"), !part.fileExtension.isEmpty {
      defaults[part.fileExtension] = type
    } else {
      overrides[part] = type
    }
  }

  /// Forgets the type of a single part.
  package mutating func remove(_ part: PartName) { overrides[part] = nil }

  init(_ bytes: [UInt8]) throws(MarkupError) {
    let outline = try XMLOutline(bytes, name: ContentTypes.member)
    for index in outline.elements(of: outline.root) {
      guard let type = outline.attribute("ContentType", of: index) else { continue }
      if outline.isLocalNamed("Default", at: index), let name = outline.attribute("Extension", of: index) {
        defaults[name.lowercased()] = type
      } else if outline.isLocalNamed("Override", at: index),
        let name = outline.attribute("PartName", of: index).flatMap({ PartName($0) })
      {
        overrides[name] = type
      }
    }
  }

  /// The XML, sorted so that it depends on the types only.
  package var xml: [UInt8] {
    var writer = XMLWriter(declaration: true)
    writer.open("Types", [("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")])
    for (name, type) in defaults.sorted(by: { $0.key < $1.key }) {
      writer.empty("Default", [("Extension", name), ("ContentType", type)])
    }
    for (name, type) in overrides.sorted(by: { $0.key < $1.key }) {
      writer.empty("Override", [("PartName", name.text), ("ContentType", type)])
    }
    writer.close()
    return writer.bytes
  }
}
