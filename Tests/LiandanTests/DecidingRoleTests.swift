import Findings
import Forms
import Foundation
import Intake
import Liandan
import Synchronization
import Testing

/// Data that decide as roles of an approval chain, at a desk whose users decide one by one.
struct DecidingRoleTests {
  let walk: Walk

  init() throws {
    var walk = try Walk()
    walk.operatorName = "孙慧"
    self.walk = walk
  }

  private func desk(_ roles: Set<String>?) throws -> IssueDesk {
    var desk = try walk.session()
    desk.decidingRoles = roles
    return desk
  }

  private func issue(
    _ roles: Set<String>?, _ approvals: [[String: String]], request: String = "SQ-2026-000226"
  ) async throws -> [Finding] {
    var values = try Example.values("cost-approval")
    values["request_no"] = request
    values["approvals"] = approvals
    do {
      _ = try await desk(roles).issueForm("cost-approval", from: Example.source(values))
      return []
    } catch let list as FindingList { return list.findings }
  }

  private static func approval(_ role: String, _ name: String) -> [String: String] {
    ["role": role, "decision": "agree", "name": name, "date": "2026-11-05"]
  }

  @Test func `nobody decides as a role that is not theirs, nor under another name`() async throws {
    defer { walk.remove() }
    let (own, other) = (DecidingRoleTests.approval("财务", "孙慧"), DecidingRoleTests.approval("部门负责人", "周国栋"))
    #expect(try await issue([], [own]).map(\.code) == ["approval-elsewhere"])
    #expect(try await issue(["财务"], [other]).first?.message.zhHans == "“部门负责人”的审批不能由这份数据给出")
    #expect(try await issue(["财务"], [DecidingRoleTests.approval("财务", "周国栋")]).map(\.code) == ["approval-elsewhere"])
    #expect(try await issue(["财务"], [own]).isEmpty)
    // The command line takes papers that were signed.
    let found = try await issue(nil, [other, own], request: "SQ-2026-000227")
    #expect(found == [])
  }

  @Test func `a list that closes forms decides no more, and what is on record stands`() async throws {
    defer { walk.remove() }
    let values = try Example.values("cost-approval")
    let all = try #require(values["approvals"] as? [[String: String]])
    var opening = values
    opening["approvals"] = [all[0]]
    let number = try await desk(nil).issueForm("cost-approval", from: Example.source(opening)).number
    var row = values
    row["number"] = number
    var refused: [Finding] = []
    let report = try await desk([]).closing("cost-approval", with: Example.source(row)) { refused += $0 }
    #expect(report.issued == 0)
    let elsewhere = refused.filter { $0.code == "approval-elsewhere" }
    #expect(elsewhere.count == all.count - 1, "\(refused.map(\.code))")
  }
}

extension IssueDesk {
  /// Closes forms of a list; gives what refused ones have wrong.
  fileprivate func closing(
    _ form: String, with source: DataSource, _ refused: ([Finding]) -> Void
  ) async throws -> IssueReport {
    let found = Found()
    let report = try await close(form, with: [source]) { event in
      if case .refused(let form) = event { found.add(form.findings) }
    }
    refused(found.all)
    return report
  }
}

/// Findings that are gathered on another thread.
private final class Found: Sendable {
  private let findings = Mutex<[Finding]>([])
  var all: [Finding] { findings.withLock { $0 } }
  func add(_ more: [Finding]) { findings.withLock { $0 += more } }
}
