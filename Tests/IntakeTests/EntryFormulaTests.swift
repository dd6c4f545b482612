import Findings
import Forms
import OPC
import SpreadsheetML
import Testing

@testable import Intake

/// What an entry workbook shows while one types: totals, conditions, hints.
@Suite struct EntryFormulaTests {
  private func sheet(_ number: Int, of bytes: [UInt8]) throws -> String {
    let package = try OPCPackage(reading: bytes, name: "entry.xlsx")
    return String(decoding: try package.bytes(of: PartName("/xl/worksheets/sheet\(number).xml")!), as: UTF8.self)
      .replacing("&quot;", with: "\"").replacing("&gt;", with: ">").replacing("&lt;", with: "<")
  }

  private func formulas(_ schema: FormSchema, sheet number: Int = 1, language: Language = .zhHans) throws -> [String] {
    let text = try sheet(number, of: EntryWorkbook.make(for: schema, language: language))
    return text.matches(of: #/<f>(.*?)</f>/#).map { String($0.output.1) }
  }

  @Test func `products stand in each row, sums below the rows and on the form's sheet`() throws {
    let schema = try budget()
    let lines = try formulas(schema, sheet: 2)
    #expect(lines.count == 13)
    #expect(lines[0] == #"IFERROR(IF(OR(NOT(ISNUMBER(C3)),NOT(ISNUMBER(D3))),"",(C3*D3)),"")"#)
    #expect(lines[11].contains("C14*D14"))
    let sum = #"IFERROR(IF(COUNT('费用预算明细'!$E$3:$E$14)=0,"",SUM('费用预算明细'!$E$3:$E$14)),"")"#
    #expect(lines[12] == sum)
    #expect(try formulas(schema) == [sum])
  }

  @Test(
    arguments: [
      (
        "round(${a} * 100 div ${b}, 1)",
        #"IFERROR(IF(OR(NOT(ISNUMBER('表单'!$C$3)),NOT(ISNUMBER('表单'!$C$4))),"",ROUND(('表单'!$C$3*100/'表单'!$C$4),1)),"")"#
      ),
      (
        "coalesce(${a}, 0) - -${b}",
        #"IFERROR(IF(NOT(ISNUMBER('表单'!$C$4)),"",(IF(ISNUMBER('表单'!$C$3),'表单'!$C$3,0)--'表单'!$C$4)),"")"#
      ),
      (
        "if(${a} > 3 and ${b} != 2, ${a}, 0)",
        #"IFERROR(IF(OR(NOT(ISNUMBER('表单'!$C$3)),NOT(ISNUMBER('表单'!$C$4))),"",IF(AND(('表单'!$C$3>3),('表单'!$C$4<>2)),'表单'!$C$3,0)),"")"#
      ),
    ])
  func `arithmetic is said as Excel says it; what is missing leaves the result empty`(
    calculation: String, formula: String
  ) throws {
    let schema = try form(
      fields: """
        { id: a, label: 甲, type: decimal }, { id: b, label: 乙, type: decimal },
        { id: c, label: 丙, type: decimal, calculation: "\(calculation)" }
        """)
    #expect(try formulas(schema) == [formula])
  }

  @Test(arguments: ["rmb(${a})", "add-days(today(), 3)", "${a} mod 2", "position()"])
  func `what Excel has no sound formula for is left out`(calculation: String) throws {
    let type = calculation.hasPrefix("rmb") ? "text" : calculation.hasPrefix("add") ? "date" : "decimal"
    let schema = try form(
      fields: """
        { id: a, label: 甲, type: integer }, { id: c, label: 丙, type: \(type), calculation: "\(calculation)" }
        """)
    #expect(try formulas(schema) == [])
    #expect(!(try sheet(1, of: EntryWorkbook.make(for: schema, language: .zhHans))).contains("丙"))
  }

  @Test func `results are not read back, whatever a program or person put there`() throws {
    let schema = try budget()
    let bytes = try EntryWorkbook.make(for: schema, language: .zhHans)
    let package = try OPCPackage(reading: bytes, name: "a.xlsx")
    func edited(_ number: Int, _ values: [String: String]) throws -> (PartName, [UInt8]) {
      let name = PartName("/xl/worksheets/sheet\(number).xml")!
      var text = String(decoding: try package.bytes(of: name), as: UTF8.self)
      for (cell, value) in values {
        text = text.replacing(try Regex("<c r=\"\(cell)\" s=\"([0-9]+)\"/>")) { _ in
          "<c r=\"\(cell)\" t=\"inlineStr\"><is><t>\(value)</t></is></c>"
        }
      }
      return (name, Array(text.replacing("<v></v>", with: "<v>77</v>").replacing("<v/>", with: "<v>77</v>").utf8))
    }
    let form = try edited(1, ["C3": "2026.11.3", "C4": "宜江燃气"])
    let lines = try edited(2, ["B3": "维修", "C3": "２", "D3": "￥1,680.32"])
    let filled = try package.writing(replacements: [form.0: form.1, lines.0: lines.1])
    let (forms, findings) = SubmissionReader.readAll(bytes: filled, name: "a.xlsx", schema: schema)
    #expect(findings == [])
    let (value, bound) = schema.bind(try #require(forms.first))
    #expect(bound == [])
    guard case .rows(let rows)? = value.values["lines"] else { return #expect(Bool(false)) }
    #expect(rows.count == 1)
  }

  @Test func `days and numbers are advised, choices demanded; hints are prompts; columns for later say so`() throws {
    let schema = try form(
      fields: """
        { id: day, label: 日期, type: date },
        { id: items, label: 明细, type: repeat, fields: [
          { id: name, label: 品名, type: text, required: true, hint: 写全称 },
          { id: got, label: 实收数, type: integer, stage: closing, required: true } ] }
        """)
    let bytes = try EntryWorkbook.make(for: schema, language: .zhHans)
    #expect(try sheet(1, of: bytes).contains(#"type="date" operator="greaterThanOrEqual" errorStyle="warning""#))
    let rows = try sheet(2, of: bytes)
    #expect(rows.contains(#"<dataValidation allowBlank="1" showInputMessage="1" prompt="写全称" sqref="B3:B62"/>"#))
    #expect(rows.contains(#"type="whole" operator="between" errorStyle="warning""#))
    let heads = try WorkbookReader(bytes, name: "a.xlsx").rows(ofSheet: 1)[1].cells.map {
      WorkbookCells.name($0.content)
    }
    #expect(heads == ["品名 *", "实收数 *\n（结单时填）"])
  }

  @Test func `what is required at times is marked, with the condition in each language`() throws {
    let schema = try form(
      fields: """
        { id: cost, label: { zh-Hans: 费用, zh-Hant: 費用, en: Cost }, type: money },
        { id: why, label: { zh-Hans: 原因, zh-Hant: 原因, en: Reason }, type: text, required: "${cost} > 1000" }
        """)
    for (language, words) in [
      (Language.zhHans, "【费用】大于 1000 时必填"), (.zhHant, "【費用】大於 1000 時必填"),
      (.en, "required if 'Cost' is more than 1000"),
    ] {
      let rows = try WorkbookReader(EntryWorkbook.make(for: schema, language: language), name: "a.xlsx").rows(
        ofSheet: 0)
      let cells = rows[3].cells.map { WorkbookCells.name($0.content) }
      #expect(cells[1].hasSuffix(" (*)") && cells[2] == words)
    }
  }
}
