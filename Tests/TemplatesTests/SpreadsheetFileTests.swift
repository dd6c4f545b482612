import Expressions
import Findings
import Foundation
import OPC
import Testing

@testable import Templates
@testable import WorkbookTemplates

private func item(_ name: String, _ quantity: Int, _ price: String, code: String = "") -> TemplateValue {
  .record([
    "name": .text(name), "qty": .number(ExactDecimal(quantity), places: nil),
    "price": .number(ExactDecimal(price) ?? .zero, places: nil), "code": .text(code), "url": .text("链接"),
  ])
}

private let order = TemplateValue.record([
  "title": .text("第 1 批 <订单> & 单"), "company": .text("A&P 公司"), "note": .text("无"),
  "items": .list(
    [item("水泵", 2, "10.5", code: "A/1 乙"), item("阀门", 3, "4", code: "B2"), item("圈", 7, "1.25", code: "javascript:x")],
    blank: .empty),
])

private func group(_ name: String, _ items: TemplateValue...) -> TemplateValue {
  .record(["group": .text(name), "remark": .text("急"), "items": .list(items, blank: .empty)])
}

private let report = TemplateValue.record([
  "title": .text("第 2 批"), "number": .text("0012 & 3"), "company": .text("A&P 公司"), "signer": .text("王"),
  "urgent": .boolean(false),
  "groups": .list(
    [
      group("甲组", item("水泵", 2, "10.5"), item("阀门", 8, "4")), group("乙组"),
      group("丙组", item("圈", 7, "1"), item("垫", 7, "1"), item("钉", 7, "1")),
    ], blank: .empty),
])

private let orders = TemplateValue.record([
  "title": .text("总"),
  "orders": .list(
    [
      .record(["number": .text("SP/2026:1"), "items": .list([item("a", 1, "1"), item("b", 2, "1")], blank: .empty)]),
      .record(["number": .text("sp/2026:1"), "items": .list([item("c", 5, "1")], blank: .empty)]),
      .record(["number": .empty, "items": .list([], blank: .empty)]),
    ], blank: .empty),
])

@Suite struct `Workbook templates made by others` {
  @Test(arguments: ["order", "order-libreoffice"])
  func `formulas keep to their turn, their block and the rows around it`(_ file: String) throws {
    let formulas = try RenderedBook(file, order).formulas("/xl/worksheets/sheet1.xml")
    #expect(formulas["D4"] == "B4*C4*(1+$B$2)")
    #expect(formulas["D6"] == "B6*C6*(1+$B$2)")
    // The row above the turn, as where a formula is copied down.
    #expect(formulas["E4"] == "N(E3)+D4")
    #expect(formulas["E6"] == "N(E5)+D6")
    // With dollar signs the whole block.
    #expect(formulas["F5"] == "D5/SUM(D$4:D$6)")
    #expect(formulas["D7"] == "SUM(D4:D6)")
    #expect(formulas["E7"] == "SUM(B4:B6*C4:C6)")
  }

  @Test(arguments: ["order", "order-libreoffice"])
  func `what stands on cells moves with them`(_ file: String) throws {
    let book = try RenderedBook(file, order)
    let sheet = try book.part("/xl/worksheets/sheet1.xml")
    #expect(sheet.contains(#"sqref="A4:F6""#))
    #expect(sheet.contains(#"sqref="D4:D6""#))
    #expect(sheet.contains(#"sqref="B4:B6""#))
    // A row outside the turn is held fast where a rule comes to stand for several turns.
    #expect(sheet.contains("<formula1>B$2</formula1>"))
    #expect(sheet.contains(#"ref="A8:B9""#))
    #expect(sheet.contains(#"<brk id="7""#))
    #expect(sheet.contains(#"rowBreaks count="1" manualBreakCount="1""#))
    #expect(sheet.contains(#"autoFilter ref="A3:F6""#))
    #expect(!sheet.contains("<v>0</v></c><c r=\"E5\""))
    let workbook = try book.part("/xl/workbook.xml")
    #expect(workbook.contains("$A$3:$F$6</definedName>"))
    #expect(workbook.contains("$A$1:$F$9</definedName>"))
    #expect(workbook.contains("$A$4:$D$6</definedName>"))
    #expect(workbook.contains("$D$7</definedName>"))
    #expect(workbook.contains("fullCalcOnLoad=\"1\""))
    #expect(book.faults == [])
  }

