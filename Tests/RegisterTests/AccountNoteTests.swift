import GRDB
import Records
import Testing

@testable import Register

/// Changes of the desk's accounts in the audit chain.
@Suite struct AccountNoteTests {
  let home = TestRegister()

  private func note(_ id: String, _ change: String) -> AccountNote {
    AccountNote(
      id: id, login: "wang", name: "王建国", change: change, roles: ["filling"], operatorName: "管理员", account: "admin")
  }

  private func told(_ register: FormRegister) throws -> [AuditEvent] {
    var query = ChainQuery()
    query.kind = .account
    return try register.chain(query, before: nil, limit: 10)
  }

  @Test func `a change stands in the chain once, with who did it`() throws {
    defer { home.remove() }
    let register = try home.open()
    try register.note([note("a1", "add"), note("a2", "lock")], by: home.mark)
    // The program died before it knew that they were written.
    try register.note([note("a2", "lock"), note("a3", "unlock")], by: home.mark)
    let events = try told(register)
    #expect(events.map(\.operatorName) == ["管理员", "管理员", "管理员"])
    let details = events.compactMap { EventDetail.read($0.detail) }
    #expect(details.map(\.change) == ["unlock", "lock", "add"])
    #expect(details.allSatisfy { $0.account == "admin" && $0.login == "wang" && $0.roles == ["filling"] })
    #expect(try register.verify().isEmpty)
  }

  @Test func `forms beside such events are verified and packed as ever`() throws {
    defer { home.remove() }
    let register = try home.open()
    try register.note([note("a1", "add")], by: home.mark)
    try home.take(register, try TestForms.schema(), ["皖南机械"], result: "好")
    try home.printPending(register)
    try register.note([note("a2", "roles")], by: home.mark)
    #expect(try register.verify().isEmpty)
    var reached: [Int] = []
    let outcome = try register.checkChain { done, _ in reached.append(done) }
    #expect(outcome.findings.isEmpty && outcome.last == reached.last)
    let last = try #require(try told(register).first).seq
    #expect(outcome.last == last)
  }

  @Test func `events are asked for by who did them, by account, number and day`() throws {
    defer { home.remove() }
    let register = try home.open()
    let numbers = try home.take(register, try TestForms.schema(), ["皖南机械", "江淮重工"])
    try register.note([note("a1", "add")], by: home.mark)
    func found(_ change: (inout ChainQuery) -> Void) throws -> Int {
      var query = ChainQuery()
      change(&query)
      return try register.chain(query, before: nil, limit: 100).count
    }
    #expect(try found { $0.person = "管理" } == 1)
    #expect(try found { $0.account = "wang" } == 1 && found { $0.account = "admin" } == 1)
    #expect(try found { $0.account = "wan" } == 0)
    #expect(try found { $0.number = numbers[0] } == 1)
    #expect(try found { ($0.first, $0.last) = ("2026-11-20", "2026-11-20") } == 3)
    #expect(try found { $0.first = "2026-11-21" } == 0 && found { $0.last = "2026-11-19" } == 0)
    #expect(try register.chain(ChainQuery(), before: 3, limit: 1).map(\.seq) == [2])
  }
}
