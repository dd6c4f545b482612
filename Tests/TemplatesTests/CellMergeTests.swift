import Expressions
import Findings
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import Templates

/// Cells of neighbouring rows with the same value are merged.
@Suite struct CellMergeTests {
  private func p(_ text: String) -> String { WordMaker.p(text) }

  private let visits: [String: TemplateValue] = {
    func visit(_ customer: String, _ city: String, _ fault: String) -> TemplateValue {
      .record(["客户": .text(customer), "市": .text(city), "故障": .text(fault)])
    }
    return [
      "单": .list([
        visit("宜江燃气", "安庆", "漏气"), visit("宜江燃气", "安庆", "异响"), visit("临港物流", "安庆", "漏油"),
        visit("", "芜湖", "断电"), visit("", "芜湖", "过热"),
      ])
    ]
  }()

  /// The marks of merging in a document's cells, in order: `+` begins, `|` goes on.
  private func marks(_ xml: String) -> String {
    String(xml.matches(of: /<w:vMerge( w:val="restart")?\/>/).map { $0.1 == nil ? "|" : "+" })
  }

  @Test func `in a document the cells below go on with the merge, and are empty`() throws {
    let table = WordMaker.table([[p("{{#单}}{{客户|合并}}"), p("{{市|merge}}"), p("{{故障}}{{/单}}")]])
    #expect(
      try rendered(table, visits)
        == "| 宜江燃气 | 安庆 | 漏气 |\n|  |  | 异响 |\n| 临港物流 |  | 漏油 |\n|  | 芜湖 | 断电 |\n|  |  | 过热 |")
    let bytes = try compiled(try WordMaker.docx(table)).render(.record(visits))
    #expect(marks(try WordReading.xml(bytes)) == "++||+|+|")
  }

  @Test func `merges end with their section, and the mark stands where the format has it`() throws {
    let cell =
      "<w:tc><w:tcPr><w:tcW w:w=\"900\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>\(p("{{市|合并}}"))</w:tc>"
    let table =
      "<w:tbl><w:tr><w:tc>\(p("{{#单|分组:客户}}{{客户}}"))</w:tc></w:tr><w:tr><w:tc>\(p("{{#单}}"))</w:tc></w:tr>"
      + "<w:tr>\(cell)</w:tr><w:tr><w:tc>\(p("{{/单}}{{/单}}"))</w:tc></w:tr></w:tbl>"
    let bytes = try compiled(try WordMaker.docx(table)).render(.record(visits))
    let xml = try WordReading.xml(bytes)
    #expect(marks(xml) == "+|++|")
    #expect(xml.contains("w:type=\"dxa\"/><w:vMerge/><w:vAlign"))
  }

  @Test func `a place that cannot be merged is said`() throws {
    func codes(_ body: String) throws -> [String] {
      CompiledTemplate.compile(try WordMaker.docx(body), name: "t.docx", vocabulary: .open).findings.map(\.code)
    }
    #expect(try codes(p("{{#单}}") + p("{{客户|合并}}") + p("{{/单}}")) == ["merge-not-possible"])
    let two = WordMaker.table([[p("{{#单}}{{客户|合并}}"), p("上")], [p("下"), p("{{/单}}")]])
    #expect(try codes(two).contains("merge-not-possible"))
    #expect(PlainTemplate.findings("{{客户|merge}}")[0].contains("[merge-not-possible]"))
  }

  private func row(_ number: Int, _ texts: [String]) -> String {
    let cells = zip(["A", "B", "C"], texts).map { SheetMaker.cell("\($0)\(number)", $1) }.joined()
    return "<row r=\"\(number)\">\(cells)</row>"
  }

  @Test func `in a workbook the cells are a merged range with one value`() throws {
    let bytes = try SheetMaker.workbook(
      rows: row(1, ["客户", "市", "故障"]) + row(2, ["{{#单}}{{客户|合并}}", "{{市|merge}}", "{{故障}}{{/单}}"])
        + row(3, ["完", "", ""]),
      after: "<pageMargins left=\"1\" right=\"1\" top=\"1\" bottom=\"1\" header=\"0\" footer=\"0\"/>")
    let sheet = try SheetMaker.rendered(bytes, visits).sheet
    #expect(
      sheet.contains(
        "</sheetData><mergeCells count=\"3\"><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"B2:B4\"/><mergeCell ref=\"B5:B6\"/></mergeCells><pageMargins"
      ))
    #expect(sheet.contains("<c r=\"A3\" s=\"0\"/><c r=\"B3\" s=\"0\"/>"))
    let none = try SheetMaker.rendered(bytes, ["单": .list([])]).sheet
    #expect(!none.contains("mergeCell"))
    let (template, _) = CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open)
    let made = try #require(template).render(.record(visits))
    #expect(
      PackageCheck.findings(in: made, name: "t.xlsx", schemas: Repository.schemas).map(\.description) == [])
  }

  @Test func `merged cells of the template and groups of a workbook stay apart from them`() throws {
    let bytes = try SheetMaker.workbook(
      rows: row(1, ["{{#单|分组:客户}}{{客户}}"]) + row(2, ["{{#单}}{{市|合并}}", "{{故障}}{{/单}}{{/单}}"]),
      after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>")
    let sheet = try SheetMaker.rendered(bytes, visits).sheet
    #expect(
      sheet.contains(
        "<mergeCells count=\"5\"><mergeCell ref=\"A1:B1\"/><mergeCell ref=\"A4:B4\"/><mergeCell ref=\"A2:A3\"/><mergeCell ref=\"A6:B6\"/><mergeCell ref=\"A7:A8\"/></mergeCells>"
      ))
    let crossed = try SheetMaker.workbook(
      rows: row(1, ["{{#单}}{{市|合并}}", "", "{{故障}}{{/单}}"]),
      after: "<mergeCells count=\"1\"><mergeCell ref=\"A1:B1\"/></mergeCells>")
    let (_, findings) = CompiledTemplate.compile(crossed, name: "t.xlsx", vocabulary: .open)
    #expect(findings.map(\.code) == ["merge-not-possible"])
  }
}
