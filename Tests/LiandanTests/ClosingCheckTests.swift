import Findings
import Forms
import Foundation
import Intake
import Register
import Testing

@testable import Liandan

@Suite struct ClosingCheckTests {
  let walk: Walk
  let values: [String: Any]

  init() throws {
    walk = try Walk()
    values = try Example.values("maintenance-record")
  }

  private func open(_ count: Int) throws -> [String] {
    let opening = try Example.opening("maintenance-record", try walk.desk().library.schema("maintenance-record"))
    return try walk.issue("maintenance-record", try Example.source(Array(repeating: opening, count: count)), again)
      .numbers
  }

  private var again: IssueOptions {
    var options = IssueOptions()
    options.again = true
    return options
  }

  private func check(_ target: String, _ data: DataSource) throws -> (report: CheckReport, findings: [Finding]) {
    var outcome = Walk.Outcome()
    let report = try walk.desk().check(target, from: [data], stage: .opening) { outcome.take($0) }
    return (report, outcome.findings)
  }

  /// All that lies in the register's folder.
  private func everything() throws -> [String: Data] {
    var files: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: walk.register) {
      files[path] = FileManager.default.contents(atPath: "\(walk.register)/\(path)")
    }
    return files
  }

  @Test func `the number of a form that is checked may be written as people do`() throws {
    defer { walk.remove() }
    _ = try open(1)
    let (report, findings) = try check("wh-2026-1", try Example.source(values))
    #expect(report.validCount == 1 && report.isOfClosing && !findings.hasErrors)
  }

  @Test func `checking a closing list finds what closing it finds, and writes nothing`() throws {
    defer { walk.remove() }
    let numbers = try open(4)
    let survey = try #require(try walk.issue("satisfaction-survey", Example.file("satisfaction-survey")).numbers.first)
    _ = try walk.desk().void(numbers[2], reason: "重复")
    _ = try walk.close(numbers[3], try Example.source(values))
    func row(_ number: String?, _ changed: [String: Any] = [:]) -> [String: Any] {
      values.merging(["编号": number ?? ""]) { $1 }.merging(changed) { $1 }
    }
    let list = try Example.source([
      row(numbers[0]), row("WH-2026-000099"), row(nil), row(survey), row(numbers[2]),
      row(numbers[1], ["customer_name": "别家公司"]), row(numbers[1], ["t_done": ""]), row(numbers[3]),
      row(numbers[3], ["prevention": "另有建议"]), row(numbers[0]),
    ])
    let before = try everything()
    let checked = try check("maintenance-record", list)
    #expect(try everything() == before)
    #expect(
      Set(checked.findings.map(\.code)).isSuperset(of: [
        "unknown-number", "number-not-given", "number-of-other-form", "wrong-state", "changed", "required",
      ]), "\(checked.findings.map { $0.text(in: .zhHans) })")
    #expect(checked.report.isOfClosing && checked.report.hasErrors)
    #expect(checked.report.count == 10 && checked.report.validCount == 3 && checked.report.closedBefore == 1)
    let closed = try walk.close("maintenance-record", list)
    #expect(closed.findings == checked.findings)
    #expect(closed.report.refused == 7)
  }

  @Test func `a number given twice with different content is told, since only one of them would close the form`() throws
  {
    defer { walk.remove() }
    let numbers = try open(1)
    let row = values.merging(["编号": numbers[0]]) { $1 }
    let list = try Example.source([row, row, row.merging(["prevention": "另有建议"]) { $1 }])
    let checked = try check("maintenance-record", list)
    #expect(checked.findings.map(\.code) == ["number-repeated"])
    #expect(checked.findings[0].message.zhHans == "\(numbers[0]) 在第 1 份里已经有了，内容与这一份不同")
    #expect(checked.report.validCount == 2)
  }

  @Test func `data for a number are checked as they would close that form`() throws {
    defer { walk.remove() }
    let numbers = try open(2)
    #expect(try check(numbers[0], try Example.source(values)).findings == [])
    let wrong = try check(numbers[0], try Example.source(values.merging(["customer_name": "别家公司"]) { $1 }))
    #expect(wrong.findings.map(\.code) == ["changed"] && wrong.report.validCount == 0)
    #expect(try check(numbers[0], try Example.source([values, values])).findings.map(\.code) == ["several-forms"])
    let error = #expect(throws: RegisterError.self) { try check("WH-2026-000099", try Example.source(values)) }
    #expect(error?.code == .unknownNumber)
    #expect(try walk.states() == [numbers[0]: .issued, numbers[1]: .issued])
  }

  @Test func `without a register a closing list cannot be checked, and new forms can`() throws {
    defer { walk.remove() }
    let row = values.merging(["编号": "WH-2026-000001"]) { $1 }
    let error = #expect(throws: RegisterError.self) { try check("maintenance-record", try Example.source([row])) }
    #expect(error?.code == .noRegister)
    #expect(try check("maintenance-record", try Example.source(values)).findings == [])
    try Data().write(to: URL(filePath: walk.register))
    let file = #expect(throws: RegisterError.self) { try check("maintenance-record", try Example.source(values)) }
    #expect(file?.code == .notAFolder)
  }

  @Test func `rows of a closing list in which nothing is filled in yet are passed over and counted`() throws {
    defer { walk.remove() }
    let numbers = try open(2)
    let schema = try walk.desk().library.schema("maintenance-record")
    let empty = Dictionary(uniqueKeysWithValues: schema.fields.filter { $0.stage == .closing }.map { ($0.id, "") })
    let rows = [values.merging(["编号": numbers[0]]) { $1 }, empty.merging(["编号": numbers[1]]) { $1 }]
    let list = try Example.source(rows)
    #expect(try check("maintenance-record", list).report.unfilled == 1)
    let closed = try walk.close("maintenance-record", list)
    #expect(closed.findings == [] && closed.report.unfilled == 1 && closed.report.issued == 1)
    #expect(try walk.states() == [numbers[0]: .closed, numbers[1]: .issued])
    // Whoever names the form means it.
    #expect(try walk.close(numbers[1], try Example.source([empty])).findings.contains { $0.code == "required" })
  }
}
