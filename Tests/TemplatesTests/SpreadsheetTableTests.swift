import Findings
import OPC
import Testing

@testable import Templates

/// Excel's tables (ListObjects) whose rows a section repeats.
@Suite struct `Tables of worksheets` {
  /// A table of a name, a text around a tag, a fixed text and a formula, with the section's options.
  private func template(_ options: String = "", names: String = "") throws -> CompiledTemplate {
    let cell = { (reference: String, text: String) in SheetMaker.cell(reference, text, style: 2) }
    let heads = ["品名", "数量", "单位", "长度"]
    let letters = ["A", "B", "C", "D"]
    let columns = heads.enumerated().map {
      let formula = $1 == "长度" ? "<calculatedColumnFormula>LEN(B2)</calculatedColumnFormula>" : ""
      return "<tableColumn id=\"\($0 + 1)\" name=\"\($1)\">\(formula)</tableColumn>"
    }
    let rows = """
      <row r="1">\(zip(letters, heads).map { cell("\($0)1", $1) }.joined())</row>\
      <row r="2" ht="30" customHeight="1">\(cell("A2", "{{#items\(options)}}{{name}}"))\(cell("B2", "{{qty}} 件"))\
      \(cell("C2", "台"))<c r="D2" s="2"><f>LEN(B2)</f><v>3</v></c>\(cell("E2", "{{/items}}"))</row>\
      <row r="3">\(cell("A3", "完"))</row>
      """
    let bytes = try SheetMaker.workbook(
      rows: rows, names: names,
      table: """
        <table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表" displayName="表" \
        ref="A1:D2"><autoFilter ref="A1:D2"/><tableColumns count="4">\(columns.joined())</tableColumns></table>
        """)
    let (template, findings) = CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open)
    #expect(findings.map { $0.text(in: .zhHans) } == [])
    return try #require(template)
  }

  private func rendered(_ template: CompiledTemplate, _ count: Int) throws -> (sheet: String, table: String) {
    let item = TemplateValue.record(["name": .text("轴承"), "qty": .text("2")])
    let bytes = try template.render(.record(["items": .list(Array(repeating: item, count: count))]))
    let out = try OPCPackage(reading: bytes, name: "out.xlsx")
    return (
      String(decoding: try out.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self),
      String(decoding: try out.bytes(of: "/xl/tables/table1.xml"), as: UTF8.self)
    )
  }

  private let pages = """
    <definedNames><definedName name="Liandan_Pages">表单!$A$1:$E$3</definedName></definedNames>
    """

  @Test(arguments: [false, true])
  func `the row that a table keeps without items has the looks of its cells and nothing in them`(_ isPaged: Bool) throws
  {
    let template = try template(names: isPaged ? pages : "")
    let blank =
      "<c r=\"A2\" s=\"2\"/><c r=\"B2\" s=\"2\"/><c r=\"C2\" s=\"2\"/><c r=\"D2\" s=\"2\"/><c r=\"E2\" s=\"2\"/></row>"
    // Whatever was rendered before.
    for count in [0, 1, 0, 2, 0] {
      let (sheet, table) = try rendered(template, count)
      #expect(sheet.contains(blank) == (count == 0), "\(sheet)")
      #expect(sheet.contains("<row r=\"2\" ht=\"30\" customHeight=\"1\">"))
      #expect(sheet.split(separator: "台").count == count + 1)
      #expect(sheet.split(separator: "<f>LEN(B").count == count + 1)
      #expect(sheet.contains("<c r=\"A\(max(count, 1) + 2)\" s=\"2\" t=\"inlineStr\"><is><t>完"))
      #expect(table.contains(" ref=\"A1:D\(max(count, 1) + 1)\""))
    }
  }

  @Test func `rows that the author asks for, to be filled in by hand, keep their fixed texts`() throws {
    let sheet = try rendered(try template("|rows:2"), 0).sheet
    #expect(sheet.split(separator: "台").count == 3)
  }

  @Test(arguments: ["{{#fees}}{{name}}{{/fees}}", "{{^paid}}{{name}}{{/paid}}"], [false, true])
  func `a table that several sections share keeps one row where none of them has items`(
    _ second: String, _ isPaged: Bool
  ) throws {
    let cell = { (reference: String, text: String) in SheetMaker.cell(reference, text, style: 2) }
    let tags = second.split(separator: "{{name}}")
    let rows = """
      <row r="1">\(cell("A1", "品名"))\(cell("B1", "数量"))</row>\
      <row r="2">\(cell("A2", "{{#items}}{{name}}"))\(cell("B2", "1{{/items}}"))</row>\
      <row r="3">\(cell("A3", "\(tags[0]){{name}}"))\(cell("B3", "2\(tags[1])"))</row>\
      <row r="4">\(cell("A4", "完"))</row>
      """
    let bytes = try SheetMaker.workbook(
      rows: rows, names: isPaged ? pages.replacing("$E$3", with: "$B$4") : "",
      table: """
        <table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="表" displayName="表" \
        ref="A1:B3"><tableColumns count="2"><tableColumn id="1" name="品名"/><tableColumn id="2" name="数量"/>\
        </tableColumns></table>
        """)
    let template = try #require(CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open).template)
    let item = TemplateValue.record(["name": .text("轴承")])
    for (items, others, count) in [(0, 0, 0), (1, 0, 1), (0, 2, 2), (0, 0, 0), (2, 1, 3)] {
      let isFees = second.contains("fees")
      let data = TemplateValue.record([
        "items": .list(Array(repeating: item, count: items)), "fees": .list(Array(repeating: item, count: others)),
        "paid": .boolean(others == 0), "name": .text("轴承"),
      ])
      let lines = isFees ? count : items + min(others, 1)
      let out = try OPCPackage(reading: try template.render(data), name: "out.xlsx")
      let table = String(decoding: try out.bytes(of: "/xl/tables/table1.xml"), as: UTF8.self)
      let sheet = String(decoding: try out.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
      #expect(table.contains(" ref=\"A1:B\(max(lines, 1) + 1)\""), "\(items) \(others) \(table)")
      #expect(sheet.split(separator: "轴承").count == lines + 1)
      #expect(sheet.contains("<c r=\"A\(max(lines, 1) + 2)\" s=\"2\" t=\"inlineStr\"><is><t>完"))
    }
  }
}
