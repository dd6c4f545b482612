import Expressions
import Findings
import Forms
import OPC
import SpreadsheetML
import Testing

@testable import Templates

private func workbook(rows: String, after: String = "", names: String = "", strings: String? = nil) throws -> [UInt8] {
  try SheetMaker.workbook(rows: rows, after: after, names: names, strings: strings)
}

private func cell(_ reference: String, _ text: String, style: Int = 0) -> String {
  SheetMaker.cell(reference, text, style: style)
}

private func rendered(_ bytes: [UInt8], _ data: [String: TemplateValue]) throws -> (sheet: String, book: String) {
  try SheetMaker.rendered(bytes, data)
}

private func items(_ names: String...) -> TemplateValue {
  .list(names.map { .record(["name": .text($0), "qty": .number(ExactDecimal(2), places: nil)]) })
}

@Suite struct `Workbook templates` {
  @Test func `a cell that is one tag keeps its number and date, identifiers stay text`() throws {
    let rows =
      "<row r=\"1\">" + cell("A1", "{{total}}", style: 2) + cell("B1", "{{day}}", style: 3)
      + cell("C1", "{{phone}}", style: 1)
      + cell("D1", "{{total}}", style: 1) + cell("E1", "{{day}}") + cell("F1", "{{none}}") + "</row>"
    let sheet = try rendered(
      try workbook(rows: rows),
      [
        "total": .number(ExactDecimal("1680.32")!, places: 2),
        "day": .date(CalendarDate(year: 2026, month: 3, day: 5)!),
        "phone": .text("13800138000"),
      ]
    ).sheet
    #expect(sheet.contains(#"<c r="A1" s="2"><v>1680.32</v></c>"#))
    #expect(sheet.contains(#"<c r="B1" s="3"><v>46086</v></c>"#))
    #expect(sheet.contains(#"<c r="C1" s="1" t="inlineStr"><is><t>13800138000</t></is></c>"#))
    #expect(sheet.contains(#"<c r="D1" s="1" t="inlineStr"><is><t>1680.32</t></is></c>"#))
    #expect(sheet.contains("2026年3月5日"))
    #expect(sheet.contains(#"<c r="F1" s="0"/>"#))
  }

  @Test func `a value is text, never a formula and never markup`() throws {
    let rows = "<row r=\"1\">" + cell("A1", "{{x}}") + cell("B1", "值：{{x}}") + "</row>"
    for value in ["=1+1", "<b>&amp;", "{{number}}", "]]>", "a\nb"] {
      let sheet = try rendered(try workbook(rows: rows), ["x": .text(value)]).sheet
      let escaped = value.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      #expect(sheet.contains("<t>\(escaped)</t>"))
      #expect(sheet.contains("<t>值：\(escaped)</t>"))
      #expect(!sheet.contains("<f>"))
    }
  }

