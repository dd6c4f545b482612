import Findings
import Forms
import Foundation
import Intake
import SpreadsheetML
import TestSupport
import Testing

@testable import Liandan

/// Rows of a detail sheet whose form is not in the list.
struct StrayRowTests {
  /// A list of one form, whose detail sheet has a row of a form that is not there.
  static func list(_ first: String, _ heading: String, details: [(key: String, name: String)]) throws -> DataSource {
    var main = Worksheet(name: "单")
    for _ in 1...2 { _ = main.addRow(height: 15) }
    for (column, text) in zip(1..., ["编号", heading]) { main.add(text, column: column, row: 1, .plain) }
    for (column, text) in zip(1..., [first, "已更换轴承"]) { main.add(text, column: column, row: 2, .plain) }
    var rows = Worksheet(name: "更换零部件")
    for _ in 0...details.count { _ = rows.addRow(height: 15) }
    for (column, text) in zip(1..., ["编号", "名称", "数量"]) { rows.add(text, column: column, row: 1, .plain) }
    for (row, detail) in zip(2..., details) {
      for (column, text) in zip(1..., [detail.key, detail.name, "1"]) {
        rows.add(text, column: column, row: row, .plain)
      }
    }
    return .bytes(try Workbook(sheets: [main, rows]).bytes(), name: "结单.xlsx")
  }

  @Test func `a mistyped number of a detail row keeps the whole list back, so that nothing closes without its rows`()
    throws
  {
    let walk = try Walk()
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    let issued = try walk.issue("return-record", try Example.source(Example.opening("return-record", schema)))
    let number = try #require(issued.numbers.first)
    let label = try #require(schema.field("qc_result")).label.zhHans
    let closed = try walk.close(
      "return-record", try Self.list(number, label, details: [(number, "轴承"), ("FC-2026-00010", "油封")]))
    #expect(closed.findings.map(\.code) == ["row-key-unknown"])
    #expect(closed.report.issued == 0 && closed.report.hasErrors)
    #expect(closed.remarks.map(\.zhHans).contains { $0.contains("什么都没有登记") })
    #expect(try walk.states() == [number: .issued])
  }

  @Test func `a form whose id is not its file's name is refused`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    walk.forms = walk.folder + "/forms"
    try Walk.copyForms(to: walk.forms)
    let text = try String(contentsOfFile: walk.forms + "/loan.yaml", encoding: .utf8)
    try text.write(toFile: walk.forms + "/advance.yaml", atomically: true, encoding: .utf8)
    let library = try FormLibrary(directories: [walk.forms])
    let findings = try #require(throws: FindingList.self) { try library.schema("advance") }.findings
    #expect(findings.filter { $0.severity == .error }.map(\.code) == ["id-not-file"])
  }

  @Test func `two forms with one prefix of numbers are told of`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    walk.forms = walk.folder + "/forms"
    try Walk.copyForms(to: walk.forms)
    let text = try String(contentsOfFile: walk.forms + "/loan.yaml", encoding: .utf8)
    try text.replacing("id: loan", with: "id: advance").write(
      toFile: walk.forms + "/advance.yaml", atomically: true, encoding: .utf8)
    let findings = try FormLibrary(directories: [walk.forms]).all().findings
    #expect(findings.map(\.code) == ["prefix-taken"])
    #expect(findings.first?.message.zhHans == "“借款单”的编号前缀 JK 与“借款单”（advance）的相同")
  }
}
