import Expressions
import Findings
import Forms
import Foundation
import Intake
import Reports
import Storage
import TestSupport
import Testing

@testable import Liandan

/// What is due, by the forms and by the calendar.
struct DueTests {
  private static let profile = """
    company: { name: 某某机械有限公司 }
    calendar:
      - { id: weekly, title: 周例会材料, every: week, on: 5, who: 技术服务部, form: weekly }
      - { id: monthly, title: 服务监督报告, every: month, on: last, who: 业务部 }
      - { id: survey, title: 满意度集中调查, every: year, on: 08-31, ahead: 61 }
    """

  private static func form(_ id: String, _ prefix: String, _ rest: String) -> String {
    """
    id: \(id)
    title: \(id)
    number: { prefix: \(prefix) }
    retention: { years: 10, class: 售后服务记录 }
    copies: [ { id: stub, label: 存根联, keeper: 办公室 } ]
    \(rest)
    """
  }

  private static let forms = [
    "product": form(
      "product", "DA",
      """
      fields:
        - { id: customer_name, label: 用户单位, type: text, required: true }
        - { id: out_date, label: 出厂日期, type: date, required: true }
        - { id: class, label: 类别, type: text }
        - { id: keeper, label: 建档人, type: signature }
      due:
        - { id: first, title: 出厂十日回访, on: "add-days(${out_date}, 10)", done_by: { form: revisit, where: "${kind} = '首次'" }, who: keeper, about: customer_name }
        - { id: monthly, title: 每月回访, when: "${class} = '项目'", on: "add-months(${out_date}, 1)", every: { months: 1, times: 12 }, done_by: { form: revisit, where: "${kind} = '月度'" }, about: customer_name }
      """),
    "revisit": form(
      "revisit", "HF",
      """
      fields:
        - { id: file_no, label: 档案号, type: reference, to: [product] }
        - { id: other_file, label: 同时回访的档案, type: reference, to: [product] }
        - { id: kind, label: 类别, type: text, required: true }
      """),
    "request": form(
      "request", "SQ",
      """
      fields:
        - { id: reported_at, label: 报修时间, type: dateTime, required: true }
        - { id: replied_at, label: 答复时间, type: dateTime }
      due:
        - { id: reply, title: 答复用户, on: "${reported_at}", done_when: "${replied_at} != ''" }
      """),
    "card": form(
      "card", "KH",
      """
      kind: card
      key: customer
      fields:
        - { id: customer, label: 客户, type: text, required: true }
        - id: plan
          label: 回访计划
          type: repeat
          fields:
            - { id: day, label: 日期, type: date, required: true }
            - { id: visitor, label: 回访人, type: text }
            - { id: done_on, label: 已访, type: date }
      due:
        - { id: visit, title: 回访, rows: plan, on: "${day}", done_when: "${done_on} != ''", who: plan.visitor, about: customer }
      """),
    "weekly": form("weekly", "ZB", "fields: [ { id: text, label: 内容, type: text, required: true } ]"),
  ]

  private func walk() throws -> Walk {
    var walk = try Walk()
    walk.forms = walk.folder + "/forms"
    try FileManager.default.createDirectory(atPath: walk.forms, withIntermediateDirectories: true)
    try Data(Self.profile.utf8).write(to: URL(filePath: "\(walk.forms)/profile.yaml"))
    for (id, yaml) in Self.forms { try Data(yaml.utf8).write(to: URL(filePath: "\(walk.forms)/\(id).yaml")) }
    return walk
  }

  private func issue(_ form: String, _ json: String, _ walk: Walk) throws {
    let outcome = try walk.issue(form, .bytes(Array(json.utf8), name: "a.json"), IssueOptions(formats: [.txt]))
    #expect(outcome.findings == [])
  }

  /// Day, title and number of each item.
  private func due(_ walk: Walk, on day: String, within days: Int = 7, who: String? = nil) async throws -> [String] {
    let list = try await walk.session().due(on: CalendarDate(iso: day), within: days, who: who)
    return list.items.map { "\($0.day.iso) \($0.title.zhHans) \($0.number ?? "-")" }
  }

