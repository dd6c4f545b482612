import Findings
import Forms
import Testing

@testable import Intake

struct WorkbookTests {
  @Test func `a table of forms takes its rows from the other sheets`() throws {
    let schema = try budget()
    let (forms, findings) = SubmissionReader.readAll(bytes: try fixture("table.xlsx"), name: "十一月.xlsx", schema: schema)
    #expect(
      forms.map { flat($0) } == [
        "用户单位=甲公司 填表日期=@2026-11-20 处理方式=维修 user_sign={姓名:张三} 电话=13800138000 费用预算明细=[{项目:维修 数量:#2.5} {项目:退回 数量:#0.3}]",
        "用户单位=乙公司 填表日期=2026.3.5 处理方式=更换 电话=#13800138001 费用预算明细=[{项目:更换 数量:#1}]",
        "用户单位=丙公司 填表日期=@2026-11-20 处理方式=- 电话=-",
      ])
    #expect(
      texts(findings) == [
        "十一月.xlsx · 费用预算明细!A5：错误：主表里没有“9”，不知道这一行属于哪张表单 [row-key-unknown]\n    → “行号”要和主表里某一行的相同；不要的行请删去"
      ])
    #expect(forms[1].origin == Origin(file: "十一月.xlsx", sheet: "十一月", cell: "A5"))
    #expect(forms[0].entries[1].value.origin.cell == "C4")
    #expect(forms[0].entries[1].keyOrigin.cell == "C3")
    #expect(forms[0].entries[5].value.origin == Origin(file: "十一月.xlsx", sheet: "费用预算明细", cell: "A3"))
    #expect(forms.prefix(2).flatMap { schema.bind($0).1 }.isEmpty)
  }

  @Test func `without a schema the first row of names is the header`() throws {
    let (forms, findings) = SubmissionReader.readAll(bytes: try fixture("table.xlsx"), name: "a.xlsx")
    #expect(forms.count == 4)
    #expect(flat(forms[0]).hasPrefix("行号=#1 用户单位=甲公司 填表日期=@2026-11-20"))
    #expect(flat(forms[0]).hasSuffix("费用预算明细=[{项目:维修 数量:#2.5} {项目:退回 数量:#0.3}]"))
    #expect(findings.map(\.code) == ["sheet-ignored", "row-key-unknown"])
  }

  @Test func `cells that cannot be trusted are named with whatever else is wrong in their rows`() throws {
    let schema = try budget()
    let (forms, findings) = SubmissionReader.readAll(
      bytes: try fixture("faulty.xlsx"), name: "a.xlsx", schema: schema)
    #expect(
      forms.map { flat($0) } == [
        "用户单位=甲 电话=!number-too-long 限额=#5 备注=-", "用户单位=乙 电话=- 限额=!formula-uncalculated 备注=-",
        "用户单位=丙 电话=- 限额=!cell-error 备注=-", "用户单位=戊 电话=- 限额=- 备注=08:05",
      ])
    #expect(
      texts(findings + forms.flatMap { schema.bind($0).1 }) == [
        """
        a.xlsx · 明细：提醒：这张工作表没有读 [sheet-ignored]
            → 若是明细，请把工作表改名为“费用预算明细”
        """,
        "a.xlsx · 表!E5：错误：这一格的列没有列名，这一行没有读；请在标题行写上字段名，或清空这一格 [column-without-name]",
        """
        a.xlsx · 表!B2：错误：【电话】340524198001010000 是超过 15 位的数字，末几位可能已被表格软件改成 0 [number-too-long]
            → 把单元格格式设为“文本”，再重新输入完整的号码
        """,
        """
        a.xlsx · 表!C3：错误：【限额】公式还没有算出结果 [formula-uncalculated]
            → 用 Excel 或 WPS 打开文件，保存后再读，或把公式换成值
        """,
        "a.xlsx · 表!C4：错误：【限额】单元格的内容是错误值 #N/A，请改正 [cell-error]",
      ])
  }

  @Test func `a workbook without a header row says what is looked for`() throws {
    let other = try form(fields: "{ id: note, label: 备注, type: text }, { id: photo, label: 照片, type: image }")
    let findings = SubmissionReader.readAll(bytes: try fixture("table.xlsx"), name: "a.xlsx", schema: other).findings
    #expect(
      texts(findings) == [
        """
        a.xlsx · 十一月：错误：找不到标题行 [no-header]
            → 标题行每格写一个字段名，如：备注、照片…
        """
      ])
  }

  @Test func `what is no workbook says so`() {
    let zip: [UInt8] = [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 40)
    #expect(SubmissionReader.readAll(bytes: zip, name: "a.xlsx").findings.count == 1)
    #expect(SubmissionReader.readAll(bytes: zip, name: "a.xlsx").submissions.isEmpty)
    #expect(
      texts(SubmissionReader.readAll(bytes: Array("a,b\n1,2".utf8), name: "a.xlsx").findings) == [
        """
        a.xlsx：错误：这是扩展名是 .xlsx 但内容不是的文件，读不了 [format-unsupported]
            → 请在 Excel 或 WPS 中打开，另存为 .xlsx
        """
      ])
  }
}
