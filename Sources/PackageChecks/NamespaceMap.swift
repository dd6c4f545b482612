import Markup

/// What prefixes stand for in one part, looked up once for each element that declares any.
struct NamespaceMap: Sendable {
  private struct Key: Hashable {
    var scope: Int
    var prefix: String
  }

  /// For each node, the nearest element that may declare namespaces.
  private let scopes: [Int]
  private var cache: [Key: String] = [:]
  /// Usual names by the name as written, so that a name is worked out once and its text is shared.
  private var names: [Key: String] = [:]

  init(_ outline: XMLOutline) {
    var scopes: [Int] = []
    scopes.reserveCapacity(outline.nodes.count)
    for (index, node) in outline.nodes.enumerated() {
      scopes.append(node.declaresNamespace ? index : node.parent < 0 ? index : scopes[node.parent])
    }
    self.scopes = scopes
  }

  /// The namespace of a prefix at a node; empty if there is none.
  mutating func uri(_ prefix: String, at index: Int, in outline: XMLOutline) -> String {
    let key = Key(scope: scopes[index], prefix: prefix)
    if let known = cache[key] { return known }
    let uri = outline.namespaceURI(ofPrefix: prefix, at: index) ?? ""
    cache[key] = uri
    return uri
  }

  /// The element's name with the usual prefix of its namespace.
  mutating func usualName(of index: Int, in outline: XMLOutline) -> String {
    guard outline.nodes[index].kind == .element else { return "" }
    let written = outline.name(of: index)
    let key = Key(scope: scopes[index], prefix: written)
    if let known = names[key] { return known }
    let name = usualName(written, at: index, in: outline)
    names[key] = name
    return name
  }

  private mutating func usualName(_ written: String, at index: Int, in outline: XMLOutline) -> String {
    let parts = written.split(separator: ":", maxSplits: 1)
    let prefix = parts.count == 2 ? String(parts[0]) : ""
    let uri = uri(prefix, at: index, in: outline)
    guard let local = parts.last else { return written }
    return NamespaceMap.usual[uri].map { "\($0):\(local)" } ?? "{\(uri)}\(local)"
  }

  /// The prefixes that the document's element declares for known namespaces under other names than the usual ones.
  static func unusualPrefixes(_ outline: XMLOutline) -> [String: String] {
    var prefixes: [String: String] = [:]
    var usualOnes: Set<String> = []
    for attribute in outline.attributes(of: outline.root) {
      let name = String(decoding: outline.bytes[attribute.name], as: UTF8.self)
      guard name.hasPrefix("xmlns:"), let uri = outline.attribute(name, of: outline.root),
        let prefix = usual[uri] ?? attributeSpaces[uri]
      else { continue }
      if name.dropFirst(6) == prefix { usualOnes.insert(prefix) } else { prefixes[prefix] = String(name.dropFirst(6)) }
    }
    return prefixes.filter { !usualOnes.contains($0.key) }
  }

  /// Namespaces that only attributes have.
  private static let attributeSpaces = [
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14",
  ]

  private static let usual: [String: String] = [
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "s",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/picture": "pic",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing": "xdr",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel",
    "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "cp",
    "http://purl.org/dc/terms/": "dcterms",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2012/chart": "c15",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "cx",
    "http://schemas.microsoft.com/office/excel/2006/main": "xm",
    "http://www.w3.org/2000/svg": "svg",
    "urn:schemas-microsoft-com:office:excel": "x",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://purl.oclc.org/ooxml/spreadsheetml/main": "s",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/picture": "pic",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing": "xdr",
  ]
}
