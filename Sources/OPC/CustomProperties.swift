import Markup

/// The part with the properties that people and programs add to a file. Word, Excel, WPS and LibreOffice keep them.
enum CustomProperties {
  static let name: PartName = "/docProps/custom.xml"
  static let contentType = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
  static let relationship = RelationshipType.office("custom-properties")
  private static let namespaces = [
    ("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"),
    ("xmlns:vt", "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"),
  ]

  /// A part with one property.
  static func xml(_ name: String, _ value: String) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("Properties", namespaces)
    // Numbers below 2 are taken by the format.
    xml.property(name, value, number: 2)
    xml.close()
    return xml.bytes
  }

  /// A part with a property more.
  static func adding(_ name: String, _ value: String, to outline: XMLOutline) -> [UInt8] {
    let root = outline.nodes[outline.root]
    let numbers = outline.elements(of: outline.root).compactMap { outline.integer("pid", of: $0, in: 2...1_000_000) }
    if root.endTag.isEmpty || numbers.isEmpty { return xml(name, value) }
    var xml = XMLWriter(declaration: false)
    xml.property(name, value, number: (numbers.max() ?? 1) + 1, namespaces)
    return Array(outline.bytes[..<root.endTag.lowerBound]) + xml.bytes + outline.bytes[root.endTag.lowerBound...]
  }
}

extension XMLWriter {
  fileprivate mutating func property(
    _ name: String, _ value: String, number: Int, _ namespaces: [(String, String)] = []
  ) {
    open(
      "property",
      namespaces + [("fmtid", "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"), ("pid", "\(number)"), ("name", name)])
    element("vt:lpwstr", text: value)
    close()
  }
}

extension OPCBuilder {
  /// Gives the package a property of its own.
  package mutating func add(property name: String, _ value: String) {
    addRelationship(from: nil, type: CustomProperties.relationship, target: CustomProperties.name)
    add(
      CustomProperties.name, contentType: CustomProperties.contentType, bytes: CustomProperties.xml(name, value))
  }
}

extension OPCPackage {
  /// The text of a property that was added to the file; `nil` if there is none.
  package func property(_ name: String) -> String? {
    guard let outline = properties?.outline else { return nil }
    let found = outline.elements(of: outline.root).first { outline.attribute("name", of: $0) == name }
    return found.map { outline.elements(of: $0).map { outline.text(of: $0) }.joined() }
  }

  /// The package with a property that it does not have yet.
  package func adding(property name: String, _ value: String) throws(OPCError) -> [UInt8] {
    var changes = OPCChanges()
    if let properties {
      changes.replacements[properties.name] = .plain(CustomProperties.adding(name, value, to: properties.outline))
    } else {
      let part = CustomProperties.name
      changes.additions = [
        .init(name: part, contentType: CustomProperties.contentType, content: .plain(CustomProperties.xml(name, value)))
      ]
      let ids = Set(relationships(of: nil).map(\.id))
      let id = (1...).lazy.map { "rId\($0)" }.first { !ids.contains($0) } ?? "rIdLanguage"
      changes.relationships = [(nil, Relationship(id: id, type: CustomProperties.relationship, to: part, from: nil))]
    }
    return try writing(changes)
  }

  private var properties: (name: PartName, outline: XMLOutline)? {
    guard let part = part("custom-properties", from: nil), let bytes = try? part.xml(),
      let outline = try? XMLOutline(bytes, name: part.name.text)
    else { return nil }
    return (part.name, outline)
  }
}
