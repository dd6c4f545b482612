import Expressions
import Findings
import Foundation
import Intake
import Records
import Register
import SpreadsheetML
import Storage
import TestSupport
import Testing
import Zipping

@testable import Liandan

/// Void forms and the forms in their place; packed forms and their corrections.
struct ReplacementTests {
  private static let form = "return-record"
  private let walk: Walk

  init() throws { walk = try Walk() }

  private func data(_ changes: [String: String] = [:]) throws -> DataSource {
    try Example.source(try Example.values(ReplacementTests.form).merging(changes) { $1 })
  }

  private func issue(_ changes: [String: String] = [:], replaces: String? = nil, again: Bool = false) throws
    -> Walk.Outcome
  {
    var options = IssueOptions(formats: [.docx, .xlsx, .txt])
    options.replaces = replaces
    options.again = again
    return try walk.issue(ReplacementTests.form, try data(changes), options)
  }

  private func error(_ body: () throws -> Void) -> (code: String, text: String)? {
    do { try body() } catch let error as any ExplainedError {
      return ((error as? RegisterError)?.code.name ?? "", error.message.zhHans)
    } catch { return ("\(error)", "") }
    return nil
  }

  private func story(_ number: String) throws -> (first: [String], json: String) {
    let story = try walk.desk().story(of: number)
    return (Array(story.lines(in: .zhHans).prefix(2)), story.json(in: .zhHans).text)
  }

