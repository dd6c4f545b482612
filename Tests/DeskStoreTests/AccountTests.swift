import DeskStore
import Findings
import TestSupport
import Testing

@Suite struct AccountTests {
  private let folder = TemporaryFolder()
  private static let password = "korb-leise-77"

  private func withStore(_ body: (DeskStore) async throws -> Void) async throws {
    defer { folder.remove() }
    let store = try DeskStore(directory: folder.path)
    _ = try await store.addAccount(
      login: "admin", name: "管理员", roles: [.administration], password: Self.password, isTemporary: false, at: 0)
    try await body(store)
    try store.close()
  }

  @Test func `who knows the password is let in, and nobody else`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      #expect(try await store.authenticate(login: "admin", password: Self.password)?.name == "管理员")
      #expect(try await store.authenticate(login: "admin", password: Self.password + " ") == nil)
      #expect(try await store.authenticate(login: "nobody", password: Self.password) == nil)
      #expect(try await store.authenticate(login: "admin", password: String(repeating: "x", count: 10_000)) == nil)
    }
  }

  @Test(arguments: [
    ("Wang", "王建国", Self.password, AccountProblem.badLogin), ("", "王建国", Self.password, .badLogin),
    ("wang", "  ", Self.password, .badName), ("admin", "王建国", Self.password, .loginTaken),
    ("wang", "管理员", Self.password, .nameTaken), ("wang", "王建国", "1234567", .badPassword),
    ("wang", "王建国", "12345678", .guessable), ("wang", "王建国", "aaaaaaaaaa", .guessable),
    ("wangjianguo", "王建国", "wangjianguo", .guessable),
  ])
  func `an account that cannot be is refused with the reason`(
    login: String, name: String, password: String, problem: AccountProblem
  ) async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      await #expect(throws: problem) {
        _ = try await store.addAccount(
          login: login, name: name, roles: [.filling], password: password, isTemporary: false, at: 0)
      }
      #expect(try await store.accounts().count == 1)
    }
  }

  @Test func `the last account that manages others can neither be locked nor lose that`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      await #expect(throws: AccountProblem.lastAdministrator) { _ = try await store.setLocked(true, "admin") }
      await #expect(throws: AccountProblem.lastAdministrator) { _ = try await store.setRoles([.filling], of: "admin") }
      #expect(try await store.account("admin")?.may(.administer) == true)
    }
  }

  @Test func `roles and passwords that change end the sessions`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      for change in 0..<3 {
        let token = try await store.beginSession(of: "admin", agent: "", address: "", at: 0)
        #expect(try await store.session(token, at: 1)?.account.login == "admin")
        switch change {
        case 0: _ = try await store.setRoles([.administration, .audit], of: "admin")
        case 1: _ = try await store.setPassword("noch-ein-anderes", of: "admin", isTemporary: false)
        default: try await store.endSessions(of: "admin")
        }
        #expect(try await store.session(token, at: 1) == nil)
      }
    }
  }

  @Test func `a session ends when nobody uses it, and after half a day in any case`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      let token = try await store.beginSession(of: "admin", agent: "", address: "", at: 0)
      #expect(try await store.session(token, at: SessionLimits.idle - 1) != nil)
      #expect(try await store.session(token, at: 2 * SessionLimits.idle - 2) != nil)
      #expect(try await store.session(token, at: 4 * SessionLimits.idle) == nil)
      let busy = try await store.beginSession(of: "admin", agent: "", address: "", at: 0)
      for moment in stride(from: 0, to: SessionLimits.whole, by: 1_000) {
        #expect(try await store.session(busy, at: moment) != nil)
      }
      #expect(try await store.session(busy, at: SessionLimits.whole) == nil)
    }
  }

  @Test(arguments: [
    ("填单", "filling"), ("FILLING", "filling"), ("审批：部门负责人", "approving:部门负责人"), ("財務", "keeping:财务部"),
    ("归档:售后服务部", "keeping:售后服务部"),
  ])
  func `roles are understood as people write them`(text: String, id: String) throws {
    let role = try #require(Role(text))
    #expect(role == Role(id))
    #expect(Role(role.name.text(in: .en)) == role || text == "財務" || role.name.en?.contains(":") == true)
  }

  @Test func `what is no role is none`() {
    for text in ["", "老板", "审批", "审批:", ":x", "keeping:"] { #expect(Role(text) == nil, "\(text)") }
  }

  @Test func `who manages accounts sees no forms, and who audits changes nothing`() {
    #expect(Role.administration.permissions == [.administer])
    #expect(Role.audit.permissions == [.read, .audit])
  }
}
