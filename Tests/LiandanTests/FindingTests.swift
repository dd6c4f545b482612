import Findings
import Forms
import Foundation
import Intake
import Storage
import TestSupport
import Testing

@testable import Liandan

/// Forms that are looked up, shown and exported years later.
struct FindingTests {
  private let walk: Walk

  init() throws { walk = try Walk() }

  private func issueExamples() throws {
    var options = IssueOptions(formats: [.txt])
    options.closes = true
    for form in Walk.forms {
      // Numbers of other forms are not in the register: warnings.
      #expect(try !walk.issue(form, Example.file(form), options).findings.hasErrors)
    }
  }

  private func text(_ found: FoundForms, _ style: ListingStyle = .table) throws -> String {
    let file = MemorySpool()
    try found.write(style, in: .zhHans, to: file) { MemorySpool() }
    return String(decoding: file.bytes, as: UTF8.self)
  }

  @Test func `a listing of what was found says where the word stands`() async throws {
    defer { walk.remove() }
    try issueExamples()
    let found = try await walk.session().findForms(FormSearch(["轴承 6311"]))
    #expect(found.rows.map(\.record.number) == ["SP-2026-000001"] && !found.hasMore)
    #expect(try text(found).contains("SP-2026-000001  售后服务费用预算审批单  宣城市宁国城乡环境工程有限公司  已结单"))
    #expect(try text(found).contains("测算依据：轴承 6311 & 联轴器各 1 套"))
    let object = try JSONSerialization.jsonObject(with: Data(try text(found, .json).utf8)) as? [String: Any]
    #expect((object?["data"] as? [String: Any])?["total"] as? Double == 1680.32)
  }

  @Test func `more than the limit is told`() async throws {
    defer { walk.remove() }
    try issueExamples()
    var search = FormSearch(period: "2026")
    search.limit = 4
    let found = try await walk.session().findForms(search)
    #expect(found.rows.count == 4 && found.hasMore)
  }

  @Test func `a form shows its values by label, what happened to it, and its copies`() async throws {
    defer { walk.remove() }
    try issueExamples()
    let desk = try walk.session()
    _ = try await desk.pack(to: "财务部")
    _ = try await desk.reprint("FC-2026-000001")
    let story = try await desk.story(of: "FC-2026-000001")
    let lines = story.lines(in: .zhHans)
    #expect(lines.first == "FC-2026-000001  返厂产品处理记录表  已归档")
    #expect(lines.contains { $0.hasPrefix("    序号  品名") })
    #expect(story.events.map(\.label.zhHans) == ["开单", "归档", "补打"])
    #expect(story.events[1].detail?.hasPrefix("finance-all-") == true)
    let json = try JSONSerialization.jsonObject(with: Data(story.json(in: .en).text.utf8)) as? [String: Any]
    #expect(
      (json?["history"] as? [[String: Any]])?.compactMap { $0["event"] as? String } == ["issue", "pack", "reprint"])
    #expect((json?["data"] as? [String: Any])?["customer_name"] is String)
  }

  @Test(arguments: Walk.forms, ExportStyle.allCases) func `what is exported is read back as the same form`(
    _ form: String, _ style: ExportStyle
  ) async throws {
    defer { walk.remove() }
    try issueExamples()
    let file = MemorySpool()
    let desk = try walk.session()
    try desk.export(form: form, states: [.closed]).write(style, in: .zhHans, to: file) { MemorySpool() }
    let schema = try desk.library.schema(form)
    let (submissions, findings) = SubmissionReader.readAll(
      bytes: file.bytes, name: "a.\(style.rawValue)", schema: schema)
    #expect(findings == [] && submissions.count == 1)
    let (number, _, submission) = try #require(submissions.first).takingNumber(schema)
    #expect(number?.hasSuffix("-2026-000001") == true)
    let (filled, problems) = schema.bind(submission)
    #expect(problems.map { $0.text(in: .zhHans) } == [])
    let search = FormSearch(form: form)
    #expect(try await desk.find(search).map(\.values) == [filled.values])
  }
}
