extension XMLOutline {
  /// An attribute as it stands in a start tag.
  package struct Attribute: Sendable, Hashable {
    /// The name as written.
    package let name: Range<Int>
    /// The value between its quotes, not decoded.
    package let value: Range<Int>
    /// The attribute from the blank before its name to its closing quote: what to leave out to take it away.
    package let outer: Range<Int>
  }

  /// The attributes of an element in the order written, namespace declarations included.
  package func attributes(of index: Int) -> [Attribute] {
    var all: [Attribute] = []
    forEachAttribute(of: index) {
      all.append($0)
      return true
    }
    return all
  }

  /// Where the value of the attribute with this name (as written, such as `w:val`) stands, without its quotes.
  package func attributeRange(_ name: String, of index: Int) -> Range<Int>? {
    var name = name
    return name.withUTF8 { wanted in
      var found: Range<Int>?
      forEachAttribute(of: index) { attribute in
        if attribute.name.count == wanted.count, bytes[attribute.name].elementsEqual(wanted) { found = attribute.value }
        return found == nil
      }
      return found
    }
  }

  /// The value of the attribute with this name (as written, such as `w:val`), decoded.
  package func attribute(_ name: String, of index: Int) -> String? {
    attributeRange(name, of: index).map { XMLText.decodeAttribute(bytes[$0]) }
  }

  /// The decoded text of a text or CDATA node; for an element all text inside it; else empty.
  package func text(of index: Int) -> String {
    let node = nodes[index]
    switch node.kind {
    case .text: return XMLText.decode(bytes[node.outer])
    case .cdata: return XMLText.lines(bytes[node.outer].dropFirst(9).dropLast(3))
    case .comment, .pi: return ""
    case .element:
      var text = ""
      for inside in index + 1..<max(node.subtreeEnd, index + 1) where nodes[inside].kind != .element {
        text += self.text(of: inside)
      }
      return text
    }
  }

  /// The positions of the nodes directly inside an element.
  package func children(of index: Int) -> Children {
    Children(nodes: nodes, at: index + 1, end: nodes[index].subtreeEnd)
  }

  /// The positions of the elements directly inside an element.
  package func elements(of index: Int) -> some Sequence<Int> {
    children(of: index).lazy.filter { nodes[$0].kind == .element }
  }

  /// The first element directly inside an element whose name is written like this.
  package func child(_ name: StaticString, of index: Int) -> Int? {
    children(of: index).first { isNamed(name, at: $0) }
  }

  /// Positions of sibling nodes.
  package struct Children: Sequence, IteratorProtocol, Sendable {
    let nodes: [Node]
    var at: Int
    let end: Int

    /// The next position.
    package mutating func next() -> Int? {
      guard at < end else { return nil }
      defer { at = nodes[at].subtreeEnd }
      return at
    }
  }

  /// Calls `body` for each attribute until it answers `false`.
  func forEachAttribute(of index: Int, _ body: (Attribute) -> Bool) {
    let node = nodes[index]
    guard node.kind == .element else { return }
    let end = node.startTag.upperBound
    var at = node.nameRange.upperBound
    while true {
      let outer = at
      while at < end, bytes[at] <= 0x20 { at += 1 }
      let start = at
      while at < end, !OutlineScanner.endsName(bytes[at]) { at += 1 }
      let name = start..<at
      guard !name.isEmpty else { return }
      while at < end, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "'") { at += 1 }
      guard at < end else { return }
      let quote = bytes[at]
      let value = at + 1
      at = value
      while at < end, bytes[at] != quote { at += 1 }
      guard at < end, body(Attribute(name: name, value: value..<at, outer: outer..<at + 1)) else { return }
      at += 1
    }
  }
}
