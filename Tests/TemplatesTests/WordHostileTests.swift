import Findings
import Markup
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import Templates
@testable import WordprocessingML

/// Values from hostile hands, in every kind of place at once.
@Suite struct WordHostileTests {
  private static let template = try? WordMaker.docx(
    WordMaker.p("{{v}}")
      + WordMaker.table([[WordMaker.p("{{#行}}{{v}}"), WordMaker.p("{{.}}{{/行}}")]]).replacing(
        "<w:gridCol/>", with: "<w:gridCol/><w:gridCol/>")
      + "<w:p><w:hyperlink r:id=\"rId5\" w:tooltip=\"{{v}}\">\(WordMaker.r("{{v}}"))</w:hyperlink>"
      + "<w:hyperlink r:id=\"rId6\">\(WordMaker.r("x"))</w:hyperlink>"
      + "<w:hyperlink r:id=\"rId7\">\(WordMaker.r("y"))</w:hyperlink>"
        + """
        <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="9" cy="9"/><wp:docPr id="1" name="x" \
        descr="看 {{v}}"/><a:graphic><a:graphicData uri="urn:x"/></a:graphic></wp:inline></w:drawing></w:r>\
        <w:r><w:footnoteReference w:id="1"/></w:r><w:r><w:commentReference w:id="1"/></w:r>\
        <w:sdt><w:sdtPr><w:id w:val="3"/></w:sdtPr><w:sdtContent>\(WordMaker.r("{{v}}"))</w:sdtContent></w:sdt>
        """ + WordMaker.textBox(WordMaker.p("{{v}}")).replacing("uri=\"x\"", with: "uri=\"urn:x\"") + "</w:p>",
    parts: [
      ("header", WordMaker.p("{{v}}")), ("footer", WordMaker.p("第 {{v}} 页")),
      (
        "footnotes",
        """
        <w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>\
        <w:footnote w:id="1">\(WordMaker.p("注 {{v}}"))</w:footnote>
        """
      ), ("comments", "<w:comment w:id=\"1\" w:author=\"王\">\(WordMaker.p("批 {{v}}"))</w:comment>"),
    ],
    others: [
      (
        "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml",
        RelationshipType.coreProperties,
        """
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{{v}}</dc:title></cp:coreProperties>
        """
      ),
      (
        "/docProps/custom.xml", "application/vnd.openxmlformats-officedocument.custom-properties+xml",
        RelationshipType.office("custom-properties"),
        """
        <Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" \
        xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">\
        <property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="客户"><vt:lpwstr>{{v}}</vt:lpwstr></property>\
        </Properties>
        """
      ),
    ], links: ["{{v}}", "https://a.b/{{v}}", "mailto:{{v}}"])

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

  @Test func `no value becomes markup, a tag, a field or an address of another kind, and each is read back as it was`()
    throws
  {
    let template = try compiled(try #require(Self.template))
    func render(_ value: String) throws -> [UInt8] {
      let data: [String: TemplateValue] = ["v": .text(value), "n": .text("!"), "行": .list([.text(value)])]
      return try template.render(.record(data))
    }
    let plain = try render("甲")
    let plainPackage = try OPCPackage(reading: plain, name: "o")
    for (round, value) in HostileText.samples.enumerated() {
      let about = Comment(rawValue: value.prefix(80).debugDescription)
      // Reading checks every part for being well-formed, and every address for its scheme.
      let output = try render(value)
      let package = try OPCPackage(reading: output, name: "o")
      #expect(package.parts.map(\.name) == plainPackage.parts.map(\.name), about)
      for part in package.parts where part.isXML && !part.name.isRelationships {
        #expect(try skeleton(part.bytes()) == skeleton(plainPackage.bytes(of: part.name)), about)
      }
      let shown = HostileText.xml(value)
      let lines = shown.exchanging("\n", with: "⏎").exchanging("\t", with: "⇥")
      for kind in [WordPartKind.document, .header, .footer, .footnotes, .comments] {
        let text = try WordReading.text(output) { $0 == kind }
        let expected = try WordReading.text(plain) { $0 == kind }.exchanging("甲", with: lines)
        #expect(text.isExactly(expected), about)
        #expect(expected.contains("甲") == false && !expected.isEmpty)
      }
      for (type, element) in [("core-properties+xml", "title"), ("custom-properties+xml", "lpwstr")] {
        try #expect(texts(package, type) { $1.localName(of: $0) == element ? $1.text(of: $0) : nil } == [shown], about)
      }
      // Readers of XML take line ends in attributes for blanks.
      let flat = shown.exchanging("\n", with: " ").exchanging("\t", with: " ")
      let alternative = try texts(package, "main+xml") { $1.attribute("descr", of: $0) }
      let tips = try texts(package, "main+xml") { $1.attribute("w:tooltip", of: $0) }
      for text in alternative + tips {
        let read = text.exchanging("\n", with: " ").exchanging("\t", with: " ")
        #expect(read.isExactly(flat) || read.isExactly("看 " + flat), about)
      }
      #expect(alternative.count == 1 && tips.count == 1)
      checkLinks(package.relationships(of: package.mainPart).filter(\.isExternal).map(\.target), value)
      if round % 4 == 0 {
        let faults = PackageCheck.findings(in: output, name: "o", schemas: Repository.schemas)
        #expect(faults.map(\.description) == [], about)
      }
    }
  }

  private func checkLinks(_ targets: [String], _ value: String) {
    // What is too long for an address leads nowhere.
    #expect(targets.count == 3 || targets == ["#"] && value.utf8.count > 600)
    for target in targets {
      #expect(["http://", "https://", "mailto:", "#"].contains { target.lowercased().hasPrefix($0) }, "\(target)")
      #expect(target.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"<>\"{}|\\^`".utf8.contains($0) })
    }
    // A value is one part of the address and comes back from it.
    let part = targets.first { $0.hasPrefix("https://a.b/") }.map { String($0.dropFirst(12)) }
    if value.utf8.count < 600 {
      #expect(part?.percentDecoded.isExactly(value) ?? false, "\(value.debugDescription)")
    }
  }

  private func texts(_ package: OPCPackage, _ type: String, _ read: (Int, XMLOutline) -> String?) throws -> [String] {
    try package.parts.filter { $0.contentType.hasSuffix(type) }.flatMap { part in
      let outline = try XMLOutline(part.bytes(), name: part.name.text)
      return outline.nodes.indices.filter { outline.nodes[$0].kind == .element }.compactMap { read($0, outline) }
    }
  }
}
