import Expressions
import Findings
import OPC
import Testing

@testable import Templates
@testable import WorkbookTemplates

private func cell(_ reference: String, _ text: String) -> String { SheetMaker.cell(reference, text) }

private func formula(_ reference: String, _ text: String) -> String {
  "<c r=\"\(reference)\"><f>\(text)</f><v>1</v></c>"
}

/// What is wrong with a workbook of one sheet, as users read it.
private func findings(_ rows: String, after: String = "", language: Language = .zhHans) throws -> [String] {
  let bytes = try SheetMaker.workbook(rows: rows, after: after)
  return CompiledTemplate.compile(bytes, name: "t.xlsx", vocabulary: .open).findings.map { $0.text(in: language) }
}

private func items(_ count: Int) -> TemplateValue {
  .list(
    (0..<count).map { .record(["name": .text("品\($0)"), "qty": .number(ExactDecimal($0), places: nil)]) }, blank: .empty
  )
}

@Suite struct `Lint of workbooks` {
  @Test func `every mistake is named at its cell, with the text around it`() throws {
    let rows = """
      <row r="1">\(cell("A1", "单号 {{number"))\(formula("B1", "\"合计{{total}}\"&amp;A1"))</row>\
      <row r="2">\(cell("A2", "{{#items}}"))\(cell("B2", "{{name|datum}}"))</row>\
      <row r="3">\(cell("A3", "{{/item}}"))\(formula("B3", "WEBSERVICE(\"http://x\")"))</row>\
      <row r="4">\(cell("A4", "{{total|rows:5}}"))\(cell("B4", "前面 {{ }} 后面"))</row>
      """
    let all = try findings(rows)
    for (place, word) in [
      ("表单!A1", "没有写完"), ("表单!B1", "公式里的标签不会被填写"), ("表单!B2", "datum"),
      ("表单!A3", "不是同一个名称"), ("表单!B3", "WEBSERVICE"), ("表单!A4", "rows"), ("表单!B4", "没有名称"),
    ] {
      #expect(all.contains { $0.contains(place) && $0.contains(word) }, "\(place) \(word)")
    }
    #expect(all.contains { $0.contains("前面 {{ }} 后面") })
  }

  @Test func `merged cells half in a section are a warning`() throws {
    let rows = """
      <row r="1">\(cell("A1", "甲"))</row>\
      <row r="2">\(cell("A2", "{{#items}}{{name}}"))\(cell("B2", "{{/items}}"))</row>
      """
    let after = "<mergeCells count=\"1\"><mergeCell ref=\"C1:C2\"/></mergeCells>"
    let all = try findings(rows, after: after)
    #expect(all.count == 1)
    #expect(all.first?.contains("C1:C2") == true)
  }

