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
    let parts = written.split(separator: ":", maxSplits: 1)
    let prefix = parts.count == 2 ? String(parts[0]) : ""
    let uri = uri(prefix, at: index, in: outline)
    guard let local = parts.last else { return written }
    return NamespaceMap.usual[uri].map { "\($0):\(local)" } ?? "{\(uri)}\(local)"
  }

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
    "urn:schemas-microsoft-com:vml": "v",
  ]
}
