import Findings
import Foundation
import Intake
import Register
import Testing

@testable import Liandan

/// A series whose pattern has room for nine numbers.
@Suite struct SeriesEndTests {
  private func walk() throws -> Walk {
    var walk = try Walk()
    walk.forms = walk.folder + "/forms"
    try Walk.copyForms(to: walk.forms)
    try setWidth(1, walk)
    return walk
  }

  private func setWidth(_ width: Int, _ walk: Walk) throws {
    let path = walk.forms + "/satisfaction-survey.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = text.replacing(/\{serial:\d+\}/, with: "{serial:\(width)}")
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
  }

  @Test func `all or none issues none where the series has no room for all`() throws {
    let walk = try walk()
    defer { walk.remove() }
    var options = IssueOptions()
    options.allOrNone = true
    #expect(throws: DeskError.self) { try walk.issue("satisfaction-survey", try StoppedTests.list(12), options) }
    #expect(try walk.states().isEmpty)
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(9), options).numbers.count == 9)
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(9), options).numbers.count == 9)
  }

  @Test(arguments: [2, 200])
  func `what has no number left is refused before it takes one, until the pattern is widened`(group: Int) throws {
    let walk = try walk()
    defer { walk.remove() }
    let outcome = try walk.issue("satisfaction-survey", try StoppedTests.list(12), groups: group)
    #expect(outcome.numbers == (1...9).map { "DC-2026-\($0)" })
    #expect(
      outcome.findings.filter { $0.severity == .error }.map(\.code) == ["series-full", "series-full", "series-full"])
    #expect(outcome.findings.last?.hint?.zhHans.contains("{serial:2}") == true)
    #expect(try walk.states().count == 9 && IssueDesk.verify(walk.register).isEmpty)
    try setWidth(2, walk)
    let rest = try walk.issue("satisfaction-survey", try StoppedTests.list(12), groups: group)
    #expect(rest.forms.filter(\.isNew).map(\.number) == ["DC-2026-10", "DC-2026-11", "DC-2026-12"])
    #expect(try IssueDesk.verify(walk.register).isEmpty)
  }
}
