import Findings
import OPC
import Testing

@testable import Templates

/// Templates are looked at before they are compiled, and what need not stay in what is made is left out.
@Suite struct `Safety of templates` {
  @Test func `a danger and a wrong tag are told at once, and neither compiles`() throws {
    let rows = """
      <row r="1">\(SheetMaker.cell("A1", "{{#x}}"))<c r="B1"><f>_xlfn.WEBSERVICE("http://x")</f></c></row>
      """
    let bytes = try SheetMaker.workbook(rows: rows)
    let (template, found) = CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open)
    #expect(template == nil)
    #expect(Set(found.map(\.code)) == ["dangerous-formula", "unclosed-section"])
    #expect(CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open, checks: .none).findings.count == 1)
  }

  @Test func `the note of an attached template is left out of what is made, with a remark`() throws {
    let settings = "<w:attachedTemplate r:id=\"rId1\"/><w:zoom w:percent=\"100\"/>"
    var package = try OPCPackage(
      reading: WordMaker.docx(WordMaker.p("编号 {{n}}"), parts: [("settings", settings)]), name: "t.docx")
    var changes = OPCChanges()
    let part = try #require(package.part("settings", from: package.mainPart)).name
    let target = "file:///C:/Users/x/AppData/Roaming/kingsoft/office6/templates/a.dotx"
    changes.relationships = [
      (part, Relationship(id: "rId1", type: RelationshipType.office("attachedTemplate"), external: target))
    ]
    let bytes = try package.writing(changes)
    let (template, found) = CompiledTemplate.compile(bytes, name: "t.docx", vocabulary: .open)
    #expect(found.map(\.code) == ["attached-template"])
    let output = try #require(template).render(.record(["n": .text("7")]))
    package = try OPCPackage(reading: output, name: "o.docx")
    #expect(package.relationships(of: part).isEmpty)
    let left = String(decoding: try package.bytes(of: part), as: UTF8.self)
    #expect(!left.contains("attachedTemplate") && left.contains("w:zoom"))
    #expect(try WordReading.text(output) == "编号 7")
  }

  @Test func `telephone numbers may be in addresses, with values`() throws {
    let links = ["tel:{{n}}", "https://a.b/{{n}}"]
    let body =
      "<w:p><w:hyperlink r:id=\"rId1\">\(WordMaker.r("x"))</w:hyperlink>"
      + "<w:hyperlink r:id=\"rId2\">\(WordMaker.r("y"))</w:hyperlink></w:p>"
    let output = try compiled(try WordMaker.docx(body, links: links)).render(.record(["n": .text("+86 10")]))
    let package = try OPCPackage(reading: output, name: "o.docx")
    let targets = package.relationships(of: package.mainPart).filter(\.isExternal).map(\.target)
    #expect(targets == ["tel:%2B86%2010", "https://a.b/%2B86%2010"])
  }
}
