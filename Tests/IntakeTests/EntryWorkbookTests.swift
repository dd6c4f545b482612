import Expressions
import Findings
import Forms
import SpreadsheetML
import Testing

@testable import Intake

/// Entry workbooks that were copied, damaged, or made before the form got more fields.
@Suite struct `Entry workbooks that are not what they were` {
  private func sheets() throws -> [Worksheet] {
    var maker = EntryMaker(schema: try budget(), language: .zhHans)
    var sheets = maker.sheets()
    sheets[0].add("皖北矿业", 3, 4, .plain)
    return sheets
  }

  private func read(_ sheets: [Worksheet], _ schema: FormSchema? = nil) throws -> (forms: Int, findings: [Finding]) {
    let bytes = try Workbook(sheets: sheets, title: "").bytes()
    let (forms, findings) = SubmissionReader.readAll(bytes: bytes, name: "a.xlsx", schema: try schema ?? budget())
    return (forms.count, findings)
  }

  @Test func `a copied sheet of the form is told, and nothing of the workbook is taken`() throws {
    var sheets = try sheets()
    var copy = sheets[0]
    copy.name = "表单 (2)"
    sheets.insert(copy, at: 1)
    let (forms, findings) = try read(sheets)
    #expect(forms == 0 && findings.map(\.code) == ["entry-doubled"])
    #expect(findings.first?.origin.sheet == "表单 (2)")
    #expect(findings.first?.hint?.zhHans.contains("liandan issue budget 第一份.xlsx 第二份.xlsx") == true)
  }

  @Test func `a deleted column of marks is told once, not as a list of forms`() throws {
    var sheets = try sheets()
    sheets[0].cells = sheets[0].cells.compactMap { cell in
      guard cell.range.first.column > 1 else { return nil }
      var cell = cell
      let (first, last) = (cell.range.first, cell.range.last)
      cell.range = CellRange(columns: first.column - 1...last.column - 1, rows: first.row...last.row)
      return cell
    }
    let (forms, findings) = try read([sheets[0]])
    #expect(forms == 0 && findings.map(\.code) == ["entry-damaged"])
    #expect(try read(sheets).findings.map(\.code) == ["entry-damaged"])
  }

  @Test func `a field that came later is told as such`() throws {
    let field = "  - { id: note, label: 备注,"
    let later = try budget([field: "  - { id: region, label: 所属片区, type: text, required: true }\n" + field])
    let (forms, findings) = try read(sheets(), later)
    #expect(forms == 1 && findings.map(\.code) == ["entry-outdated"])
    #expect(findings.first?.message.zhHans == "这个录入工作簿是按以前的表单做的，没有填“所属片区”的格子")
    #expect(try read(sheets()).findings == [])
  }
}

/// Rows below a list that are no forms.
@Suite struct `Lines below a list` {
  private func read(_ text: String) throws -> (forms: Int, findings: [String]) {
    let (forms, findings) = SubmissionReader.readAll(bytes: Array(text.utf8), name: "a.csv", schema: try budget())
    return (forms.count, texts(findings))
  }

  @Test(arguments: ["合计", "合 计", "制表：李四", "Total", "填表人"])
  func `totals and signatures are passed over with a warning`(_ word: String) throws {
    let (forms, findings) = try read("填表日期,用户单位,限额\n2026-11-20,甲公司,100\n\(word),,100\n")
    #expect(forms == 1 && findings.count == 1 && findings.allSatisfy { $0.hasSuffix("[foot-row]") })
    #expect(findings.first?.hasPrefix("a.csv · 第 3 行：提醒：这一行以“") == true, "\(findings)")
  }

  @Test func `a form that only begins like them is a form`() throws {
    let (forms, findings) = try read("用户单位,填表日期,限额\n合计财务公司,2026-11-20,100\n合计,2026-11-20,200\n")
    #expect(forms == 2 && findings == [])
  }
}

/// The place of a value in a table of text.
@Suite struct `Columns of a list` {
  @Test func `a value is told with the letters that Excel shows`() throws {
    let names = (1...27).map { $0 == 27 ? "电话" : "栏\($0)" }
    let row = (1...27).map { $0 == 27 ? "微信" : "x" }
    let text = names.joined(separator: ",") + "\n" + row.joined(separator: ",") + "\n"
    let (forms, _) = SubmissionReader.readAll(bytes: Array(text.utf8), name: "a.csv", schema: try budget())
    let (_, findings) = try budget().bind(#require(forms.first))
    let phone = try #require(findings.first { $0.code == "bad-phone" })
    #expect(phone.origin.text(in: .zhHans) == "a.csv · 第 2 行 AA 列（第 53 字）")
    #expect(phone.origin.text(in: .en) == "a.csv · line 2, column AA (character 53)")
  }

  @Test func `days of eight digits are days, as text and as number`() throws {
    for text in ["填表日期,用户单位\n20261120,甲\n", #"[{"填表日期": 20261120, "用户单位": "甲"}]"#] {
      let name = text.hasPrefix("[") ? "a.json" : "a.csv"
      let (forms, _) = SubmissionReader.readAll(bytes: Array(text.utf8), name: name, schema: try budget())
      let (filled, findings) = try budget().bind(#require(forms.first))
      let day = try #require(CalendarDate(iso: "2026-11-20"))
      #expect(findings == [] && filled.values["fill_date"] == .date(day))
    }
  }
}
