import Findings
import Foundation
import Intake
import Records
import Register
import Storage
import TestSupport
import Testing

@testable import Liandan

/// Cards: one for each product, which grow by lines until they are closed.
struct CardTests {
  private static let form = "product-file"
  private static let ending = ["filed_year", "electronic_no", "keeper_sign", "checked_sign", "archive_sign"]
  private let walk: Walk
  private let number = "DA-2026-000001"

  init() throws { walk = try Walk() }

  private func card(_ changes: [String: Any] = [:]) throws -> [String: Any] {
    try Example.values(CardTests.form).filter {
      !["service_log", "changes"].contains($0.key) && !CardTests.ending.contains($0.key)
    }.merging(changes) { $1 }
  }

  private func log(_ rows: [String]...) throws -> DataSource {
    try Example.source(["service_log": rows.map { ["date": $0[0], "content": $0[1], "by": $0[2]] }])
  }

  private func add(_ data: DataSource, by operatorName: String = "陈晓燕", again: Bool = false) throws -> Walk.Outcome {
    var walk = walk
    walk.operatorName = operatorName
    var outcome = Walk.Outcome()
    outcome.report = try walk.desk().add(number, with: data, again: again) { outcome.take($0) }
    return outcome
  }

  private func rows() throws -> [String] {
    let values = try walk.desk().record(number).form.values
    guard case .rows(let rows)? = values["service_log"] else { return [] }
    return rows.compactMap { if case .text(let text)? = $0["content"] { text } else { nil } }
  }

  @Test func `a list adds to the cards that its rows name, by number or key`() throws {
    defer { walk.remove() }
    _ = try walk.issue(
      CardTests.form, Example.source([card(), card(["serial_no": "TXS999999"])]))
    func line(_ key: String, _ value: String, _ content: String) -> [String: Any] {
      [key: value, "service_log": [["date": "2026-11-25", "content": content, "by": "郑凯"]]]
    }
    let list = try Example.source([
      line("编号", "da-2026-2", "甲"), line("serial_no", "txs261007", "乙"), line("serial_no", "没有的", "丙"),
      line("product_name", "洗扫车", "丁"),
    ])
    var outcome = Walk.Outcome()
    outcome.report = try walk.desk().add(CardTests.form, with: list, again: false) { outcome.take($0) }
    #expect(outcome.numbers == ["DA-2026-000002", number] && outcome.report.refused == 2)
    #expect(outcome.findings.filter { $0.severity == .error }.map(\.code) == ["card-missing", "number-not-given"])
    #expect(try rows() == ["乙"])
    var again = Walk.Outcome()
    again.report = try walk.desk().add(CardTests.form, with: list, again: false) { again.take($0) }
    #expect(try again.report.known == 2 && rows() == ["乙"])
    #expect(throws: DeskError.self) { try walk.desk().add("return-record", with: list, again: false) { _ in } }
  }

  @Test func `a card grows by two people's lines, is printed as it is, closed and packed`() throws {
    defer { walk.remove() }
    let issued = try #require(walk.issue(CardTests.form, Example.source(card())).forms.first)
    #expect(issued.number == number && issued.state == .issued)
    let (trial, visit) = (["2026-10-11", "交车调试", "吴海涛"], ["2026-10-16", "首次回访满意", "何婷"])
    #expect(try add(log(trial)).findings.filter { $0.severity == .error } == [])
    #expect(try add(log(trial, visit), by: "何婷").report.known == 0)
    #expect(try rows() == ["交车调试", "首次回访满意"])

    // What was added is not added again, unless it is another row.
    let same = try add(log(visit))
    #expect(same.report.known == 1 && same.forms.first?.isNew == false)
    #expect(try rows().count == 2)
    #expect(try add(log(visit), again: true).report.known == 0)
    #expect(try rows() == ["交车调试", "首次回访满意", "首次回访满意"])

    let lines = try walk.desk().story(of: number).lines(in: .zhHans)
    let second = try #require(lines.firstIndex { $0.contains("续填") && $0.contains("何婷") })
    #expect(lines[second + 1] == "      运行、质量和服务记录：2026年10月16日　首次回访满意　何婷")
    #expect(lines.filter { $0.contains("续填") }.count == 3)

    var printed: [IssuedForm] = []
    try walk.desk().print([number], formats: [], outDirectory: walk.folder + "/print") { printed.append($0) }
    let copy = try #require(printed.first?.copies.first)
    #expect(copy.file.hasSuffix("\(number)-file-added-3.docx"))
    #expect(try Document.text(copy.file).contains("首次回访满意"))
    #expect(try !Document.text(issued.copies[0].file).contains("首次回访满意"))

    // A printing of what the card was is made again with the same bytes.
    _ = try add(log(["2026-11-10", "一月回访", "何婷"]))
    try FileManager.default.removeItem(atPath: copy.file)
    var now: [IssuedForm] = []
    try walk.desk().print([number], formats: [], outDirectory: nil) { now.append($0) }
    #expect(now.first?.copies.first?.file.hasSuffix("-file-added-4.docx") == true)
    #expect(Digest(of: try Document.bytes(copy.file)) == copy.sha256)
    #expect(try IssueDesk.verify(walk.register) == [])
    #expect(try walk.desk().find(FormSearch(["一月回访"])).map(\.record.number) == [number])

    let end = try Example.values(CardTests.form).filter { CardTests.ending.contains($0.key) }
    let closed = try walk.close(number, Example.source(end))
    #expect(closed.findings.filter { $0.severity == .error } == [] && closed.forms.first?.state == .closed)
    let packet = try #require(walk.desk().pack(to: "售后服务部", period: nil, form: nil, outDirectory: nil).first)
    #expect(try IssueDesk.verify(packet.file) == [] && IssueDesk.verify(walk.register) == [])
    let late = #expect(throws: RegisterError.self) { try add(log(["2026-11-12", "再访", "何婷"])) }
    #expect(late?.code == .wrongState)
    // The product goes on: the next card.
    #expect(try walk.issue(CardTests.form, Example.source(card(["remark": "续建"]))).numbers == ["DA-2026-000002"])
  }