  @Test func `a revisit is due ten days after delivery, until a revisit of its kind refers to the file`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    try issue("product", #"{"customer_name":"江淮重工","out_date":"2026-11-01","keeper":"何婷 2026-11-02"}"#, walk)
    #expect(try await due(walk, on: "2026-11-03") == ["2026-11-06 周例会材料 -"])
    #expect(try await due(walk, on: "2026-11-04") == ["2026-11-06 周例会材料 -", "2026-11-11 出厂十日回访 DA-2026-000001"])
    #expect(try await due(walk, on: "2026-12-24", who: "何婷") == ["2026-11-11 出厂十日回访 DA-2026-000001"])
    try issue("revisit", #"{"file_no":"DA-2026-000001","kind":"月度"}"#, walk)
    #expect(try await due(walk, on: "2026-12-24", who: "何婷").count == 1)
    try issue("revisit", #"{"file_no":"DA-2026-000001","kind":"首次"}"#, walk)
    #expect(try await due(walk, on: "2026-12-24", who: "何婷") == [])
  }

  @Test func `of what is done every month, each form that shows it does one time`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    try issue("product", #"{"customer_name":"江淮重工","out_date":"2026-08-25","class":"项目"}"#, walk)
    try issue("revisit", #"{"file_no":"DA-2026-000001","kind":"首次"}"#, walk)
    func monthly() async throws -> [String] {
      try await due(walk, on: "2026-11-25", within: 5).filter { $0.contains("每月回访") }
    }
    #expect(
      try await monthly() == [
        "2026-09-25 每月回访 DA-2026-000001", "2026-10-25 每月回访 DA-2026-000001", "2026-11-25 每月回访 DA-2026-000001",
      ])
    try issue("revisit", #"{"file_no":"DA-2026-000001","kind":"月度"}"#, walk)
    #expect(try await monthly().first == "2026-10-25 每月回访 DA-2026-000001")
    // One form that names the file twice shows one revisit.
    try issue("revisit", #"{"file_no":"DA-2026-000001","other_file":"DA-2026-000001","kind":"月度"}"#, walk)
    #expect(try await monthly() == ["2026-11-25 每月回访 DA-2026-000001"])
  }

  @Test func `a deadline has its time, and is done by what the form itself says`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    try issue("request", #"{"reported_at":"2026-11-19 08:30"}"#, walk)
    try issue("request", #"{"reported_at":"2026-11-19 09:30","replied_at":"2026-11-19 10:00"}"#, walk)
    let list = try await walk.session().due(form: "request")
    let file = MemorySpool()
    try list.write(.table, in: .zhHans, to: file) { MemorySpool() }
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 2)
    #expect(
      lines.last?.hasPrefix("2026-11-19 08:30") == true && lines.last?.contains("逾期 1 天  答复用户  SQ-2026-000001") == true)
  }

  @Test func `each row of a card's plan is due by itself, until it says that it is done`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    let plan = [["2026-11-10", "何婷"], ["2026-11-24", "郑凯"]].map { #"{"day":"\#($0[0])","visitor":"\#($0[1])"}"# }
    try issue("card", #"{"customer":"江淮重工","plan":[\#(plan.joined(separator: ","))]}"#, walk)
    func visits(_ who: String? = nil) async throws -> [String] {
      try await due(walk, on: "2026-11-20", who: who).filter { $0.contains("回访") }
    }
    #expect(try await visits() == ["2026-11-10 回访 KH-2026-000001", "2026-11-24 回访 KH-2026-000001"])
    #expect(try await visits("郑凯") == ["2026-11-24 回访 KH-2026-000001"])
    // The row with more in it is the row of the plan.
    let done = #"{"plan":[{"day":"2026-11-10","visitor":"何婷","done_on":"2026-11-11"}]}"#
    let report = try walk.desk().add("KH-2026-000001", with: .bytes(Array(done.utf8), name: "a.json"), again: false) {
      _ in
    }
    #expect(report.issued == 1 && report.known == 0)
    #expect(try await visits() == ["2026-11-24 回访 KH-2026-000001"])
  }

  @Test func `the calendar knows last days and months ahead, and what a form of the week shows`() async throws {
    let walk = try walk()
    defer { walk.remove() }
    try issue("weekly", #"{"text":"本周"}"#, walk)
    // Issued on Friday 2026-11-20.
    #expect(try await due(walk, on: "2026-11-20", within: 10) == ["2026-11-27 周例会材料 -", "2026-11-30 服务监督报告 -"])
    #expect(try await due(walk, on: "2026-11-28", within: 1) == ["2026-11-27 周例会材料 -"])
    #expect(try await due(walk, on: "2027-07-02", within: 0).contains("2027-08-31 满意度集中调查 -"))
  }
}
