import Findings
import Foundation
import Records
import Register
import Testing

@testable import Liandan

/// A clock that goes back: the numbers of a wrong year could never be taken back.
@Suite struct ClockTests {
  private let day = 86_400

  @Test func `a clock before the last event is told with both times, and nothing is recorded`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    let number = try #require(try walk.issue("satisfaction-survey", try StoppedTests.list(1)).numbers.first)
    let chain = try chainLength(walk)
    for seconds in [0, Walk.now - 7 * 365 * day, Walk.now - 365 * day, Walk.now - 121] {
      walk.seconds = seconds
      let attempts: [() throws -> Void] = [
        { [walk] in try walk.issue("satisfaction-survey", try StoppedTests.list(2)) },
        { [walk] in _ = try walk.desk().void(number, reason: "填错") },
        { [walk] in _ = try walk.desk().reprint(number, copy: nil, outDirectory: nil) },
        { [walk] in _ = try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil) },
      ]
      for attempt in attempts {
        let error = #expect(throws: RegisterError.self) { try attempt() }
        #expect(error?.code == .clockBehind)
        #expect(
          error?.message.zhHans.contains("2026-11-20T09:30") == true
            && error?.message.zhHans.contains("--accept-clock") == true)
      }
    }
    #expect(try chainLength(walk) == chain && walk.states().count == 1)
  }

  @Test func `a clock that is put right by a little, or was confirmed, goes on`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    try walk.issue("satisfaction-survey", try StoppedTests.list(1))
    walk.seconds = Walk.now - 120
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(2)).forms.filter(\.isNew).count == 1)
    #expect(try IssueDesk.verify(walk.register).isEmpty)
    walk.seconds = Walk.now - 365 * day
    walk.acceptsClock = true
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(3)).numbers.last == "DC-2025-000001")
    // From then on the clock is what it is.
    walk.acceptsClock = false
    #expect(try walk.issue("satisfaction-survey", try StoppedTests.list(4)).numbers.last == "DC-2025-000002")
    let findings = try IssueDesk.verify(walk.register)
    #expect(findings.map(\.code) == ["clock-back"] && findings[0].severity == .warning)
    #expect(
      findings[0].message.zhHans.contains("2025-11-20T09:30") && findings[0].message.zhHans.contains("2026-11-20"))
  }

  @Test func `the last seconds of a year do not come twice`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    // 2027-01-01 00:00:30 in China.
    let newYear = 1_798_732_830
    walk.seconds = newYear
    try #require(try walk.issue("satisfaction-survey", try StoppedTests.list(1)).numbers == ["DC-2027-000001"])
    walk.seconds = newYear - 60
    #expect(throws: RegisterError.self) { try walk.issue("satisfaction-survey", try StoppedTests.list(2)) }
  }

  /// How many events there are.
  private func chainLength(_ walk: Walk) throws -> Int {
    let register = try FormRegister.open(directory: walk.register, for: .reading)
    defer { try? register.close() }
    var count = 0
    try register.events(1...1000) { _ in count += 1 }
    return count
  }

  @Test func `a form's story is told in the order of the chain, packets too, though a clock was set back`() throws {
    var walk = try Walk()
    defer { walk.remove() }
    walk.acceptsClock = true
    let number = try walk.issue(
      "satisfaction-survey", Example.file("satisfaction-survey"), IssueOptions(closes: true)
    ).numbers[0]
    walk.seconds -= 86_400
    _ = try walk.desk().pack(to: "质检部", period: nil, form: nil, outDirectory: nil)
    walk.seconds -= 86_400
    _ = try walk.desk().reprint(number, copy: nil, outDirectory: nil)
    #expect(try walk.desk().story(of: number).events.map(\.kind) == ["issue", "pack", "reprint"])
  }
}