  @Test func `other sheets, charts and tables see the rows where they went`() throws {
    let book = try RenderedBook("order", order)
    let formulas = try book.formulas("/xl/worksheets/sheet3.xml")
    #expect(formulas == ["A1": "'订单 明细'!D7", "A2": "SUM('订单 明细'!D4:D6)", "A3": "总额+1", "A4": "A1"])
    #expect(try book.part("/xl/charts/chart1.xml").contains("'订单 明细'!$D$4:$D$6"))
    let table = try book.part("/xl/tables/table1.xml")
    #expect(table.contains(#"ref="A1:B5""#) && table.contains(#"<autoFilter ref="A1:B4""#))
    let drawing = try book.part("/xl/drawings/drawing1.xml")
    #expect(drawing.components(separatedBy: "r:embed=\"rId2\"").count == 4)
    #expect(drawing.contains("<row>6</row>"))
  }

  @Test func `values in links and page headers cannot become more than values`() throws {
    let book = try RenderedBook("order", order)
    let links = try book.part("/xl/worksheets/_rels/sheet1.xml.rels")
    #expect(links.contains("https://example.com/A%2F1%20%E4%B9%99?q=1"))
    #expect(links.contains("https://example.com/javascript%3Ax?q=1"))
    let sheet = try book.part("/xl/worksheets/sheet1.xml")
    #expect(sheet.contains("<oddHeader>&#38;CA&amp;&amp;P 公司 &#38;P</oddHeader><oddFooter>&#38;L固定</oddFooter>"))
    let comments = try book.part("/xl/comments/comment1.xml")
    #expect(comments.contains(#"ref="B6"><text><t>数量 7 of 第 1 批 &lt;订单&gt; &amp; 单"#))
    #expect(try book.part("/xl/drawings/commentsDrawing1.vml").contains("Row>5</"))
  }

  @Test(arguments: ["report", "report-libreoffice"])
  func `sections nest, rows of tags alone are not printed, an empty section sums to nothing`(_ file: String) throws {
    let book = try RenderedBook(file, report)
    let formulas = try book.formulas("/xl/worksheets/sheet1.xml")
    #expect(formulas["D6"] == "SUM(D4:D5)")
    #expect(formulas["D8"] == "SUM(D1048576:D1048576)")
    #expect(formulas["D13"] == "SUM(D10:D12)")
    #expect(formulas["D14"] == "SUM(D3:D13)/2")
    let sheet = try book.part("/xl/worksheets/sheet1.xml")
    #expect(sheet.contains("B4:B5 B10:B12"))
    #expect(sheet.contains("<formula2>$B$16</formula2>"))
    for range in ["B3:D3", "B7:D7", "B9:D9"] { #expect(sheet.contains("<mergeCell ref=\"\(range)\"/>")) }
    #expect(!sheet.contains("加急"))
    #expect(book.faults == [])
  }

  @Test func `a sheet per turn has its own name, formulas, pictures, tables and print area`() throws {
    let book = try RenderedBook("sheets", orders)
    let workbook = try book.part("/xl/workbook.xml")
    for name in ["目录", "SP／2026：1", "sp／2026：1 (2)", "单", "后"] { #expect(workbook.contains("name=\"\(name)\"")) }
    #expect(workbook.contains("localSheetId=\"2\">'sp／2026：1 (2)'!$A$1:$D$9<"))
    #expect(workbook.contains("localSheetId=\"4\">后!$A$1:$B$2<"))
    #expect(try book.formulas("/xl/worksheets/sheet1.xml") == ["B1": "'SP／2026：1'!B6"])
    let second = try book.formulas("/xl/worksheets/sheet4.xml")
    #expect(second == ["J1": "SUM(T_2[甲])", "B5": "SUM(B3:B3)", "C5": "'sp／2026：1 (2)'!B5*2"])
    #expect(try book.part("/xl/charts/chart2.xml").contains("'sp／2026：1 (2)'!$B$3"))
    // One code for two numbers that differ, each once in the package.
    #expect(book.parts.filter { $0.hasPrefix("/xl/media/picture") }.count == 2)
    #expect(!(try book.part("/xl/worksheets/sheet4.xml")).contains("tabSelected"))
    #expect(book.faults == [])
  }

  @Test func `no turn leaves no sheet and no reference to it`() throws {
    let book = try RenderedBook("sheets", .record(["orders": .list([], blank: .empty)]))
    #expect(try book.formulas("/xl/worksheets/sheet1.xml") == ["B1": "#REF!B5"])
    #expect(!book.parts.contains("/xl/worksheets/sheet2.xml"))
    #expect(try book.part("/xl/workbook.xml").contains("localSheetId=\"1\">后!"))
    #expect(book.faults == [])
  }
}
