import Findings
import Forms
import Foundation
import Intake
import Records
import Register
import Testing

@testable import Liandan

@Suite struct ClosingTests {
  let walk: Walk
  let values: [String: Any]

  init() throws {
    walk = try Walk()
    values = try Example.values("maintenance-record")
  }

  /// Issues the maintenance record so many times; their numbers.
  private func open(_ count: Int = 1) throws -> [String] {
    let schema = try walk.desk().library.schema("maintenance-record")
    let opening = try Example.opening("maintenance-record", schema)
    return try walk.issue("maintenance-record", try Example.source(Array(repeating: opening, count: count))).numbers
  }

  @Test func `a closing that changes what was issued is refused field by field, and the form stays open`() throws {
    defer { walk.remove() }
    let number = try open()[0]
    let before = try walk.files()
    let changes: [String: Any] = [
      "customer_name": "别家公司", "contact_phone": "13800138000", "t_report": "2026-11-16 08:16", "maint_kind": "periodic",
    ]
    let changed = values.merging(changes) { $1 }
    let outcome = try walk.close(number, try Example.source(changed))
    #expect(outcome.report.issued == 0 && outcome.report.refused == 1 && outcome.report.hasErrors)
    let found = outcome.findings.filter { $0.code == "changed" }
    #expect(Set(found.compactMap(\.field)) == Set(changes.keys), "\(outcome.findings.map { $0.text(in: .en) })")
    #expect(found.allSatisfy { $0.origin.pointer == "/" + ($0.field ?? "") })
    let name = try #require(found.first { $0.field == "customer_name" })
    #expect(name.message.zhHans == "开单时是“马鞍山花山智慧水务有限公司”，现在是“别家公司”")
    #expect(name.hint?.zhHans == "开单后的内容不能改；确有错误请作废后重开")
    #expect(try walk.states() == [number: .issued])
    #expect(try walk.files() == before)
  }

  @Test func `a list of closings can be run again after a stop, and rows that cannot be closed do not stop the others`()
    throws
  {
    defer { walk.remove() }
    let numbers = try open(3)
    let survey = try #require(try walk.issue("satisfaction-survey", Example.file("satisfaction-survey")).numbers.first)
    _ = try walk.desk().void(numbers[2], reason: "重复")
    func row(_ number: String?) -> [String: Any] { values.merging(number.map { ["编号": $0] } ?? [:]) { $1 } }
    let list = [row(numbers[0]), row("WH-2026-000099"), row(nil), row(survey), row(numbers[2]), row(numbers[1])]
    let first = try walk.close("maintenance-record", try Example.source(list))
    #expect(first.numbers == [numbers[0], numbers[1]])
    #expect(
      first.findings.map(\.code) == ["unknown-number", "number-not-given", "number-of-other-form", "wrong-state"])
    #expect(first.report.refused == 4)
    let files = try walk.files()
    let second = try walk.close("maintenance-record", try Example.source(list))
    #expect(second.numbers == first.numbers && second.findings == first.findings)
    #expect(try walk.files() == files)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test(arguments: [1, 3, 200])
  func `a number that a list gives twice is closed once, whichever group its rows are in`(_ size: Int) throws {
    defer { walk.remove() }
    let numbers = try open(5)
    func row(_ index: Int, _ changed: [String: Any] = [:]) -> [String: Any] {
      values.merging(["编号": numbers[index]]) { $1 }.merging(changed) { $1 }
    }
    let rows = [row(0), row(1), row(0), row(2), row(1, ["prevention": "另有建议"]), row(3), row(4), row(2)]
    var options = CloseOptions()
    options.groupSize = size
    var outcome = Walk.Outcome()
    outcome.report = try walk.desk().close("maintenance-record", with: [try Example.source(rows)], options: options) {
      outcome.take($0)
    }
    #expect(outcome.numbers == [0, 1, 0, 2, 3, 4, 2].map { numbers[$0] })
    #expect(outcome.forms.map(\.isNew) == [true, true, false, true, true, true, false])
    #expect(outcome.findings.map(\.code) == ["changed"])
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `data of several forms, or of another number, close nothing`() throws {
    defer { walk.remove() }
    let numbers = try open(2)
    let several = try walk.close(numbers[0], try Example.source([values, values]))
    #expect(several.findings.map(\.code) == ["several-forms"])
    let other = try walk.close(numbers[0], try Example.source(values.merging(["number": numbers[1]]) { $1 }))
    #expect(other.findings.map(\.code) == ["number-differs"])
    #expect(try walk.states() == [numbers[0]: .issued, numbers[1]: .issued])
  }

  @Test func `a form is closed by the schema and profile it was issued with, whatever they say now`() throws {
    defer { walk.remove() }
    let forms = walk.folder + "/forms"
    try Walk.copyForms(to: forms)
    let number = try open()[0]
    let path = forms + "/maintenance-record.yaml"
    let text = String(decoding: try Document.bytes(path), as: UTF8.self)
    try Data(text.replacing("title: ", with: "title: 新").utf8).write(to: URL(filePath: path))
    let desk = IssueDesk(
      library: try FormLibrary(directories: [forms]), templates: try walk.desk().templates,
      registerDirectory: walk.register, world: try walk.desk().world)
    var outcome = Walk.Outcome()
    _ = try DeskCall(desk: desk, cancellation: Cancellation())
      .close(number, with: [Example.file("maintenance-record")], options: CloseOptions()) { outcome.take($0) }
    #expect(outcome.findings == [])
    let copy = try #require(outcome.forms.first?.copies.first)
    let printed = try Document.text(copy.file)
    #expect(printed.contains("维护记录单") && !printed.contains("新维护记录单"))
  }

  @Test func `a register that is not there is not made by a command that only needs one`() throws {
    defer { walk.remove() }
    for act in [
      { _ = try walk.close("WH-2026-000001", Example.file("maintenance-record")) },
      { _ = try walk.desk().void("WH-2026-000001", reason: "x") },
      { _ = try walk.desk().reprint("WH-2026-000001", copy: nil, outDirectory: nil) },
      { _ = try walk.desk().pack(to: "财务部", period: nil, form: nil, outDirectory: nil) },
    ] {
      let error = #expect(throws: RegisterError.self) { try act() }
      #expect(error?.code == .noRegister)
    }
    #expect(!FileManager.default.fileExists(atPath: walk.register))
  }
}
