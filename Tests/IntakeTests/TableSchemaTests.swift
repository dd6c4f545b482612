import Findings
import Forms
import Foundation
import Testing

@testable import Intake

struct TableSchemaTests {
  private func read(_ text: String) throws -> (submissions: [Submission], findings: [Finding]) {
    SubmissionReader.readAll(bytes: Array(text.utf8), name: "a.csv", schema: try budget())
  }

  @Test func `rows of a repeat may stand below one another`() throws {
    let (forms, findings) = try read(
      """
      序号,用户单位,费用预算明细.项目,lines.quantity,用户签字.姓名,user_sign.date
      1,甲,维修,1,张三,2026-11-20
      ,,更换,2,,
      2,乙,,,,
      3,丙,退回,3,,
      4,,维修,4,,
      5,,,,,
      """)
    #expect(findings.isEmpty)
    #expect(
      forms.map { flat($0) } == [
        "用户单位=甲 user_sign={姓名:张三 date:2026-11-20} lines=[{项目:维修 quantity:1} {项目:更换 quantity:2}]", "用户单位=乙",
        "用户单位=丙 lines=[{项目:退回 quantity:3}]", "用户单位=- lines=[{项目:维修 quantity:4}]",
      ])
  }

  @Test func `id and label of one field are one column`() throws {
    #expect(
      texts(try read("用户单位,电话,customer\n甲,1,乙\n").findings) == [
        "a.csv · 第 1 行 C 列（第 9 字）：错误：“customer”列和“用户单位”列是同一个字段，请删去一列 [doubled-column]"
      ])
  }

  @Test func `a cell of JSON is read for fields of several values only`() throws {
    let (forms, findings) = try read(
      """
      用户单位,lines,备注
      甲,"[{""项目"":""维修""}]","[x] 已办"
      乙,"[{""项目"":}]",
      """)
    #expect(forms.map { flat($0) } == ["用户单位=甲 lines=[{项目:维修}] 备注=[x] 已办"])
    let finding = try #require(findings.first)
    #expect(
      finding.text(in: .zhHans)
        == "a.csv · 第 3 行 B 列（第 3 字）：错误：【费用预算明细】这里应是一个值，却是“}” [json-syntax]")
  }

  @Test func `unknown columns are left to the binder`() throws {
    let schema = try budget()
    let form = try #require(try read("用户单位,用户电活\n甲,1\n").submissions.first)
    #expect(schema.bind(form).1.map(\.code) == ["unknown-key"])
    #expect(schema.bind(form).1.first?.origin == Origin(file: "a.csv", line: 1, column: 6, tableColumn: 2))
  }
}
