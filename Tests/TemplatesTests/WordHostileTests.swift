import Findings
import Markup
import OPC
import PackageChecks
import Testing

@testable import Templates
@testable import WordprocessingML

/// Values from hostile hands, in every kind of place at once.
@Suite struct WordHostileTests {
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// Pieces that mean something to some reader of the file.
  private static let pieces = [
    "<", ">", "&", "\"", "'", "</w:t>", "</w:p></w:body>", "<w:br/>", "&amp;", "&#x3C;", "]]>", "<![CDATA[", "<!--",
    "-->",
    "<?x?>", "{{", "}}", "{{n}}", "{{#行}}", "{{/行}}", "｛｛", "{{=<% %>=}}", "|rmb", "=cmd|'/c calc'!A1", "DDEAUTO",
    " REF x ",
    "\\h", "HYPERLINK \"file:///c:/x\"", "javascript:", "file:///", "\\\\host\\share", "../../x", "%7B%7Bn%7D%7D", "\0",
    "\u{1}",
    "\u{B}", "\u{FFFE}", "\u{FFFF}", "\u{202E}", "\u{FEFF}", "\u{85}", "\u{2028}", "\r", "\n", "\t", " ", "汉", "👨‍👩‍👧",
    "e\u{301}",
    "_x000D_", "a", "0", "http://a/", String(repeating: "长", count: 300),
  ]

  private static let template = try? WordMaker.docx(
    WordMaker.p("{{v}}")
      + WordMaker.table([[WordMaker.p("{{#行}}{{v}}"), WordMaker.p("{{.}}{{/行}}")]]).replacing(
        "<w:gridCol/>", with: "<w:gridCol/><w:gridCol/>")
      + "<w:p><w:hyperlink r:id=\"rId2\" w:tooltip=\"{{v}}\">\(WordMaker.r("{{v}}"))</w:hyperlink>"
      + "<w:hyperlink r:id=\"rId3\">\(WordMaker.r("x"))</w:hyperlink>"
        + """
        <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x" \
        descr="看 {{v}}"/><a:graphic><a:graphicData uri="urn:x"/></a:graphic></wp:inline></w:drawing></w:r>\
        <w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>\(WordMaker.r("{{v}}"))</w:sdtContent></w:sdt>
        """ + WordMaker.textBox(WordMaker.p("{{v}}")).replacing("uri=\"x\"", with: "uri=\"urn:x\"") + "</w:p>",
    parts: [(kind: "header", content: WordMaker.p("{{v}}"))],
    others: [
      (
        "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
        RelationshipType.coreProperties,
        """
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{v}}</dc:title></cp:coreProperties>
        """
      )
    ], links: ["{{v}}", "https://a.b/{{v}}"])

  /// Names of elements and attributes of a part in order: what a value must not change.
  private func skeleton(_ xml: [UInt8]) throws -> [String] {
    let outline = try XMLOutline(xml, name: "x")
    let breaks = ["w:br", "w:tab", "w:t"]
    return outline.nodes.indices.filter { outline.nodes[$0].kind != .text }.flatMap { node in
      let name = outline.name(of: node)
      // Line feeds and tabs of a value are breaks and tabs between texts.
      return breaks.contains(name)
        ? []
        : [name] + outline.attributes(of: node).map { String(decoding: outline.bytes[$0.name], as: UTF8.self) }
    }
  }

  @Test func `no value becomes markup, a tag, a field or an address of another kind`() throws {
    let template = try compiled(try #require(Self.template))
    func render(_ value: String) throws -> OPCPackage {
      let data: [String: TemplateValue] = [
        "v": .text(value), "n": .text("!"), "行": .list([.text(value)]),
      ]
      let output = try template.render(.record(data))
      return try OPCPackage(reading: output, name: "o")
    }
    let plain = try render("甲")
    var dice = Dice(state: 20_261_122)
    for round in 0..<120 {
      let value = (0...Int.random(in: 0...6, using: &dice)).map { _ in Self.pieces.randomElement(using: &dice) ?? "" }
        .joined()
      // Reading checks every part for being well-formed, and every address for its scheme.
      let package = try render(value)
      #expect(package.parts.map(\.name) == plain.parts.map(\.name))
      for part in package.parts where part.isXML && !part.name.isRelationships {
        #expect(try skeleton(try part.bytes()) == skeleton(try plain.bytes(of: part.name)), "\(value.debugDescription)")
      }
      for link in package.relationships(of: package.mainPart) where link.isExternal {
        #expect(["http://", "https://", "#"].contains { link.target.hasPrefix($0) }, "\(link.target)")
        #expect(link.target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0) })
      }
      if round % 30 == 0 {
        let output = try package.writing()
        #expect(PackageCheck.findings(in: output, name: "o", schemas: WordMaker.schemas).map(\.description) == [])
      }
    }
  }
}