  @Test func `a void form names the one in its place on every copy, and each shows the other`() throws {
    defer { walk.remove() }
    let first = try #require(issue().forms.first)
    let second = try #require(issue(["fill_date": "2026-11-19"]).numbers.first)
    let void = try walk.desk().void(first.number, reason: "日期填错", replacedBy: second.lowercased())
    #expect(void.copies.count == 9 && void.replacements.replacedBy == second)
    for copy in void.copies {
      let text =
        try copy.format == .txt ? String(decoding: Document.bytes(copy.file), as: UTF8.self) : Document.text(copy.file)
      #expect(text.contains("日期填错；由 \(second) 代替"), "\(copy.file)")
    }
    #expect(try story(first.number).first[1] == "  由 \(second) 代替")
    #expect(try story(first.number).json.contains(#""replaced_by":"\#(second)""#))
    #expect(try story(second).first[1] == "  代替作废单 \(first.number)")
    #expect(try story(second).json.contains(#""replaces":"\#(first.number)""#))

    let again = try walk.desk().void(first.number, reason: "日期填错", replacedBy: second)
    #expect(!again.isNew && again.copies.map(\.sha256) == void.copies.map(\.sha256))
    #expect(error { _ = try walk.desk().void(first.number, reason: "日期填错") }?.code == "wrong-state")
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `what cannot take the place of a form is told before anything is recorded`() throws {
    defer { walk.remove() }
    let numbers = try ["18", "17", "16", "15"].map { try #require(issue(["fill_date": "2026-11-\($0)"]).numbers.first) }
    let other = try #require(walk.issue("cost-approval", Example.file("cost-approval")).numbers.first)
    _ = try walk.desk().void(numbers[1], reason: "重复", replacedBy: numbers[2])
    func trouble(_ replacement: String) -> (code: String, text: String)? {
      error { _ = try walk.desk().void(numbers[0], reason: "填错", replacedBy: replacement) }
    }
    #expect(trouble(numbers[0])?.code == "wrong-replacement")
    #expect(trouble(other)?.code == "wrong-replacement")
    #expect(trouble(numbers[1])?.text.contains("\(numbers[1]) 已作废") == true)
    #expect(trouble(numbers[2])?.text.contains("已经代替或更正 \(numbers[1])") == true)
    let unknown = try #require(trouble("FC-2026-000009"))
    #expect(unknown.code == "unknown-number" && unknown.text.contains("是不是 FC-2026-00000"))
    #expect(try walk.states()[numbers[0]] == .issued)
    _ = try walk.desk().void(numbers[0], reason: "填错", replacedBy: numbers[3])
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `what was void is issued anew in its place, under a new number that says so`() throws {
    defer { walk.remove() }
    let first = try #require(issue().numbers.first)
    _ = try walk.desk().void(first, reason: "客户改期")
    let refused = try issue()
    #expect(refused.numbers == [] && refused.findings.map(\.code).contains("content-void"))
    let finding = try #require(refused.findings.first { $0.code == "content-void" })
    #expect(finding.message.zhHans.contains(first))
    #expect(
      finding.hint?.zhHans.contains("--replaces \(first)") == true && finding.hint?.zhHans.contains("--again") == true)

    let second = try #require(issue(replaces: first).forms.first)
    #expect(second.isNew && second.replacements.replaces == first)
    for copy in second.copies {
      let text =
        try copy.format == .txt ? String(decoding: Document.bytes(copy.file), as: UTF8.self) : Document.text(copy.file)
      #expect(text.contains("代替作废单 \(first)"), "\(copy.file)")
    }
    // The same again, and from another file, is the same form.
    let again = try issue(replaces: first)
    #expect(again.numbers == [second.number] && again.report.known == 1)
    #expect(try issue().numbers == [second.number])
    // What is different comes too late.
    let late = try issue(["fill_date": "2026-11-19"], replaces: first)
    #expect(late.numbers == [] && late.findings.map(\.code).contains("wrong-replacement"))
    #expect(try story(first).first[1] == "  由 \(second.number) 代替")
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a form in force is made void first, and only one form takes a place`() throws {
    defer { walk.remove() }
    #expect(error { _ = try issue(replaces: "FC-2026-000001") }?.code == "no-register")
    let first = try #require(issue().numbers.first)
    let open = try #require(error { _ = try issue(["fill_date": "2026-11-19"], replaces: first) })
    #expect(open.code == "wrong-state" && open.text.contains("liandan void \(first) --reason … --replaced-by"))
    let two = try Example.source([try Example.values(ReplacementTests.form), try Example.values(ReplacementTests.form)])
    var options = IssueOptions()
    options.replaces = first
    #expect(error { _ = try walk.issue(ReplacementTests.form, two, options) }?.text.contains("--replaces") == true)
    #expect(try walk.states() == [first: .issued])
  }

  @Test func `a packed form is corrected by one that refers to it, and packets tell of both`() throws {
    defer { walk.remove() }
    let closing = IssueOptions(formats: [.txt], closes: true)
    let form = "satisfaction-survey"
    let values = try Example.values(form)
    func changed(_ name: String) throws -> DataSource {
      try Example.source(values.merging(["customer_name": name]) { $1 })
    }
    let packed = try #require(walk.issue(form, try changed("甲公司"), closing).numbers.first)
    let void = try #require(walk.issue(form, try changed("乙公司"), closing).numbers.first)
    _ = try walk.desk().void(void, reason: "填错")
    let before = try #require(walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil).first)
    var options = closing
    options.replaces = packed
    let correction = try #require(walk.issue(form, try changed("甲股份公司"), options).numbers.first)
    options.replaces = void
    let second = try #require(walk.issue(form, try changed("乙公司"), options).numbers.first)
    #expect(try story(packed).first[1] == "  由 \(correction) 更正")
    #expect(try story(correction).first[1] == "  更正 \(packed)")

    let packets = try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil)
    #expect(packets.count == 2 && packets[0].sha256 == before.sha256)
    let list = try Transmittal(packets[1].file)
    #expect(list.notes == [correction: "更正 \(packed)", second: "代替作废单 \(void)"])
    // Why the void form is void stands in the packet that holds it.
    #expect(!list.text.contains("填错"))
    #expect(try Transmittal(packets[0].file).text.contains("填错"))
    for packet in packets { #expect(try IssueDesk.verify(packet.file) == []) }
    // Whoever keeps the other copy gets the packed form and its correction in one packet.
    let other = try #require(walk.desk().pack(to: "售后服务部", period: nil, form: nil, outDirectory: nil).first)
    #expect(try Transmittal(other.file).notes[packed] == "由 \(correction) 更正")
    #expect(try IssueDesk.verify(other.file) == [])
    // Made again, every packet is the same.
    for packet in packets { try FileManager.default.removeItem(atPath: packet.file) }
    #expect(
      try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil).map(\.sha256) == packets.map(\.sha256))
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `ledgers, searches and exports tell of both`() async throws {
    defer { walk.remove() }
    let first = try #require(issue().numbers.first)
    _ = try walk.desk().void(first, reason: "客户改期")
    let second = try #require(issue(replaces: first).numbers.first)
    func text(_ write: (MemorySpool) throws -> Void) throws -> String {
      let file = MemorySpool()
      try write(file)
      return String(decoding: file.bytes, as: UTF8.self)
    }
    let session = try walk.session()
    for form in [nil, ReplacementTests.form] {
      let ledger = try session.ledger(form: form, period: nil)
      let table = try text { try ledger.write(.table, in: .zhHans, to: $0) { MemorySpool() } }
      #expect(table.contains("由 \(second) 代替") && table.contains("代替作废单 \(first)"))
      let json = try text { try ledger.write(.json, in: .zhHans, to: $0) { MemorySpool() } }
      #expect(json.contains(#""replaced_by":"\#(second)""#) && json.contains(#""replaces":"\#(first)""#))
    }
    let found = try await session.findForms(FormSearch(period: "2026"))
    let table = try text { try found.write(.table, in: .zhHans, to: $0) { MemorySpool() } }
    #expect(table.contains("由 \(second) 代替") && table.contains("代替作废单 \(first)"))
    for style in ExportStyle.allCases {
      let file = MemorySpool()
      try session.export(form: ReplacementTests.form).write(style, in: .zhHans, to: file) { MemorySpool() }
      if style != .xlsx {
        let said = style == .csv ? "\(second),代替作废单 \(first)," : #""number":"\#(second)","replaces":"\#(first)""#
        #expect(String(decoding: file.bytes, as: UTF8.self).contains(said))
      }
      let data = DataSource.bytes(file.bytes, name: "a.\(style)")
      var findings: [Finding] = []
      _ = try walk.desk().check(ReplacementTests.form, from: [data], stage: .closing) { event in
        if case .refused(let form) = event { findings += form.findings }
      }
      #expect(findings.allSatisfy { $0.code == "required" }, "\(findings.map(\.code))")
    }
  }
}

/// The list of a packet, as the archivist reads it.
private struct Transmittal {
  /// All texts.
  let text: String
  /// The remarks by number.
  let notes: [String: String]

  init(_ packet: String) throws {
    let archive = try ZipArchive(try Document.bytes(packet))
    let entry = try #require(archive.entries.first { $0.name.hasSuffix("/data/transmittal.xlsx") })
    let book = try WorkbookReader(try archive.read(at: entry.index), name: "transmittal.xlsx")
    var texts: [String] = []
    var notes: [String: String] = [:]
    for sheet in book.sheets.indices {
      var column: Int?
      var numbers = 2
      try book.rows(ofSheet: sheet) { row in
        let cells = row.cells.compactMap { cell -> (column: Int, text: String)? in
          if case .text(let text) = cell.content { (cell.reference.column, text) } else { nil }
        }
        texts += cells.map(\.text)
        column = cells.first { $0.text == "备注" }?.column ?? column
        numbers = cells.first { $0.text == "编号" }?.column ?? numbers
        if let number = cells.first(where: { $0.column == numbers })?.text,
          let note = cells.first(where: { $0.column == column })
        {
          if note.text != "备注" { notes[number] = note.text }
        }
        return true
      }
    }
    text = texts.joined(separator: "\n")
    self.notes = notes
  }
}
