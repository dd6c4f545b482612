import Findings
import Forms
import Foundation
import Liandan
import TestSupport
import Testing

/// The article on the shipped forms says which papers they are, and which rules of the house they carry.
///
/// With `LIANDAN_RECORD_EXAMPLES=1` the forms of each rule are written anew; such a run fails.
@Suite struct `Article on the shipped forms` {
  /// The rules that its second table explains.
  private static let rules =
    (1...15).flatMap { $0 == 2 ? ["W2", "W2b"] : ["W\($0)"] } + (1...18).map { "D\($0)" } + (1...17).map { "G\($0)" }
  /// The rules that no form carries; the article says why.
  private static let elsewhere: Set = ["W15", "G13"]

  /// The forms of this repository, each of which is read once for all tests.
  private static let forms = Result { try FormLibrary(directories: [Repository.path + "/forms"]) }

  private let guide: Guide
  private let library: FormLibrary

  init() throws {
    guide = try Guide("Library")
    library = try Self.forms.get()
  }

  @Test func `every paper is there, and every form and ledger is one of them`() throws {
    let table = try #require(LibraryTable("号 No.", in: guide))
    #expect(table.rows.map { $0[0] } == (1...70).map { "\($0)" })
    let named = table.rows.flatMap { $0[2].components(separatedBy: "；") }
    #expect(!named.contains(""))
    let (schemas, findings) = try library.all()
    #expect(findings.isEmpty)
    let kinds: [FormKind: String] = [.form: "表单", .ledger: "台账", .card: "卡片"]
    let forms = schemas.map { "\(kinds[$0.kind] ?? "") `\($0.id)`" }
    let reports = library.reportIDs().map { "报表 `\($0)`" }
    #expect(named.filter { $0.contains("`") && !forms.contains($0) && !reports.contains($0) } == [])
    #expect(forms.filter { !named.contains($0) } == [])
    for report in library.reportIDs() { #expect(guide.lines.contains { $0.contains("`\(report)`") }, "\(report)") }
  }

  @Test func `the forms of each rule are those whose schemas name it`() throws {
    let table = try #require(LibraryTable("规定 Rule", in: guide))
    #expect(table.rows.map { $0[0] } == Self.rules)
    let carriers = try self.carriers()
    for row in table.rows where Self.elsewhere.contains(row[0]) { #expect(row[2].hasPrefix("—"), "\(row[0])") }
    #expect(Self.rules.filter { carriers[$0] == nil } == Self.rules.filter(Self.elsewhere.contains))
    #expect(carriers.keys.filter { $0.contains(/^[WDG]\d/) && !Self.rules.contains($0) } == [])

    let rows = table.rows.map { row in
      let forms = carriers[row[0]].map { $0.sorted().map { "`\($0)`" }.joined(separator: "、") } ?? row[2]
      return "| \(row[0]) | \(row[1]) | \(forms) |"
    }
    let outcome = Guide.Outcome(lines: table.lines, text: rows.joined(separator: "\n"))
    #expect(guide.text(outcome.lines) == outcome.text, "record it with LIANDAN_RECORD_EXAMPLES=1")
    guard ProcessInfo.processInfo.environment["LIANDAN_RECORD_EXAMPLES"] != nil else { return }
    try guide.writing([outcome]).write(to: guide.file, atomically: true, encoding: .utf8)
    Issue.record("recorded: look at the difference, then run again without recording")
  }

  @Test func `the article is linked`() throws {
    #expect(try Repository.text("Sources/Liandan/Liandan.docc/Liandan.md").contains("- <doc:\(guide.name)>"))
  }

  /// The forms whose rules and due items come from a rule: `source: domain W1, W3`.
  private func carriers() throws -> [String: Set<String>] {
    var carriers: [String: Set<String>] = [:]
    for schema in try library.all().schemas {
      for case let source? in schema.rules.map(\.source) + schema.due.map(\.source) where source.seed == "domain" {
        for rule in source.quote.split(whereSeparator: { ",、 ".contains($0) }) {
          carriers[String(rule), default: []].insert(schema.id)
        }
      }
    }
    return carriers
  }
}

/// A table of three columns in the article.
private struct LibraryTable {
  /// The lines of its rows, without the head.
  let lines: Range<Int>
  let rows: [[String]]

  /// The table whose head begins with this cell; `nil` if there is none, or a row has not three cells.
  init?(_ head: String, in guide: Guide) {
    guard let place = guide.lines.firstIndex(where: { $0.hasPrefix("| \(head) |") }) else { return nil }
    let end = guide.lines[place...].firstIndex { !$0.hasPrefix("|") } ?? guide.lines.endIndex
    lines = (place + 2)..<end
    rows = guide.lines[lines].map { Guide.cells($0) }
    guard rows.allSatisfy({ $0.count == 3 }) else { return nil }
  }
}