  @Test func `what stands beside the tags of a section over several rows, on their outer side, is a warning`() throws {
    let body = "<row r=\"2\">\(cell("A2", "{{name}}"))\(cell("B2", "{{qty}}"))</row>"
    let around = { (first: String, last: String) in
      try findings("<row r=\"1\">\(first)</row>\(body)<row r=\"3\">\(last)</row>").map {
        String($0.prefix { $0 != "\n" })
      }
    }
    let end = cell("A3", "{{/items}}")
    #expect(
      try around(cell("A1", "编号 {{no}}：") + cell("B1", "{{#items}}"), end) == [
        "t.xlsx · 表单!B1：提醒：标签“{{#items}}”：区块占几行，同一行里它前面的“编号 {{no}}：”也在区块里："
          + "区块印几次它就印几次，区块不印它也不印 [text-in-section-row]"
      ])
    let total = end + "<c r=\"B3\"><v>12</v></c>" + formula("C3", "SUM(B2:B2)")
    let last = try around(cell("A1", "{{#items}}"), total)
    #expect(last.count == 1 && last[0].contains("表单!A3：提醒") && last[0].contains("它后面的“12 =SUM(B2:B2)”"))
    // Of sections that begin together the outermost speaks for all; what stands between them is the inner one's.
    let both = cell("A3", "{{/x}}{{/items}}")
    #expect(try around(cell("A1", "甲 {{#items}}{{#x}}"), both).count == 1)
    #expect(try around(cell("A1", "{{#items}} 甲 {{#x}}"), both).map { $0.contains("“{{#x}}”") } == [true])
    // Tags alone, the inner side, and the usual row with its tags in it are no surprise.
    #expect(try around(cell("A1", "{{! 注 }}{{#items}}") + cell("B1", " "), end) == [])
    #expect(try around(cell("A1", "{{#items}}品名") + cell("B1", "{{name}}"), cell("A3", "合计{{qty}}{{/items}}")) == [])
    let row = "<row r=\"1\">\(cell("A1", "品名"))\(cell("B1", "{{#items}}{{name}}"))\(cell("C1", "{{/items}}个"))</row>"
    #expect(try findings(row) == [])
  }

  @Test func `lists side by side, whose items run together in their cells, are a warning`() throws {
    let row = { (first: String, second: String) in
      try findings("<row r=\"1\">\(cell("A1", first))\(cell("C1", second))</row>")
    }
    let all = try row("{{#甲}}{{.}}{{/甲}}", "{{#乙}}{{.}}{{/乙}}")
    #expect(all.count == 1 && all[0].contains("表单!A1：提醒：这一行有几个列表（A1、C1）"), "\(all)")
    #expect(all.first?.contains("[lists-in-one-row]") == true)
    // One list by itself, lists with separators, conditions and those that say so are meant.
    #expect(try row("{{#甲}}{{.}}{{/甲}}", "名单") == [])
    #expect(try row("{{#甲}}{{.}}、{{/甲}}", "{{#乙}}{{.}}、{{/乙}}") == [])
    #expect(try row("{{#甲|cell}}{{.}}{{/甲}}", "{{#乙|cell}}{{.}}{{/乙}}") == [])
    #expect(try row("{{#甲}}{{名}}{{/甲}}", "{{#乙}}{{名}}{{/乙}}") == [])
  }

  @Test func `rows that stand in another order than their numbers are refused, not cut at the wrong place`() throws {
    let rows = """
      <row r="65535">\(cell("A65535", "{{#groups}}{{title}}"))</row>\
      <row r="4">\(cell("A4", "{{#items}}{{name}}"))\(cell("B4", "{{/items}}"))</row>\
      <row r="5">\(cell("A5", "合计"))\(cell("B5", "{{/groups}}"))</row>
      """
    let all = try findings(rows)
    #expect(all.contains { $0.contains("第 4 行写在第 65535 行之后") && $0.contains("[row-out-of-order]") })
    let twice = "<row r=\"2\">\(cell("A2", "甲"))</row><row r=\"2\">\(cell("A2", "{{name}}"))</row>"
    #expect(try findings(twice).contains { $0.contains("第 2 行写在第 2 行之后") })
  }

  @Test(arguments: [
    ("<row r=\"0\">\(cell("A0", "{{x}}"))</row>", "row-outside-sheet"),
    ("<row r=\"1\">\(cell("ZZZZ1", "{{x}}"))</row>", "cell-outside-sheet"),
    ("<row r=\"1\">\(cell("A1", "{{= =}}"))</row>", "bad-delimiters"),
  ])
  func `places that no sheet has, and delimiters that are none, have their code`(_ rows: String, _ code: String) throws
  {
    let all = try findings(rows)
    #expect(all.contains { $0.contains("[\(code)]") }, "\(all)")
  }

  @Test func `a section for sheets must be around the whole sheet`() throws {
    let rows = """
      <row r="1">\(cell("A1", "{{title}}"))</row><row r="2">\(cell("A2", "{{#x|sheet:name}}"))\(cell("B2", "{{/x}}"))</row>
      """
    #expect(try findings(rows).contains { $0.contains("须包住整张表 [sheet-section-not-around-sheet]") && $0.contains("A2") })
  }
}

@Suite struct `Sections of worksheets` {
  @Test func `a table of one column repeats its row, a list in a cell does not`() throws {
    let rows = """
      <row r="1">\(cell("A1", "{{#items}}{{name}}{{/items}}"))</row>\
      <row r="2">\(cell("A2", "{{#items}}{{name}}、{{/items}}"))</row>\
      <row r="3">\(cell("A3", "{{#items|cell}}{{name}}{{/items}}"))</row>\
      <row r="4">\(cell("A4", "末"))</row>
      """
    let sheet = try SheetMaker.rendered(SheetMaker.workbook(rows: rows), ["items": items(2)]).sheet
    #expect(sheet.contains(#"<c r="A1" s="0" t="inlineStr"><is><t>品0</t>"#) || sheet.contains(#"r="A1""#))
    #expect(sheet.contains(">品1</t></is></c></row><row r=\"3\">"))
    #expect(sheet.contains(">品0、品1、</t>"))
    #expect(sheet.contains(">品0品1</t>"))
    #expect(sheet.contains("<row r=\"5\"><c r=\"A5\""))
  }

  @Test func `shared formulas are written out, arrays keep their range, stale results go`() throws {
    let rows = """
      <row r="1"><c r="B1"><f t="shared" ref="B1:B4" si="0">A1*C$9</f><v>1</v></c></row>\
      <row r="2">\(cell("A2", "{{#items}}{{qty}}"))<c r="B2"><f t="shared" si="0"/><v>2</v></c>\(cell("C2", "{{/items}}"))</row>\
      <row r="4"><c r="B4" t="str"><f t="shared" si="0"/><v>x</v></c><c r="D4"><f t="array" ref="D4:D5">A1:A2*2</f><v>1</v></c></row>\
      <row r="5"><c r="D5"><v>7</v></c></row>
      """
    let sheet = try SheetMaker.rendered(SheetMaker.workbook(rows: rows), ["items": items(3)]).sheet
    for (cell, text, value) in [("B1", "A1*C$11", "1"), ("B3", "A3*C$11", "0"), ("B6", "A6*C$11", "x")] {
      #expect(sheet.contains("<f>\(text)</f><v>\(value)</v></c>"), "\(cell)")
    }
    #expect(sheet.contains(#"<f t="array" ref="D6:D7">A1:A4*2</f></c>"#))
    #expect(sheet.contains(#"<c r="D7"/>"#))
    #expect(!sheet.contains("<v>7</v>"))
  }

