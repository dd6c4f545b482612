import Findings
import Forms
import Foundation
import Intake
import Register
import TestSupport
import Testing

@testable import Liandan

/// What a command says where its options, its data and the register contradict one another.
struct ContradictionTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  @Test func `data that name another form than --from are refused, and those that write the same one short are taken`()
    throws
  {
    defer { walk.remove() }
    let number = try #require(try walk.issue("dispatch", Example.file("dispatch")).numbers.first)
    func report(_ dispatch: String) throws -> Walk.Outcome {
      var options = IssueOptions()
      options.origin = "pg-2026-1"
      options.closes = false
      let schema = try walk.desk().library.schema("service-report")
      let values = try Example.opening("service-report", schema).merging(["dispatch_no": dispatch]) { $1 }
      return try walk.issue("service-report", Example.source(values), options)
    }
    let other = try report("PG-2026-000187")
    #expect(other.numbers == [] && other.findings.map(\.code).contains("from-differs"))
    #expect(
      other.findings.first { $0.code == "from-differs" }?.message.zhHans
        == "--from 是 \(number)，数据里的“派工单号”却是 PG-2026-000187")
    #expect(try report(number).numbers.count == 1)
  }

  @Test func `the same content under another key is issued, and told`() throws {
    defer { walk.remove() }
    func issue(_ key: String?) throws -> Walk.Outcome {
      var options = IssueOptions()
      options.onceKey = key
      return try walk.issue("satisfaction-survey", Example.file("satisfaction-survey"), options)
    }
    let first = try #require(try issue(nil).numbers.first)
    let second = try issue("K1")
    #expect(second.numbers.count == 1 && second.numbers != [first])
    let told = try #require(second.findings.first { $0.code == "once-repeats" })
    #expect(told.message.zhHans.contains(first) && told.severity == .warning)
    // The same key again is no second form, and there is nothing more to be told.
    let again = try issue("K1")
    #expect(again.numbers == second.numbers && !again.findings.contains { $0.code == "once-repeats" })
  }

  @Test func `closing a form a second time says so, alone and in a list`() throws {
    defer { walk.remove() }
    let values = try Example.values("maintenance-record")
    let opening = try Example.opening("maintenance-record", try walk.desk().library.schema("maintenance-record"))
    let number = try #require(try walk.issue("maintenance-record", Example.source(opening)).numbers.first)
    let first = try walk.close(number, Example.source(values))
    #expect(!first.findings.contains { $0.code == "already-closed" })
    let second = try walk.close(number, Example.source(values))
    #expect(second.findings.map(\.code).last == "already-closed" && second.forms.first?.isNew == false)
    let list = try walk.close("maintenance-record", Example.source([values.merging(["编号": number]) { $1 }]))
    #expect(list.remarks.map(\.zhHans) == ["其中 1 份此前已用同样的内容结过单，没有再登记"])
  }

  @Test func `a field that no row prints is told wherever the form is used, once`() throws {
    var walk = walk
    defer { walk.remove() }
    walk.forms = walk.folder + "/forms"
    try Walk.copyForms(to: walk.forms)
    let path = walk.forms + "/complaint.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try text.replacing("\nfields:\n", with: "\nfields:\n  - { id: region, label: 所属片区, type: text }\n")
      .write(toFile: path, atomically: true, encoding: .utf8)
    let list = try Example.source([try Example.values("complaint"), try Example.values("complaint")])
    let code = "field-not-laid-out"
    let issued = try walk.issue("complaint", list)
    #expect(issued.numbers.count == 2 && issued.findings.count { $0.code == code } == 1)
    var checked = Walk.Outcome()
    _ = try walk.desk().check("complaint", from: [list], stage: .opening) { checked.take($0) }
    #expect(checked.findings.count { $0.code == code } == 1)
    let preview = try walk.session().preview("complaint", from: list, as: .txt)
    #expect(preview.findings.count { $0.code == code } == 1)
  }

  @Test func `short and full-width numbers tie rows of a detail sheet, and a list that would be held back is told so`()
    throws
  {
    defer { walk.remove() }
    let schema = try walk.desk().library.schema("return-record")
    let number = try #require(
      try walk.issue("return-record", Example.source(Example.opening("return-record", schema))).numbers.first)
    func list(_ key: String) throws -> DataSource {
      let label = try #require(schema.field("qc_result")).label.zhHans
      return try StrayRowTests.list("ｆｃ－２０２６－１", label, details: [(key, "轴承")])
    }
    func check(_ key: String) throws -> (CheckReport, Walk.Outcome) {
      var outcome = Walk.Outcome()
      let report = try walk.desk().check("return-record", from: [list(key)], stage: .opening) { outcome.take($0) }
      return (report, outcome)
    }
    let (wrong, outcome) = try check("FC20269")
    #expect(wrong.strayRows == 1 && outcome.remarks.last?.zhHans.contains("整份都不会登记") == true)
    #expect(
      outcome.findings.map(\.message.zhHans).contains("主表里没有“FC-2026-000009”，不知道这一行属于哪张表单"))
    for key in ["FC20261", "ＦＣ－２０２６－１", number] {
      #expect(try check(key).0.strayRows == 0, "\(key)")
    }
  }
}
