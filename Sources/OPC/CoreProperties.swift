import Markup

/// The part that carries a package's title. Times are left out: they would differ from build to build.
package enum CoreProperties {
  /// Its name.
  package static let name: PartName = "/docProps/core.xml"
  /// Its content type.
  package static let contentType = "application/vnd.openxmlformats-package.core-properties+xml"

  /// Its bytes.
  package static func xml(title: String) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(
      "cp:coreProperties",
      [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
      ])
    xml.element("dc:title", text: title)
    xml.close()
    return xml.bytes
  }
}

extension OPCBuilder {
  /// Gives the package a title.
  package mutating func add(title: String) {
    addRelationship(from: nil, type: RelationshipType.coreProperties, target: CoreProperties.name)
    add(CoreProperties.name, contentType: CoreProperties.contentType, bytes: CoreProperties.xml(title: title))
  }
}