  @Test func `nested sections share the row of their tags, and turns of several rows keep their formulas`() throws {
    let rows = """
      <row r="1">\(cell("A1", "{{#groups}}{{#items}}"))</row>\
      <row r="2">\(cell("A2", "{{name}}"))\(cell("B2", "{{qty}}"))</row><row r="3">\(formula("B3", "B2*2"))</row>\
      <row r="4">\(cell("A4", "{{/items}}{{/groups}}"))</row><row r="5">\(formula("B5", "SUM(B2:B3)"))</row>
      """
    let groups = TemplateValue.list([.record(["items": items(2)]), .record(["items": items(1)])], blank: .empty)
    let sheet = try SheetMaker.rendered(SheetMaker.workbook(rows: rows), ["groups": groups]).sheet
    for (cell, text, value) in [("B2", "B1*2", 0), ("B4", "B3*2", 2), ("B6", "B5*2", 0), ("B7", "SUM(B1:B6)", 3)] {
      #expect(sheet.contains("<c r=\"\(cell)\"><f>\(text)</f><v>\(value)</v></c>"), "\(cell)")
    }
    #expect(!sheet.contains("{{"))
  }

  @Test func `many turns take the room of their output only`() throws {
    let rows = """
      <row r="1">\(cell("A1", "{{#items}}{{qty}}"))\(formula("B1", "A1*2"))\(cell("C1", "{{/items}}"))</row>\
      <row r="2">\(formula("B2", "SUM(B1:B1)"))</row>
      """
    let bytes = try SheetMaker.workbook(rows: rows)
    let sheet = try SheetMaker.rendered(bytes, ["items": items(500)]).sheet
    #expect(sheet.contains("<f>A500*2</f>") && sheet.contains("<c r=\"B501\"><f>SUM(B1:B500)</f><v>249500</v></c>"))
    let template = try compiled(bytes)
    let value = TemplateValue.list([TemplateValue](repeating: .empty, count: 1_048_576), blank: .empty)
    #expect(throws: TemplateError.self) { try template.render(.record(["items": value])) }
  }

  @Test(arguments: [("{{x}}", 0), ("甲{{x}}", 1)])
  func `a text that a cell cannot hold is told with its cell, and never cut`(text: String, more: Int) throws {
    let bytes = try SheetMaker.workbook(rows: "<row r=\"7\">\(cell("B7", text))</row>")
    let longest = String(repeating: "长", count: 32_767 - more)
    #expect(try SheetMaker.rendered(bytes, ["x": .text(longest)]).sheet.contains(longest))
    let lines = String(repeating: "\n", count: 254)
    for value in [longest + "了", "a" + lines + "b"] {
      let error = #expect(throws: TemplateError.self) { try SheetMaker.rendered(bytes, ["x": .text(value)]) }
      #expect(error?.message.zhHans.contains("B7") ?? false)
    }
  }
}

@Suite struct `Places of rows` {
  @Test func `a list of places finds the first from a row and the last before one`() {
    var list = RowRanges()
    for (start, length) in [(3, 2), (5, 2), (7, 2), (12, 1), (13, 1), (20, 1)] { list.append(start, length: length) }
    #expect(list.count == 6)
    #expect((0..<6).map { list[$0].lowerBound } == [3, 5, 7, 12, 13, 20])
    #expect([1, 3, 4, 8, 13, 14, 21].map { list.first(from: $0) } == [3, 3, 5, 12, 13, 20, nil])
    #expect([3, 4, 8, 13, 14, 99].map { list.last(before: $0) } == [nil, 3, 7, 12, 13, 20])
    #expect(list.range(startingUpTo: 8) == 7..<9)
  }

  @Test func `a scanner tells references from names, functions, strings and table columns`() {
    let kinds = FormulaText("LOG10(A1)+AB$12:$C3+\"B2\"+表1[A1]+税率2+'甲''乙'!C4+$1:$3+B:D+Sheet2!E5+Sheet・1!F6+一–二（Ａ）!G7")
      .pieces
    let cells = kinds.compactMap {
      if case .cells(let sheet, let first, let last, _) = $0 { (sheet, first, last) } else { nil }
    }
    #expect(cells.map { $0.0 ?? "" } == ["", "", "甲'乙", "", "", "sheet2", "sheet・1", "一–二（ａ）"])
    #expect(cells.map(\.1.row) == [1, 12, 4, 1, 0, 5, 6, 7])
    #expect(cells.map { $0.2?.row ?? -1 } == [-1, 3, -1, 3, 0, -1, -1, -1])
  }
}
