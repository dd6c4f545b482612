import Expressions
import OPC
import SpreadsheetML
import Testing

@testable import Templates
@testable import WorkbookTemplates

/// Rows within a block that is printed or not: the sheet has one layout for each, which is made once.
@Suite struct `Layouts of blocks with rows in them` {
  private static let rows = """
    <row r="1">\(SheetMaker.cell("A1", "{{^hidden}}"))</row><row r="2">\(SheetMaker.cell("A2", "头"))</row>\
    <row r="3">\(SheetMaker.cell("A3", "{{#items}}{{name}}"))\(SheetMaker.cell("B3", "{{qty}}{{/items}}"))</row>\
    <row r="4">\(SheetMaker.cell("A4", "尾"))</row><row r="5">\(SheetMaker.cell("A5", "{{/hidden}}"))</row>\
    <row r="6">\(SheetMaker.cell("A6", "末 {{n}}"))</row>
    """
  private static let merges = "<mergeCells count=\"1\"><mergeCell ref=\"C6:D6\"/></mergeCells>"

  private func data(_ count: Int, hidden: Bool) -> TemplateValue {
    let items = (0..<count).map {
      TemplateValue.record(["name": .text("品\($0)"), "qty": .number(ExactDecimal($0), places: nil)])
    }
    return .record(["hidden": .boolean(hidden), "items": .list(items), "n": .text("7")])
  }

  @Test func `every mixture of blocks and rows comes out right, again and again`() throws {
    let bytes = try SheetMaker.workbook(rows: Self.rows, after: Self.merges)
    let template = try #require(CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open).template)
    var renderer = TemplateRenderer(template)
    for (count, hidden) in [(2, false), (0, true), (3, false), (2, true), (2, false), (1, false), (3, false)] {
      let output = try renderer.render(TemplateData(data(count, hidden: hidden)))
      let book = try WorkbookReader(output, name: "o.xlsx")
      let shown = try book.rows(ofSheet: 0).flatMap(\.cells).compactMap { cell in
        if case .text(let text) = cell.content { "\(cell.reference.a1) \(text)" } else { nil }
      }
      let items = (0..<count).map { "A\($0 + 2) 品\($0)" }
      let last = hidden ? 1 : count + 3
      #expect(shown == (hidden ? [] : ["A1 头"] + items + ["A\(count + 2) 尾"]) + ["A\(last) 末 7"])
      let sheet = String(
        decoding: try OPCPackage(reading: output, name: "o").bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
      #expect(sheet.contains("<mergeCell ref=\"C\(last):D\(last)\"/>"))
    }
  }
}