  @Test func `what is on a card is not changed, and the whole card keeps its rules`() throws {
    defer { walk.remove() }
    try walk.issue(CardTests.form, Example.source(card()))
    let changed = try add(Example.source(["place": "别处", "engine_no": "YC6A240-60 D3A28117"]))
    #expect(changed.findings.filter { $0.severity == .error }.map(\.code) == ["changed"])
    #expect(changed.findings.first { $0.code == "changed" }?.message.zhHans.hasPrefix("卡上是“安徽省六安市") == true)
    let early = try add(log(["2026-10-16", "回访", "何婷"], ["2026-10-01", "出厂前", "何婷"]))
    let finding = try #require(early.findings.first { $0.code == "log-after-delivery" })
    #expect(finding.severity == .error)
    #expect(try rows() == [] && walk.desk().story(of: number).events.map(\.kind) == ["issue"])
    let error = #expect(throws: DeskError.self) { try walk.desk().reprint(number, copy: nil, outDirectory: nil) }
    #expect(error?.message.zhHans.contains("liandan print \(number)") == true)
  }

  @Test func `a product has one card, whatever list the second comes in`() throws {
    defer { walk.remove() }
    try walk.issue(CardTests.form, Example.source(card()))
    let second = try walk.issue(CardTests.form, Example.source(card(["place": "别处", "serial_no": "ｔｘｓ261007"])))
    let finding = try #require(second.findings.first { $0.code == "card-exists" })
    #expect(second.numbers == [] && finding.hint?.zhHans == "续填请用 liandan add \(number) 数据")
    var again = IssueOptions()
    again.again = true
    #expect(try walk.issue(CardTests.form, Example.source(card()), again).findings.map(\.code).contains("card-exists"))
    // The same form again is the card itself.
    #expect(try walk.issue(CardTests.form, Example.source(card())).numbers == [number])

    let list = try Example.source(
      ["A1", "A2", "A1"].enumerated().map { try card(["serial_no": $1, "remark": "第 \($0) 行"]) })
    let outcome = try walk.issue(CardTests.form, list)
    #expect(outcome.numbers == ["DA-2026-000002", "DA-2026-000003"])
    #expect(outcome.findings.filter { $0.code == "card-exists" }.map(\.message.zhHans) == ["“A1”的卡片由第 1 份开，没有另外编号"])
    // Where a card was made void, another takes its place.
    _ = try walk.desk().void(number, reason: "填错")
    var replacing = IssueOptions()
    replacing.replaces = number
    #expect(try walk.issue(CardTests.form, Example.source(card()), replacing).numbers == ["DA-2026-000004"])
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `only a card grows`() throws {
    defer { walk.remove() }
    let other = try #require(walk.issue("return-record", Example.file("return-record")).numbers.first)
    let error = #expect(throws: DeskError.self) {
      _ = try walk.desk().add(other, with: try log(["2026-10-11", "x", "y"]), again: false) { _ in }
    }
    #expect(error?.message.zhHans.contains("不是卡片") == true)
  }
}
