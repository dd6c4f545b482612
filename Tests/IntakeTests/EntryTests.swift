import Findings
import Forms
import SpreadsheetML
import Testing

@testable import Intake

struct EntryTests {
  @Test func `an empty entry workbook says that it is empty`() throws {
    let schema = try budget()
    let bytes = try EntryWorkbook.make(for: schema, language: .zhHans)
    try dump(bytes, "entry.xlsx")
    try dump(try EntryWorkbook.make(for: schema, language: .en), "entry-en.xlsx")
    #expect(try EntryWorkbook.make(for: schema, language: .zhHans) == bytes)
    let (forms, findings) = SubmissionReader.readAll(bytes: bytes, name: "录入.xlsx", schema: schema)
    #expect(forms.isEmpty)
    #expect(texts(findings) == ["录入.xlsx · 表单：错误：录入表还没有填；请填 C 列的黄色格子 [entry-empty]"])
  }

  @Test func `fields are laid out with ids labels and hints`() throws {
    let book = try WorkbookReader(EntryWorkbook.make(for: budget(), language: .zhHans), name: "a.xlsx")
    #expect(book.sheets.map { "\($0.name)\($0.isHidden ? "*" : "")" } == ["表单", "费用预算明细", "审批", "选项*"])
    let rows = try book.rows(ofSheet: 0).map { $0.cells.map { WorkbookCells.name($0.content) } }
    #expect(rows[0] == ["liandan-entry 1 budget", "售后服务费用预算审批单"])
    #expect(rows[2] == ["fill_date", "填表日期 *", "日期，如 2026-11-20"])
    #expect(rows[3] == ["customer", "用户单位 *", "写全称"])
    #expect(rows[12] == ["费用预算明细", "填在工作表“费用预算明细”里"])
    #expect(rows[13] == ["liandan-shown total", "合计", "自动算出，供核对；以开单时算的为准"])
    #expect(rows[14] == ["以下各项结单时填写"])
    #expect(rows[15] == ["user_sign.name", "用户签字 · 姓名"])
    let lines = try book.rows(ofSheet: 1).map { $0.cells.map { WorkbookCells.name($0.content) } }
    #expect(
      lines == [
        ["liandan-rows lines", "item", "quantity", "unit_price", "liandan-shown amount"], ["项目 *", "数量 *", "单价", "金额"],
        ["liandan-shown total", "合计"],
      ])
  }

  /// The files were filled in with openpyxl and saved once more by LibreOffice.
  @Test(arguments: ["entry-openpyxl.xlsx", "entry-libreoffice.xlsx"])
  func `a filled entry workbook is read back`(file: String) throws {
    let schema = try budget()
    let (forms, findings) = SubmissionReader.readAll(bytes: try fixture(file), name: file, schema: schema)
    #expect(findings.isEmpty)
    let form = try #require(forms.first)
    let filled = form.entries.filter { if case .empty = $0.value.content { false } else { true } }
    #expect(
      filled.map { "\($0.key)=\(flat($0.value))" } == [
        "fill_date=@2026-11-20", "customer=皖北矿业（集团）", "phone=13800138000", "arrived=@2026-11-20T9:30", "persons=#3",
        "limit=#1680.32",
        "kind=维修", "kinds=维修、退回", "note=第一行\n第二行", "user_sign={name:王建国 date:@2026-11-21}",
        "lines=[{item:维修 quantity:#0.1 unit_price:#99.99} {item:更换 quantity:#2 unit_price:-}]",
        "approvals=[{role:部门负责人 decision:同意 name:张三 date:@2026-11-20 opinion:-}]",
      ])
    #expect(form.entries[1].value.origin == Origin(file: file, sheet: "表单", cell: "C4"))
    #expect(form.entries[1].keyOrigin.cell == "B4")
    guard case .list(let lines) = filled[10].value.content else { return #expect(Bool(false)) }
    #expect(lines[1].origin == Origin(file: file, sheet: "费用预算明细", cell: "B5"))
    let (_, bound) = schema.bind(form)
    #expect(texts(bound).isEmpty)
  }

  @Test func `the entry workbook of another form is refused`() throws {
    let other = try budget(["id: budget": "id: return-record", "售后服务费用预算审批单": "返厂产品处理记录表"])
    let (forms, findings) = SubmissionReader.readAll(
      bytes: try fixture("entry-openpyxl.xlsx"), name: "a.xlsx", schema: other)
    #expect(forms.isEmpty)
    #expect(
      texts(findings) == ["a.xlsx · 表单!B1：错误：这是售后服务费用预算审批单（budget）的录入表，不是“返厂产品处理记录表”（return-record）的 [other-form]"])
  }
}
