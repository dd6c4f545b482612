import Findings
import Foundation
import Records
import Testing

@testable import Liandan

@Suite struct CompletionTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  private static let form = "maintenance-record"

  private func opening(of faults: [String]) throws -> [[String: Any]] {
    let schema = try walk.desk().library.schema(CompletionTests.form)
    let values = try Example.opening(CompletionTests.form, schema)
    return faults.map { values.merging(["fault_desc": $0]) { $1 } }
  }

  private func completed(_ faults: [String]) throws -> [[String: Any]] {
    let values = try Example.values(CompletionTests.form)
    return faults.map { values.merging(["fault_desc": $0]) { $1 } }
  }

  @Test(arguments: [false, true])
  func `a form that was opened and is given completed gets no second number`(closes: Bool) throws {
    defer { walk.remove() }
    let number = try #require(
      try walk.issue(CompletionTests.form, try Example.source(opening(of: ["不制冷"])[0])).numbers.first)
    let whole = try Example.source(completed(["不制冷"])[0])
    let refused = try walk.issue(CompletionTests.form, whole, IssueOptions(closes: closes))
    #expect(refused.numbers.isEmpty && refused.report.hasErrors)
    let finding = try #require(refused.findings.first { $0.code == "completes-open-form" })
    #expect(finding.message.zhHans.contains(number))
    #expect(finding.hint?.zhHans.contains("liandan close \(number) ") == true)

    #expect(try walk.close(number, whole).report.issued == 1)
    let known = try walk.issue(CompletionTests.form, whole, IssueOptions(closes: closes))
    #expect(known.numbers == [number] && known.report.known == 1 && !known.report.hasErrors)
    // Another visit for the same fault, of which the register knows the first as closed.
    var other = try completed(["不制冷"])[0]
    other["measure"] = "又加了一次冷媒"
    #expect(
      try walk.issue(CompletionTests.form, try Example.source(other), IssueOptions(closes: closes)).report.known == 0)
  }

  @Test func `a form that was opened with a part of what belongs to closing is known too`() throws {
    defer { walk.remove() }
    let part = try opening(of: ["不制冷"])[0].merging(["mode": "onsite"]) { $1 }
    let number = try #require(try walk.issue(CompletionTests.form, try Example.source(part)).numbers.first)
    let whole = try completed(["不制冷"])[0]
    let refused = try walk.issue(CompletionTests.form, try Example.source(whole), IssueOptions(closes: true))
    #expect(refused.findings.contains { $0.code == "completes-open-form" && $0.message.zhHans.contains(number) })
    // What contradicts it is another form.
    let other = try Example.source(whole.merging(["mode": "remote", "remote_auth": "许文静"]) { $1 })
    #expect(try walk.issue(CompletionTests.form, other, IssueOptions(closes: true)).report.known == 0)
    #expect(try IssueDesk.verify(walk.register).isEmpty)
  }

  @Test func `--again issues it anew, and a void form is not completed`() throws {
    defer { walk.remove() }
    let open = try Example.source(opening(of: ["不制冷"])[0])
    let whole = try Example.source(completed(["不制冷"])[0])
    let first = try #require(try walk.issue(CompletionTests.form, open).numbers.first)
    var options = IssueOptions(closes: true)
    options.again = true
    #expect(try walk.issue(CompletionTests.form, whole, options).numbers.first?.hasSuffix("2") == true)
    _ = try walk.desk().void(first, reason: "填错")
    let changed = try Example.source(completed(["不制冷"])[0].merging(["measure": "换压缩机"]) { $1 })
    #expect(try walk.issue(CompletionTests.form, changed, IssueOptions(closes: true)).report.known == 0)
  }

  @Test func `rows of a list that complete open forms are refused, all or none where that is asked for`() throws {
    defer { walk.remove() }
    let numbers = try walk.issue(CompletionTests.form, try Example.source(opening(of: ["甲", "乙"]))).numbers
    let list = try Example.source(completed(["丙", "甲", "丁", "乙"]))
    let none = try walk.issue(CompletionTests.form, list, IssueOptions(closes: true, allOrNone: true))
    #expect(none.numbers.isEmpty && none.report.refused == 4)
    #expect(none.findings.filter { $0.code == "completes-open-form" }.count == 2)
    let some = try walk.issue(CompletionTests.form, list, IssueOptions(closes: true), groups: 1)
    #expect(some.report.issued == 2 && some.report.refused == 2)
    let named = some.findings.filter { $0.code == "completes-open-form" }.map(\.message.zhHans)
    #expect(zip(named, numbers).allSatisfy { $0.contains($1) } && named.count == 2)
  }

  @Test func `two rows of one list may begin alike`() throws {
    defer { walk.remove() }
    let list = try Example.source(opening(of: ["甲"]) + completed(["甲"]))
    for groups in [1, 200] {
      var options = IssueOptions()
      options.again = groups == 200
      #expect(try walk.issue(CompletionTests.form, list, options, groups: groups).report.issued == 2)
    }
  }
}