  @Test func `a section over rows repeats them and moves what is below, merges and print area included`() throws {
    let rows = """
      <row r="1" ht="30">\(cell("A1", "品名"))</row>\
      <row r="2">\(cell("A2", "{{#items}}{{name}}"))\(cell("B2", "{{qty}}{{/items}}", style: 2))</row>\
      <row r="4">\(cell("A4", "合计"))<c r="B4" s="2"><f>SUM(B2:B2)</f><v>9</v></c></row>
      """
    let after = """
      <mergeCells count="2"><mergeCell ref="C2:D2"/><mergeCell ref="A4:A5"/></mergeCells>\
      <conditionalFormatting sqref="B2"><cfRule type="expression" priority="1"><formula>1</formula></cfRule></conditionalFormatting>
      """
    let names = """
      <definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">表单!$A$1:$D$5</definedName></definedNames>
      """
    let (sheet, book) = try rendered(
      try workbook(rows: rows, after: after, names: names), ["items": items("水泵", "阀门", "密封圈")])
    #expect(sheet.contains(#"<row r="1" ht="30">"#))
    for (row, name) in [(2, "水泵"), (3, "阀门"), (4, "密封圈")] {
      #expect(sheet.contains("<c r=\"A\(row)\" s=\"0\" t=\"inlineStr\"><is><t>\(name)</t>"))
      #expect(
        sheet.contains("<c r=\"B\(row)\" s=\"2\"><v>2</v></c>")
          || sheet.contains("<c r=\"B\(row)\" s=\"2\" t=\"inlineStr\">"))
      #expect(sheet.contains("<mergeCell ref=\"C\(row):D\(row)\"/>"))
    }
    #expect(sheet.contains(#"<mergeCell ref="A6:A7"/>"#))
    #expect(sheet.contains(#"<c r="B6" s="2"><f>SUM(B2:B4)</f><v>6</v></c>"#))
    #expect(sheet.contains(#"sqref="B2:B4""#))
    #expect(!sheet.contains("<dimension"))
    #expect(book.contains("表单!$A$1:$D$7"))
    #expect(book.contains("fullCalcOnLoad=\"1\""))
  }

  @Test func `a formula in a repeated row follows its own row`() throws {
    let rows = """
      <row r="1"><c r="A1"><v>3</v></c></row>\
      <row r="2">\(cell("A2", "{{#items}}{{qty}}", style: 2))<c r="B2"><f>A2*$A$1</f></c>\(cell("C2", "{{/items}}"))</row>
      """
    let sheet = try rendered(try workbook(rows: rows), ["items": items("a", "b")]).sheet
    #expect(sheet.contains("<f>A2*$A$1</f>"))
    #expect(sheet.contains("<f>A3*$A$1</f>"))
  }

  @Test func `missing rows are filled up, and a section over nothing takes its rows away`() throws {
    let rows = """
      <row r="1">\(cell("A1", "{{#items|rows:3}}{{name}}"))\(cell("B1", "{{/items}}"))</row>\
      <row r="2">\(cell("A2", "{{#gone}}x"))\(cell("B2", "{{/gone}}"))</row><row r="3">\(cell("A3", "末行"))</row>
      """
    let sheet = try rendered(try workbook(rows: rows), ["items": items("水泵")]).sheet
    #expect(sheet.contains("<row r=\"3\">"))
    #expect(sheet.contains("<row r=\"4\"><c r=\"A4\" s=\"0\" t=\"inlineStr\"><is><t>末行</t>"))
    #expect(!sheet.contains("<row r=\"5\""))
  }

  @Test func `a tag split over the runs of a rich text takes the looks of its name`() throws {
    let strings = """
      <si><r><t>名：{</t></r><r><rPr><b/></rPr><t>{na</t></r><r><rPr><i/></rPr><t>me}}！</t></r></si>
      """
    let rows = "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>"
    let sheet = try rendered(try workbook(rows: rows, strings: strings), ["name": .text("王")]).sheet
    #expect(
      sheet.contains(
        #"<r><t>名：</t></r><r><rPr><b/></rPr><t>王</t></r><r><rPr><i/></rPr><t>！</t></r>"#
      ))
  }

  @Test func `two sections in one row are a finding with both places`() throws {
    let rows = """
      <row r="1">\(cell("A1", "{{#a}}"))</row><row r="2">\(cell("A2", "{{/a}}"))\(cell("B2", "{{#b}}"))</row>\
      <row r="3">\(cell("A3", "{{/b}}"))</row>
      """
    let (template, findings) = CompiledTemplate.compile(try workbook(rows: rows), name: "t.xlsx", vocabulary: .open)
    #expect(template == nil)
    let texts = findings.map { $0.text(in: .zhHans) }
    #expect(texts.count == 1)
    #expect(texts[0].contains("表单!B2"))
    #expect(texts[0].contains("A2"))
  }

  @Test func `a row that only fills up a list has nothing of what stands outside it under the same name`() throws {
    let rows =
      "<row r=\"1\">" + cell("A1", "{{name}}") + "</row>"
      + "<row r=\"2\">" + cell("A2", "{{#items|rows:2}}{{name}}") + cell("B2", "{{name}}；{{/items}}") + "</row>"
    let bytes = try workbook(rows: rows)
    let one = TemplateValue.record(["name": .text("内")])
    for (items, count) in [([], 0), ([one], 2)] {
      let sheet = try rendered(bytes, ["name": .text("外"), "items": .list(items)]).sheet
      #expect(sheet.matches(of: /外/).count == 1)
      #expect(sheet.matches(of: /内/).count == count)
    }
  }

  @Test func `print titles that another program wrote twice are there once`() throws {
    let name = { (text: String) in "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">\(text)</definedName>" }
    let (one, other) = ("表单!$A:$B,表单!$1:$2", "表单!$1:$2,表单!$A:$B")
    let hidden = name(other).replacing("localSheetId", with: "hidden=\"1\" localSheetId")
    let area = "<definedName name=\"_xlnm.Print_Area\" localSheetId=\"0\">表单!$A$1:$C$9</definedName>"
    let bytes = try workbook(
      rows: "<row r=\"1\">" + cell("A1", "{{x}}") + "</row>",
      names: "<definedNames>\(name(one))\(hidden)\(area)</definedNames>")
    let book = try rendered(bytes, ["x": .text("甲")]).book
    #expect(book.split(separator: "_xlnm.Print_Titles").count == 2 && book.contains(">\(one)<"))
    #expect(book.contains(area.dropFirst(20)))
  }

  @Test func `blanks at the ends of a text are kept`() throws {
    let rows = "<row r=\"1\">" + cell("A1", "{{x}}") + cell("B1", "甲{{x}}乙") + "</row>"
    let sheet = try rendered(try workbook(rows: rows), ["x": .text(" a ")]).sheet
    #expect(sheet.contains(#"<t xml:space="preserve"> a </t>"#))
    #expect(sheet.contains("<t>甲 a 乙</t>"))
  }

  @Test func `control characters and texts that look like their escapes come back as they are`() throws {
    let rows = "<row r=\"1\">" + cell("A1", "{{x}}") + "</row>"
    let sheet = try rendered(try workbook(rows: rows), ["x": .text("a\u{1}b_x000D_")]).sheet
    #expect(sheet.contains("<t>a_x0001_b_x005F_x000D_</t>"))
  }

  @Test func `a number of plain data stays one with an exponent, and is text with more digits than Excel keeps`() throws
  {
    let bytes = try workbook(rows: "<row r=\"1\">" + cell("A1", "{{id}}") + "</row>")
    for (number, shown, isText) in [
      ("110105194912310029", "110105194912310029", true), ("123456789012345", "123456789012345", false),
      ("-0.000000000000000012", "-0.000000000000000012", false), ("1e-7", "0.0000001", false),
      ("1.5E+3", "1500", false),
      ("1e40", "1e40", true),
    ] {
      let sheet = try rendered(bytes, ["id": TemplateValue(RawValue(.number(number), at: Origin()))]).sheet
      #expect(sheet.contains("<t>\(shown)</t>") == isText && sheet.contains("<v>\(shown)</v>") != isText, "\(sheet)")
    }
  }
}
