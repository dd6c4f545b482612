import TestSupport
import Testing

@testable import Markup

@Suite struct XMLOutlineTests {
  static let documents = [
    "<a/>",
    "<?xml version=\"1.0\"?>\n<!-- 注 -->\n<a b='>' c=\"/\"><b/>文 &amp; 字<![CDATA[<x>]]]]><?p i > ?></a>\n",
    "<w:p xmlns:w=\"u\"><w:r><w:t xml:space=\"preserve\"> a </w:t></w:r>\n<w:r/></w:p >",
    "<a><a><a><a>1</a>2</a>3</a>4</a><?end?>",
    "<甲 乙=\"丙\"><丁>戊</丁></甲>",
    "<a\n  b = \"1\"\n\tc='2'\n></a\n>",
  ]

  @Test(arguments: documents) func `the ranges of nodes make up the document`(_ text: String) throws {
    let outline = try XMLOutline(Array(text.utf8), name: "t")
    #expect(tile(outline, 0..<outline.nodes.count, in: 0..<outline.bytes.count))
    for (index, node) in outline.nodes.enumerated() where node.kind == .element {
      #expect(node.startTag.upperBound == node.inner.lowerBound && node.inner.upperBound == node.endTag.lowerBound)
      #expect(tile(outline, index + 1..<node.subtreeEnd, in: node.inner))
    }
  }

  @Test func `random documents are made up of their nodes`() throws {
    var random = SeededRandom(20_261_121)
    for _ in 0..<200 {
      let text = RandomDocument.make(using: &random)
      let outline = try XMLOutline(Array(text.utf8), name: "t")
      #expect(tile(outline, 0..<outline.nodes.count, in: 0..<outline.bytes.count))
      for (index, node) in outline.nodes.enumerated() where node.kind == .element {
        #expect(tile(outline, index + 1..<node.subtreeEnd, in: node.inner))
      }
    }
  }

  /// Whether the siblings among these nodes lie one after the other and fill the range.
  private func tile(_ outline: XMLOutline, _ nodes: Range<Int>, in range: Range<Int>) -> Bool {
    var at = range.lowerBound
    var index = nodes.lowerBound
    while index < nodes.upperBound {
      guard outline.nodes[index].outer.lowerBound == at else { return false }
      at = outline.nodes[index].outer.upperBound
      index = outline.nodes[index].subtreeEnd
    }
    return at == range.upperBound
  }

  @Test func `names, attributes and texts are read as XML means them`() throws {
    let outline = try XMLOutline(
      Array("<w:p xmlns:w=\"urn:w\" w:x=\"a&#x4E2D;\tb&quot;\" y=''><w:t>1 &lt; 2\r\n</w:t><![CDATA[&]]></w:p>".utf8),
      name: "t")
    #expect(outline.name(of: 0) == "w:p" && outline.localName(of: 0) == "p")
    #expect(outline.isNamed("w:p", at: 0) && outline.isLocalNamed("p", at: 0) && !outline.isNamed("p", at: 0))
    #expect(outline.attribute("w:x", of: 0) == "a中 b\"")
    #expect(outline.attribute("y", of: 0) == "" && outline.attribute("x", of: 0) == nil)
    #expect(outline.text(of: 0) == "1 < 2\n&")
    #expect(Array(outline.children(of: 0)) == [1, 3])
    #expect(outline.nodes[2].parent == 1)
    #expect(outline.attributes(of: 0).map { String(decoding: outline.bytes[$0.outer], as: UTF8.self) }.last == " y=''")
  }

  @Test func `prefixes are resolved where they are used`() throws {
    let outline = try XMLOutline(
      Array("<a xmlns=\"u1\" xmlns:p=\"u2\"><p:b/><c xmlns:p=\"u3\" xmlns=\"\"><p:d/><e/></c></a>".utf8), name: "t")
    let names = outline.nodes.indices.map { "\(outline.localName(of: $0))=\(outline.namespaceURI(of: $0))" }
    #expect(names == ["a=u1", "b=u2", "c=", "d=u3", "e="])
    #expect(outline.namespaceURI(ofPrefix: "q", at: 0) == nil)
  }

  @Test func `UTF-16 is read as the same document`() throws {
    let text = "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a>联单</a>"
    let units = [0xFEFF] + Array(text.utf16)
    let little = try XMLOutline(units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, name: "t")
    let big = try XMLOutline(units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, name: "t")
    #expect(little.text(of: little.root) == "联单" && big.bytes == little.bytes)
    #expect(String(decoding: little.bytes, as: UTF8.self).contains("encoding=\"UTF-8\""))
  }

  @Test func `other declared encodings are converted`() throws {
    let bytes =
      Array("<?xml version='1.0' encoding='GB18030'?><a>".utf8) + [0xC1, 0xAA, 0xB5, 0xA5] + Array("</a>".utf8)
    let outline = try XMLOutline(bytes, name: "t")
    #expect(outline.text(of: outline.root) == "联单")
    #expect(throws: MarkupError.self) {
      try XMLNormal.utf8(Array("<?xml version='1.0' encoding='nonsense'?><a/>".utf8))
    }
  }
}
