import Findings
import OPC
import Testing

@testable import Templates

/// What Word and Excel put into genuine files and no printed form needs is left out with a remark, not refused.
@Suite struct `Repairs of templates` {
  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml."
  private static let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml."

  /// The document made from a template with `n` = 7, its package, and the codes of what was said.
  private func made(_ bytes: [UInt8], _ name: String) throws -> (bytes: [UInt8], package: OPCPackage, codes: [String]) {
    let (template, found) = CompiledTemplate.compile(bytes, name: name, vocabulary: .open, checks: .all)
    #expect(!found.hasErrors, "\(found.map { $0.text(in: .en) })")
    let output = try #require(template).render(.record(["n": .text("7")]))
    return (output, try OPCPackage(reading: output, name: name), found.map(\.code))
  }

  private func changed(_ bytes: [UInt8], _ body: (OPCPackage, inout OPCChanges) throws -> Void) throws -> [UInt8] {
    let package = try OPCPackage(reading: bytes, name: "t")
    var changes = OPCChanges()
    try body(package, &changes)
    return try package.writing(changes)
  }

  @Test(arguments: [("t.dotx", "t.docx"), ("t.xltx", "t.xlsx")])
  func `a template in Office's own format makes documents`(_ name: String, _ document: String) throws {
    let isWord = name == "t.dotx"
    let source = isWord ? try WordMaker.docx(WordMaker.p("编号 {{n}}")) : try SheetMaker.workbook(rows: "")
    let template = try changed(source) { package, changes in
      changes.contentTypes[package.mainPart] = (isWord ? Self.word : Self.sheet) + "template.main+xml"
    }
    let (bytes, package, codes) = try made(template, name)
    #expect(codes == [])
    let type = package.part(package.mainPart)?.contentType
    #expect(type == (isWord ? Self.word + "document.main+xml" : Self.sheet + "sheet.main+xml"))
    #expect(CompiledTemplate.lint(bytes, name: document, vocabulary: .open) == [])
    // Renamed without being saved anew, it works as well.
    #expect(try made(template, document).codes == [])
  }

  @Test(arguments: ["../%E6%8A%A5%E4%BB%B7.xlsx", "file:///D:/a.pdf", "\\\\server\\share", "javascript:x()"])
  func `a link to a file leaves its text`(_ target: String) throws {
    let body = "<w:p><w:hyperlink r:id=\"rId1\" w:history=\"1\">\(WordMaker.r("见报价 {{n}}"))</w:hyperlink></w:p>"
    let (bytes, package, codes) = try made(try WordMaker.docx(body, links: [target]), "t.docx")
    #expect(codes == ["link-left-out"])
    #expect(try WordReading.text(bytes) == "见报价 7")
    #expect(package.relationships(of: package.mainPart).filter(\.isExternal).isEmpty)
    #expect(try !WordReading.xml(bytes).contains("rId1"))
  }

