import Expressions
import Findings
import Forms
import Foundation
import Intake
import OPC
import Storage
import TestSupport
import Testing

@testable import Liandan

/// Books that are kept line by line: `kind: ledger`.
struct LedgerFormTests {
  private static let stock = """
    id: stock
    kind: ledger
    title: 备用件账
    code: SH-BZ-01 A/0
    number: { prefix: BZ }
    retention: { years: 10, class: 业务档案 }
    keeper: 库房
    fields:
      - { id: part_no, label: 件号, type: text, required: true }
      - { id: received, label: 收, type: integer }
      - { id: issued, label: 发, type: integer }
      - { id: balance, label: 存, type: integer, calculation: "coalesce(${previous.balance}, 0) + coalesce(${received}, 0) - coalesce(${issued}, 0)" }
      - { id: note, label: 备注, type: text, stage: closing }
    previous: { by: [part_no] }
    rules:
      - { id: stock-not-below-zero, assert: "${balance} >= 0", message: 库存不够, field: issued }
    ledger:
      columns: [ part_no, received, issued, { field: balance, width: 10 } ]
      totals: [ received, issued ]
      lines: 5
    """

  private func walk() throws -> Walk {
    var walk = try Walk()
    walk.forms = walk.folder + "/forms"
    try FileManager.default.createDirectory(atPath: walk.forms, withIntermediateDirectories: true)
    try Data("company: { name: 某某机械有限公司 }\n".utf8).write(to: URL(filePath: "\(walk.forms)/profile.yaml"))
    try Data(Self.stock.utf8).write(to: URL(filePath: "\(walk.forms)/stock.yaml"))
    return walk
  }

  /// Lines of a part: positive numbers are received, negative ones issued.
  private func lines(_ part: String, _ amounts: [Int]) throws -> DataSource {
    let rows = amounts.map { amount -> [String: Any] in
      ["part_no": part, amount < 0 ? "issued" : "received": abs(amount)]
    }
    return try Example.source(rows)
  }

  @Test func `each line of a list reads the line of the same part before it, in a new register too`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let outcome = try walk.issue("stock", lines("6311", [10, -3, -4]), groups: 200)
    #expect(outcome.findings == [] && outcome.numbers.count == 3)
    #expect(outcome.forms.allSatisfy { $0.copies.isEmpty })
    try walk.issue("stock", lines("6205", [5]))
    let last = try walk.issue("stock", lines("6311", [-2]))
    #expect(last.findings == [])
    let number = try #require(last.numbers.first)
    #expect(try walk.desk().record(number).form.values["balance"] == .number(ExactDecimal(1)))
  }

  @Test func `nothing is issued that is not there, and a void line does not count`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let first = try walk.issue("stock", lines("6311", [10]))
    let refused = try walk.issue("stock", lines("6311", [-11]))
    #expect(refused.findings.map(\.message.zhHans) == ["库存不够"])
    _ = try walk.desk().void(try #require(first.numbers.first), reason: "写错")
    #expect(try walk.issue("stock", lines("6311", [-1])).findings.map(\.code) == ["stock-not-below-zero"])
  }

  @Test func `a list is checked as it would be issued, line after line`() throws {
    let walk = try walk()
    defer { walk.remove() }
    var findings: [Finding] = []
    let report = try walk.desk().check("stock", from: [lines("6311", [10, -3, -8, -7])], stage: .opening) { event in
      if case .refused(let form) = event { findings += form.findings }
    }
    #expect(report.count == 4 && report.validCount == 3)
    #expect(findings.map(\.message.zhHans) == ["库存不够"])
  }

  @Test func `a line is closed by what it read when it was issued`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let outcome = try walk.issue("stock", lines("6311", [10, -3, -4]))
    _ = try walk.desk().void(outcome.numbers[0], reason: "写错")
    let closed = try walk.close(outcome.numbers[1], .bytes(Array(#"{"note":"王建国领"}"#.utf8), name: "a.json"))
    #expect(closed.findings == [])
    #expect(try walk.desk().record(outcome.numbers[1]).form.values["balance"] == .number(ExactDecimal(7)))
  }

  @Test func `a line has no copies to print, and the book is named instead`() throws {
    let walk = try walk()
    defer { walk.remove() }
    let number = try #require(try walk.issue("stock", lines("6311", [10])).numbers.first)
    let printed = #expect(throws: DeskError.self) {
      try walk.desk().print([number], formats: [], outDirectory: walk.folder + "/p") { _ in }
    }
    let reprinted = #expect(throws: DeskError.self) { try walk.desk().reprint(number, copy: nil, outDirectory: nil) }
    #expect(printed?.message == reprinted?.message)
    #expect(printed?.message.zhHans.contains("liandan ledger stock --as docx") == true)
  }

  @Test func `the book has five lines a page, with what is carried forward`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    let outcome = try walk.issue("stock", lines("6311", [10, -1, -1, -1, -1, -1, 20]))
    _ = try walk.desk().void(outcome.numbers[1], reason: "写错")
    let ledger = try walk.session().ledger(form: "stock", period: nil)
    let file = MemorySpool()
    try ledger.write(.docx, in: .zhHans, to: file) { MemorySpool() }
    let path = walk.folder + "/ledger.docx"
    try Data(file.bytes).write(to: URL(filePath: path))
    let text = try Document.text(path)
    #expect(text.components(separatedBy: "本页小计").count == 3 && text.components(separatedBy: "承前页").count == 2)
    // On the first page 10 in and 3 out, since one line is void; on the second, with those carried, 30 and 4.
    #expect(text.contains("累计（过次页）103") && text.contains("承前页103") && text.contains("累计（过次页）304"))
    let table = MemorySpool()
    try ledger.write(.table, in: .zhHans, to: table) { MemorySpool() }
    let lines = String(decoding: table.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 9 && lines.last?.split(separator: " ") == ["合计", "30", "4"])
  }

  @Test func `a ledger may be written as the list of its columns, and carries nothing forward then`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    let start = try #require(Self.stock.range(of: "ledger:\n")?.lowerBound)
    let schema = Self.stock[..<start] + "ledger: [ part_no, { field: received, width: 10 } ]\n"
    try Data(schema.utf8).write(to: URL(filePath: "\(walk.forms)/stock.yaml"))
    #expect(try walk.issue("stock", lines("6311", Array(repeating: 1, count: 21))).findings == [])
    let file = MemorySpool()
    try walk.session().ledger(form: "stock", period: nil).write(.docx, in: .zhHans, to: file) { MemorySpool() }
    let path = walk.folder + "/ledger.docx"
    try Data(file.bytes).write(to: URL(filePath: path))
    let text = try Document.text(path)
    #expect(text.components(separatedBy: "件号").count == 3 && !text.contains("承前页") && !text.contains("本页小计"))
  }

  @Test func `books are not packed, and which of a keeper's have lines in a period is told`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    try walk.issue("stock", try Example.source([["part_no": "A1", "received": 3]]))
    #expect(try await walk.session().ledgers(keptBy: "库房", period: "2026-11").map(\.id) == ["stock"])
    #expect(try await walk.session().ledgers(keptBy: "库房", period: "2026-10").isEmpty)
    #expect(try await walk.session().ledgers(keptBy: "财务部").isEmpty)
  }
}
