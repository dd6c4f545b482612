/// An index over the bytes of an XML document: where every element and text begins and ends.
///
/// Nothing is copied and nothing is lost: the ranges of the nodes without parent, one after the other, are the whole
/// document, and those of an element's children are its `inner` range. Indices of nodes are positions in `nodes`.
package struct XMLOutline: Sendable {
  /// The document in UTF-8; all ranges are positions in it.
  package let bytes: [UInt8]
  /// The nodes in document order: a node, then those inside it, then those after it.
  package let nodes: [Node]
  /// The position of the document's element.
  package let root: Int

  /// Reads a document, refusing what `XMLCheck.wellFormed` refuses; other encodings than UTF-8 are converted first.
  package init(_ bytes: [UInt8], name: String) throws(MarkupError) {
    let text = try XMLNormal.utf8(bytes, name: name)
    try XMLCheck.wellFormed(text, name: name)
    guard let nodes = OutlineScanner.scan(text), let root = nodes.firstIndex(where: { $0.kind == .element }) else {
      throw .tooLarge(name)
    }
    self.bytes = text
    self.nodes = nodes
    self.root = root
  }

  /// What a node is.
  package enum Kind: UInt8, Sendable, Hashable {
    /// An element with its tags.
    case element
    /// Character data between tags, blanks included.
    case text
    /// A CDATA section.
    case cdata
    /// A comment.
    case comment
    /// A processing instruction; the XML declaration counts as one.
    case pi
  }

  /// An element or something between tags.
  package struct Node: Sendable, Hashable {
    /// What it is.
    package let kind: Kind
    /// Whether the element is written as an empty-element tag.
    package let isEmptyTag: Bool
    /// Whether the start tag may declare namespaces: it holds the word `xmlns`.
    package let declaresNamespace: Bool
    let nameLength: UInt16
    let start: Int32
    let tagEnd: Int32
    var innerEnd: Int32
    var end: Int32
    let parentIndex: Int32
    var subtree: Int32

    /// Everything from its first byte to its last.
    package var outer: Range<Int> { Int(start)..<Int(end) }
    /// The start tag or empty-element tag; for other nodes the same as `outer`.
    package var startTag: Range<Int> { Int(start)..<Int(tagEnd) }
    /// What lies between start tag and end tag; empty, behind the tag, for an empty-element tag.
    package var inner: Range<Int> { Int(tagEnd)..<Int(innerEnd) }
    /// The end tag; empty for an empty-element tag.
    package var endTag: Range<Int> { Int(innerEnd)..<Int(end) }
    /// The name in the start tag.
    package var nameRange: Range<Int> { Int(start) + 1..<Int(start) + 1 + Int(nameLength) }
    /// The position of the element around it, -1 for none.
    package var parent: Int { Int(parentIndex) }
    /// The position after the last node inside it: the next sibling, if there is one.
    package var subtreeEnd: Int { Int(subtree) }
  }
}
