extension XMLOutline {
  /// The element's name as written, such as `w:p`; empty for other nodes.
  package func name(of index: Int) -> String { String(decoding: nameBytes(of: index), as: UTF8.self) }

  /// The bytes of the element's name as written; empty for other nodes.
  package func nameBytes(of index: Int) -> ArraySlice<UInt8> {
    nodes[index].kind == .element ? bytes[nodes[index].nameRange] : []
  }

  /// The element's name without prefix; empty for other nodes.
  package func localName(of index: Int) -> String {
    String(decoding: XMLOutline.local(nameBytes(of: index)), as: UTF8.self)
  }

  /// Whether the node is an element whose name is written like this, prefix included.
  package func isNamed(_ name: StaticString, at index: Int) -> Bool {
    nodes[index].kind == .element && XMLOutline.equal(bytes[nodes[index].nameRange], name)
  }

  /// Whether the node is an element with this name, whatever its prefix.
  package func isLocalNamed(_ name: StaticString, at index: Int) -> Bool {
    nodes[index].kind == .element && XMLOutline.equal(XMLOutline.local(bytes[nodes[index].nameRange]), name)
  }

  /// The namespace that the element's prefix stands for; empty for none.
  package func namespaceURI(of index: Int) -> String {
    let name = nameBytes(of: index)
    let prefix = name.firstIndex(of: UInt8(ascii: ":")).map { name[..<$0] } ?? []
    return namespaceURI(ofPrefix: String(decoding: prefix, as: UTF8.self), at: index) ?? ""
  }

  /// The namespace that `prefix` (empty: no prefix) stands for at this node; `nil` where it is not declared.
  package func namespaceURI(ofPrefix prefix: String, at index: Int) -> String? {
    if prefix == "xml" { return "http://www.w3.org/XML/1998/namespace" }
    let wanted = prefix.isEmpty ? "xmlns" : "xmlns:\(prefix)"
    var at = index
    while at >= 0 {
      if nodes[at].declaresNamespace, let uri = attribute(wanted, of: at) { return uri }
      at = nodes[at].parent
    }
    return nil
  }

  static func local(_ name: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    name.firstIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
  }

  static func equal(_ bytes: ArraySlice<UInt8>, _ name: StaticString) -> Bool {
    guard bytes.count == name.utf8CodeUnitCount else { return false }
    return name.withUTF8Buffer { bytes.elementsEqual($0) }
  }
}
