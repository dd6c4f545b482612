import Findings
import Foundation
import Intake
import Register
import SpreadsheetML
import Testing

@testable import Liandan

/// Numbers that a bar code scanner types, one a line: a closing sheet is made of them, or all are closed alike.
@Suite struct ScannedNumbersTests {
  let walk: Walk
  private static let form = "maintenance-record"

  init() throws { walk = try Walk() }

  private func open(_ count: Int) throws -> [String] {
    let schema = try walk.desk().library.schema(Self.form)
    let opening = try Example.opening(Self.form, schema)
    return try walk.issue(Self.form, try Example.source(Array(repeating: opening, count: count))).numbers
  }

  /// What is filled in at closing.
  private func rest(_ changed: [String: Any] = [:]) throws -> DataSource {
    let closing = try walk.desk().library.schema(Self.form).fields.filter { $0.stage == .closing }.map(\.id)
    let values = try Example.values(Self.form).filter { closing.contains($0.key) }.merging(changed) { $1 }
    return try Example.source(values, name: "答案.json")
  }

  private func list(_ lines: [String]) -> DataSource {
    .bytes(Array(lines.joined(separator: "\r\n").utf8), name: "扫码.txt")
  }

  @Test func `scanned numbers become a closing sheet in their order, and what is no open form is told with its line`()
    throws
  {
    defer { walk.remove() }
    let numbers = try open(4)
    _ = try walk.desk().void(numbers[3], reason: "重复")
    let survey = try #require(try walk.issue("satisfaction-survey", Example.file("satisfaction-survey")).numbers.first)
    let fullWidth = String(
      String.UnicodeScalarView(numbers[2].unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
    let short = numbers[0].lowercased().replacing("-00000", with: "-")
    let lines = [
      "编号", "  \(fullWidth) ", "", short, numbers[2], "WH-2026-000099", survey, numbers[3], numbers[0], numbers[1],
    ]
    let sheet = try walk.session().closingSheet(Self.form, for: .numbers(list(lines)))
    let book = try WorkbookReader(sheet.bytes, name: "a.xlsx")
    var shown: [String] = []
    let cursor = try book.cursor(ofSheet: 0)
    while let row = try cursor.next() {
      if row.number > 4, case .text(let text)? = row.cells.first?.content { shown.append(text) }
    }
    #expect(shown == [numbers[2], numbers[0], numbers[1]] && sheet.count == 3)
    #expect(sheet.findings.map(\.code) == ["scanned-twice", "unknown-number", "number-of-other-form", "wrong-state"])
    #expect(sheet.findings.map(\.origin.line) == [5, 6, 7, 8])
    #expect(sheet.findings[0].message.zhHans == "\(numbers[2]) 在第 2 行已经有了，这一行略过")
    let none = #expect(throws: FindingList.self) {
      try walk.session().closingSheet(Self.form, for: .numbers(list(["WH-2026-000099"])))
    }
    #expect(none?.findings.map(\.code) == ["unknown-number"])
  }

  @Test func `scanned forms are closed with what is common to all, once, and check tells it beforehand`() throws {
    defer { walk.remove() }
    let numbers = try open(3)
    let source = DataSource.numbers(list([numbers[2], numbers[0].lowercased(), numbers[2]]), with: try rest())
    let check = try walk.desk().check(Self.form, from: [source], stage: .opening) { _ in }
    #expect(check.isOfClosing && check.validCount == 2 && check.count == 2)
    let outcome = try walk.close(Self.form, source)
    #expect(outcome.numbers == [numbers[2], numbers[0]])
    #expect(outcome.findings.map(\.code) == ["scanned-twice"])
    #expect(try walk.states() == [numbers[0]: .closed, numbers[1]: .issued, numbers[2]: .closed])
    let again = try walk.close(Self.form, source)
    #expect(again.report.known == 2 && again.report.refused == 0)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `what is wrong with the common data is told once, and nothing is closed`() throws {
    defer { walk.remove() }
    let numbers = try open(3)
    let bad = try walk.close(Self.form, .numbers(list(numbers), with: try rest(["result": "不知道"])))
    #expect(bad.findings.filter { $0.severity == .error }.count == 1, "\(bad.findings.map { $0.text(in: .en) })")
    #expect(bad.findings.first?.origin.file == "答案.json")
    let two = DataSource.bytes(Array(#"[{"result": "x"}, {"result": "x"}]"#.utf8), name: "答案.json")
    #expect(try walk.close(Self.form, .numbers(list(numbers), with: two)).findings.map(\.code) == ["several-forms"])
    let numbered = DataSource.numbers(list(numbers), with: try rest(["编号": numbers[1]]))
    #expect(try walk.close(Self.form, numbered).findings.map(\.code) == ["number-differs"])
    #expect(try walk.close(Self.form, .numbers(list([]))).findings.map(\.code) == ["file-empty"])
    // Without data each form lacks what it needs.
    let bare = try walk.close(Self.form, .numbers(list(numbers)))
    #expect(bare.report.refused == 3 && bare.findings.contains { $0.code == "required" && $0.origin.line == 1 })
    #expect(Set(try walk.states().values) == [.issued])
  }
}
