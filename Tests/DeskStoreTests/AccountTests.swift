import DeskStore
import Findings
import TestSupport
import Testing

@Suite struct AccountTests {
  private let folder = TemporaryFolder()
  private static let password = "korb-leise-77"
  private let author = AccountAuthor(terminal: "值班")

  private func withStore(_ body: (DeskStore) async throws -> Void) async throws {
    defer { folder.remove() }
    let store = try DeskStore(directory: folder.path)
    _ = try await store.addAccount(
      login: "admin", name: "管理员", roles: [.administration], password: Self.password, isTemporary: false, by: author,
      at: 0)
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

  @Test func `an account of a directory is let in by no password without one, and may be given one of the desk's own`()
    async throws
  {
    try await withStore { (store: DeskStore) async throws -> Void in
      let account = try await store.addAccount(
        login: "feng", name: "冯目录", roles: [.filling], password: nil, isTemporary: true, by: author, at: 0)
      #expect(account.isOfDirectory && !account.mustChangePassword)
      for password in ["", Self.password] {
        await #expect(throws: AccountProblem.noDirectory) {
          _ = try await store.authenticate(login: "feng", password: password)
        }
      }
      let own = try await store.setPassword(Self.password, of: "feng", isTemporary: false, by: author)
      #expect(!own.isOfDirectory)
      #expect(try await store.authenticate(login: "feng", password: Self.password) != nil)
      #expect(try await store.setPassword(nil, of: "feng", isTemporary: true, by: author).isOfDirectory)
    }
  }

  @Test func `each account has a key of its own for what its browsers keep`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      _ = try await store.addAccount(
        login: "wang", name: "王建国", roles: [.filling], password: Self.password, isTemporary: false, by: author, at: 0)
      let keys = [try await store.deviceKey(of: "admin"), try await store.deviceKey(of: "wang")]
      #expect(Set(keys).count == 2 && keys.allSatisfy { $0.count == 64 })
      await #expect(throws: AccountProblem.unknown) { _ = try await store.deviceKey(of: "nobody") }
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
          login: login, name: name, roles: [.filling], password: password, isTemporary: false, by: author,
          at: 0)
      }
      #expect(try await store.accounts().count == 1)
    }
  }

  @Test func `the last account that manages others can neither be locked nor lose that`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      await #expect(throws: AccountProblem.lastAdministrator) {
        _ = try await store.setLocked(true, "admin", by: author)
      }
      await #expect(throws: AccountProblem.lastAdministrator) {
        _ = try await store.setRoles([.filling], of: "admin", by: author)
      }
      #expect(try await store.account("admin")?.may(.administer) == true)
    }
  }

  @Test func `roles and passwords that change end the sessions`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      for change in 0..<3 {
        let token = try await store.beginSession(of: "admin", agent: "", address: "", at: 0)
        #expect(try await store.session(token, at: 1)?.account.login == "admin")
        switch change {
        case 0: _ = try await store.setRoles([.administration, .audit], of: "admin", by: author)
        case 1: _ = try await store.setPassword("noch-ein-anderes", of: "admin", isTemporary: false, by: author)
        default: _ = try await store.endSessions(of: "admin", by: author)
        }
        #expect(try await store.session(token, at: 1) == nil)
      }
    }
  }

  @Test func `every change waits, with who did it, until the chain has it`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      let account = try await store.setLocked(
        true,
        try await store.addAccount(
          login: "wang", name: "王建国", roles: [.filling], password: Self.password, isTemporary: true, by: author, at: 1
        ).login, by: author)
      _ = try await store.setRoles([.audit], of: "wang", by: AccountAuthor(account))
      await #expect(throws: AccountProblem.lastAdministrator) {
        _ = try await store.setLocked(true, "admin", by: author)
      }
      let changes = try await store.accountChanges()
      #expect(changes.map(\.login) == ["admin", "wang", "wang", "wang"])
      #expect(changes.map(\.change) == ["add", "add", "lock", "roles"])
      #expect(changes.map(\.author) == [nil, nil, nil, "wang"] && changes[3].roles == ["audit"])
      try await store.forget(Array(changes.prefix(3)))
      #expect(try await store.accountChanges() == [changes[3]])
    }
  }

  @Test func `a list that was under way when the server ended is told as interrupted`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      var job = try #require(
        try await store.addList(
          of: "admin", form: "dispatch", act: .issue, name: "派工.csv", file: "0.csv", at: 1))
      (job.state, job.refused, job.formats, job.output) = (.running, 3, ["pdf", "docx"], .packet)
      try await store.save(job, at: 2)
      try await store.interruptLists()
      let known = try #require(try await store.list(job.id))
      #expect(known.state == .interrupted && known.refused == 3 && known.formats == ["pdf", "docx"])
      #expect(known.output == .packet && known.name == "派工.csv")
      #expect(try await store.lists(of: "admin") == [known])
      #expect(try await store.removeList(job.id) == "0.csv")
      #expect(try await store.lists(of: "admin").isEmpty)
    }
  }

  @Test func `the first version of a form that is published keeps the one before`() async throws {
    try await withStore { (store: DeskStore) async throws -> Void in
      let admin = try #require(try await store.account("admin"))
      try await store.saveFormDraft("dispatch", text: "b", base: "a", by: admin, at: 1)
      try await store.saveFormDraft("dispatch", text: "c", base: "other", by: admin, at: 2)
      let draft = try #require(try await store.formDraft("dispatch"))
      #expect(draft.text == "c" && draft.base == "a")
      for (version, text) in [(2, "c"), (3, "d")] {
        try await store.keepFormVersion(
          of: "dispatch", version: version, text: text, former: (1, "a"), reason: "改", by: admin, at: 3)
      }
      #expect(try await store.formVersions(of: "dispatch").map(\.text) == ["d", "c", "a"])
      try await store.removeFormDraft("dispatch")
      #expect(try await store.formDrafts().isEmpty)
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
