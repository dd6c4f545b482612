package import Markup

/// The outline of a word-processing part, with the kind of each node.
package struct WordOutline: Sendable {
  /// The outline.
  package let outline: XMLOutline
  /// The kind of each node.
  package let kinds: [WordElement]
  /// The prefix of the main namespace with its colon, as this part writes it: `w:`.
  package let prefix: String

  /// Reads a part. Elements are told by the prefix of the root element, whose namespace is the main one.
  package init(_ bytes: [UInt8], name: String) throws(MarkupError) {
    let outline = try XMLOutline(bytes, name: name)
    let rootName = outline.name(of: outline.root)
    let prefix = rootName.lastIndex(of: ":").map { String(rootName[...$0]) } ?? ""
    let prefixBytes = Array(prefix.utf8)
    kinds = outline.nodes.indices.map { index in
      guard outline.nodes[index].kind == .element else { return .other }
      let name = outline.nameBytes(of: index)
      if name.starts(with: prefixBytes), prefixBytes.isEmpty == !name.contains(UInt8(ascii: ":")) {
        return WordElement.byName[String(decoding: name.dropFirst(prefixBytes.count), as: UTF8.self)] ?? .other
      }
      if outline.isLocalNamed("docPr", at: index) { return .drawingProperties }
      let isBranch = outline.isNamed("mc:Choice", at: index) || outline.isNamed("mc:Fallback", at: index)
      return isBranch ? .branch : .other
    }
    self.outline = outline
    self.prefix = prefix
  }

  /// Whether runs stand directly in it, or in links and insertions.
  package func holdsRuns(_ index: Int) -> Bool {
    outline.elements(of: index).contains {
      kinds[$0] == .run || (kinds[$0].isWrapper || kinds[$0] == .hyperlink) && holdsRuns($0)
    }
  }

  /// The value of an attribute of the main namespace.
  package func attribute(_ name: String, of index: Int) -> String? { outline.attribute(prefix + name, of: index) }

  /// The value of an attribute of the main namespace as a number; `nil` if it is none that 32 bits hold, which is the range of
  /// Word's numbers (ISO/IEC 29500-1, 22.9.2.1 and 17.18.10).
  package func number(_ name: String, of index: Int) -> Int? {
    attribute(name, of: index).flatMap(Int32.init).map(Int.init)
  }

  /// The bytes of a node from its first to its last.
  package func range(_ index: Int) -> Range<Int> { outline.nodes[index].outer }

  /// The nearest node around `index` of which this is true.
  package func ancestor(of index: Int, where matches: (Int) -> Bool) -> Int? {
    var at = outline.nodes[index].parent
    while at >= 0 {
      if matches(at) { return at }
      at = outline.nodes[at].parent
    }
    return nil
  }

  /// The nodes from `index` up to the root, `index` first.
  package func path(from index: Int) -> [Int] {
    var path: [Int] = []
    var at = index
    while at >= 0 {
      path.append(at)
      at = outline.nodes[at].parent
    }
    return path
  }

  /// The first child element of this kind.
  package func child(_ kind: WordElement, of index: Int) -> Int? {
    outline.elements(of: index).first { kinds[$0] == kind }
  }

  /// The elements of this kind that stand in `index` directly or within wrappers.
  package func unwrapped(_ kind: WordElement, of index: Int) -> [Int] {
    var found: [Int] = []
    for child in outline.elements(of: index) {
      if kinds[child] == kind {
        found.append(child)
      } else if kinds[child].isWrapper {
        found += unwrapped(kind, of: child)
      }
    }
    return found
  }

  /// What the wrappers around a node stand in.
  package func unwrappedContainer(_ index: Int) -> Int {
    var at = index
    while kinds[at].isWrapper, outline.nodes[at].parent >= 0 { at = outline.nodes[at].parent }
    return at
  }
}