  @Test func `links of cells to files go, and others stay`() throws {
    let rows = "<row r=\"1\">\(SheetMaker.cell("A1", "{{n}}"))</row>"
    let links = { (ids: [String]) in
      let space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
      return "<hyperlinks xmlns:r=\"\(space)\">"
        + ids.enumerated().map { "<hyperlink ref=\"A\($0 + 1)\" r:id=\"\($1)\"/>" }.joined() + "</hyperlinks>"
    }
    func book(_ targets: [String]) throws -> [UInt8] {
      let ids = targets.indices.map { "rIdL\($0)" }
      return try changed(try SheetMaker.workbook(rows: rows, after: links(ids))) { _, changes in
        changes.relationships = zip(ids, targets).map { id, target in
          ("/xl/worksheets/sheet1.xml", Relationship(id: id, type: RelationshipType.hyperlink, external: target))
        }
      }
    }
    let both = try made(try book(["a.xlsx", "https://example.com/"]), "t.xlsx")
    #expect(both.codes == ["link-left-out"])
    #expect(both.package.relationships(of: "/xl/worksheets/sheet1.xml").map(\.target) == ["https://example.com/"])
    let one = try made(try book(["a.xlsx"]), "t.xlsx")
    let sheet = String(decoding: try one.package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(!sheet.contains("hyperlink"))
  }

  @Test func `cells that read another workbook keep their values, and the link is broken`() throws {
    let rows = """
      <row r="1">\(SheetMaker.cell("A1", "{{n}}"))<c r="B1"><f>[1]价目!B2*2</f><v>26</v></c>\
      <c r="C1"><f t="shared" ref="C1:D1" si="0">[1]价目!C2</f><v>3</v></c><c r="D1"><f t="shared" si="0"/><v>4</v></c>\
      <c r="E1" t="str"><f>'[1]价目'!A1</f><v>轴承</v></c><c r="F1"><f>B1+1</f><v>27</v></c></row>
      """
    let names = "<definedNames><definedName name=\"单价\">[1]价目!$B$2</definedName></definedNames>"
    let source = try changed(try SheetMaker.workbook(rows: rows, names: names)) { _, changes in
      let link: PartName = "/xl/externalLinks/externalLink1.xml"
      changes.additions = [
        OPCChanges.Addition(
          name: link, contentType: Self.sheet + "externalLink+xml",
          content: .plain(Array("<externalLink xmlns=\"http://x\"/>".utf8)))
      ]
      let book: PartName = "/xl/workbook.xml"
      changes.relationships = [
        (
          book,
          Relationship(id: "rIdX", type: RelationshipType.office("externalLink"), to: link, from: book)
        ), (link, Relationship(id: "rId1", type: RelationshipType.office("externalLinkPath"), external: "价目.xlsx")),
      ]
    }
    let (_, package, codes) = try made(source, "t.xlsx")
    #expect(Array(codes.prefix(5)) == Array(repeating: "formula-as-value", count: 4) + ["workbook-link-left-out"])
    let sheet = String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(sheet.contains("<c r=\"B1\"><v>26</v></c>") && sheet.contains("<c r=\"D1\"><v>4</v></c>"))
    #expect(sheet.contains("<v>轴承</v>") && sheet.contains("<f>B1+1</f>") && !sheet.contains("[1]"))
    let book = String(decoding: try package.bytes(of: "/xl/workbook.xml"), as: UTF8.self)
    #expect(book.contains("<definedName name=\"单价\">#REF!</definedName>"))
    #expect(package.parts.allSatisfy { !$0.name.text.contains("externalLink") })
  }

  @Test func `an object of another program leaves its picture`() throws {
    let object = """
      <w:object xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office">\
      <v:shape id="s1" style="width:9pt;height:9pt" o:ole=""><v:imagedata r:id="rIdPicture"/></v:shape>\
      <o:OLEObject Type="Embed" ProgID="Visio.Drawing.15" ShapeID="s1" DrawAspect="Content" ObjectID="_1" r:id="rIdO"/>\
      </w:object>
      """
    let body = WordMaker.p("{{n}}") + "<w:p><w:r>\(object)</w:r></w:p>"
    let source = try changed(try WordMaker.docx(body)) { package, changes in
      let bin: PartName = "/word/embeddings/oleObject1.bin"
      let picture: PartName = "/word/media/image1.png"
      changes.additions = [
        .init(
          name: bin, contentType: "application/vnd.openxmlformats-officedocument.oleObject", content: .plain([1])),
        .init(name: picture, contentType: "image/png", content: .plain([0x89, 0x50])),
      ]
      let links = [("rIdO", "oleObject", bin), ("rIdPicture", "image", picture)]
      changes.relationships = links.map { id, type, part in
        (
          package.mainPart,
          Relationship(id: id, type: RelationshipType.office(type), to: part, from: package.mainPart)
        )
      }
    }
    let (bytes, package, codes) = try made(source, "t.docx")
    #expect(codes == ["object-as-picture"])
    let body2 = try WordReading.xml(bytes)
    #expect(body2.contains("v:imagedata") && !body2.contains("OLEObject") && !body2.contains("o:ole"))
    #expect(package.part("/word/embeddings/oleObject1.bin") == nil && package.part("/word/media/image1.png") != nil)
  }

  @Test func `settings of toolbars, and notes of what is gone, are left out`() throws {
    let source = try changed(try WordMaker.docx(WordMaker.p("{{n}}"))) { package, changes in
      let keys: PartName = "/word/customizations.xml"
      changes.additions = [
        .init(
          name: keys, contentType: "application/vnd.ms-word.keyMapCustomizations+xml",
          content: .plain(Array("<a/>".utf8)))
      ]
      let types = [("rIdK", "keyMapCustomizations", keys), ("rIdG", "theme", "/word/theme/theme1.xml" as PartName)]
      changes.relationships = types.map { id, type, part in
        (
          package.mainPart,
          Relationship(id: id, type: RelationshipType.office(type), to: part, from: package.mainPart)
        )
      }
    }
    let (_, package, codes) = try made(source, "t.docx")
    #expect(Set(codes) == ["part-left-out", "stale-link-left-out"])
    #expect(package.part("/word/customizations.xml") == nil)
    #expect(package.relationships(of: package.mainPart).allSatisfy { !["rIdK", "rIdG"].contains($0.id) })
  }

  @Test func `a signature, void once the template is filled in, is left out`() throws {
    let package = "application/vnd.openxmlformats-package.digital-signature-"
    let links = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/"
    let source = try changed(try WordMaker.docx(WordMaker.p("{{n}}"))) { _, changes in
      let origin: PartName = "/_xmlsignatures/origin.sigs"
      let signature: PartName = "/_xmlsignatures/sig1.xml"
      changes.additions = [
        .init(name: origin, contentType: package + "origin", content: .plain([])),
        .init(
          name: signature, contentType: package + "xmlsignature+xml",
          content: .plain(Array("<Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>".utf8))),
      ]
      changes.relationships = [
        (nil, Relationship(id: "rIdS", type: links + "origin", to: origin, from: nil)),
        (origin, Relationship(id: "rId1", type: links + "signature", to: signature, from: origin)),
      ]
    }
    let (bytes, out, codes) = try made(source, "t.docx")
    #expect(codes == ["signature-left-out"])
    #expect(try WordReading.text(bytes) == "7")
    #expect(!out.parts.contains { $0.name.text.contains("sig") } && out.relationships(of: nil).count == 1)
  }

  @Test func `macros are refused and not left out`() throws {
    let source = try changed(try WordMaker.docx(WordMaker.p("{{n}}"))) { package, changes in
      let part: PartName = "/word/vbaProject.bin"
      changes.additions = [
        .init(name: part, contentType: "application/vnd.ms-office.vbaProject", content: .plain([1]))
      ]
      let type = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"
      changes.relationships = [
        (package.mainPart, Relationship(id: "rIdV", type: type, to: part, from: package.mainPart))
      ]
    }
    let (template, found) = CompiledTemplate.compile(source, name: "t.docx", vocabulary: .open)
    #expect(template == nil && found.map(\.code) == ["opc-active-content"])
  }
}
