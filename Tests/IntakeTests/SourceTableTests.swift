import Findings
import Forms
import Foundation
import SpreadsheetML
import TestSupport
import Testing

@testable import Intake

@Suite struct SourceTableTests {
  func rows(_ source: DataSource) throws -> [String] {
    var table = try #require(SourceTable(source, schema: budget()))
    var rows: [String] = [table.names.joined(separator: "|")]
    while let row = table.next() {
      rows.append("\(row.number)\(row.isStart ? "" : "+") " + row.texts.joined(separator: "|"))
    }
    return rows
  }

  @Test func `rows come back as they were typed, with those that cannot be read`() throws {
    let text = "用户单位,电话,lines.item,lines.quantity\n甲,１３８,维修,2\n,,更换,1\n\n\"乙\n丙\",x,,\n短\n"
    #expect(
      try rows(.bytes(Array(text.utf8), name: "a.csv")) == [
        "用户单位|电话|lines.item|lines.quantity", "2 甲|１３８|维修|2", "3+ ||更换|1", "5 乙\n丙|x||", "7 短",
      ])
  }

  @Test func `forms of JSON Lines are rows whose lists are JSON again`() throws {
    let text = """
      {"customer": "甲", "lines": [{"item": "repair", "quantity": 2.50}]}
      {"customer": "乙", "limit": 7, "user_sign": {"name": "张三"}}
      """
    let all = try rows(.bytes(Array(text.utf8), name: "a.jsonl"))
    #expect(all[0] == "customer|lines|limit|user_sign")
    #expect(all[1] == #"1 甲|[{"item":"repair","quantity":2.50}]||"#)
    #expect(all[2] == #"2 乙||7|{"name":"张三"}"#)
    // What stands in the cells is read as what it was.
    let csv = all.dropFirst().map {
      "\"" + $0.dropFirst(2).replacing("\"", with: "\"\"").replacing("|", with: "\",\"") + "\""
    }
    let back = SubmissionReader.readAll(
      bytes: Array(([all[0].replacing("|", with: ",")] + csv).joined(separator: "\n").utf8), name: "b.csv",
      schema: try budget())
    let schema = try budget()
    #expect(back.findings.isEmpty)
    #expect(back.submissions.map { schema.bind($0).1.count } == [0, 0])
  }

  @Test func `columns that a refused list adds are passed over, unless the form has such a field`() throws {
    let text = "原行号,问题,用户单位\n7,【电话】不对,甲\n8,没有内容,\n"
    let (forms, findings) = SubmissionReader.readAll(bytes: Array(text.utf8), name: "a.csv", schema: try budget())
    #expect(findings.isEmpty && forms.map { flat($0) } == ["用户单位=甲"])
    let schema = try budget(["{ zh-Hans: 用户单位, zh-Hant: 用戶單位, en: Customer }": "问题"])
    let names = RefusalColumns.names(for: schema)
    #expect(names.number.zhHans == "原行号" && names.problem.zhHans == "退回问题")
    let own = SubmissionReader.readAll(bytes: Array("问题\n甲\n".utf8), name: "a.csv", schema: schema)
    #expect(own.submissions.map { flat($0) } == ["问题=甲"])
  }

  @Test(arguments: ["table.xlsx", "entry-openpyxl.xlsx"])
  func `a sheet that is too large to hold is refused with its limit`(file: String) throws {
    var limits = IntakeLimits.standard
    limits.detailCells = 3
    let findings = SubmissionReader.readAll(
      .bytes(try fixture(file), name: "a.xlsx"), schema: try budget(), limits: limits
    ).findings
    #expect(findings.map(\.code) == ["too-many-details"])
    #expect(findings[0].message.zhHans.contains("超过 3 个"))
  }

  @Test func `a workbook is read where it lies`() throws {
    let folder = TemporaryFolder()
    defer { folder.remove() }
    try folder.make()
    let path = folder.path + "/table.xlsx"
    try Data(try fixture("table.xlsx")).write(to: URL(filePath: path))
    let held = SubmissionReader.readAll(bytes: try fixture("table.xlsx"), name: path, schema: try budget())
    let read = SubmissionReader.readAll(.file(path), schema: try budget())
    #expect(read.submissions.map { flat($0) } == held.submissions.map { flat($0) } && read.findings == held.findings)
    try Data(try fixture("table.xlsx").dropLast(40)).write(to: URL(filePath: path))
    #expect(SubmissionReader.readAll(.file(path), schema: try budget()).findings.count == 1)
  }
}
