import Findings
import Liandan
import Testing

/// What a server does before its first request.
struct UpgradeTests {
  @Test func `a register of an older format is brought up to date once, and can be read then`() async throws {
    var walk = try Walk()
    defer { walk.remove() }
    walk.acceptsClock = true
    #expect(try await !walk.session().upgrade(), "there is none yet")
    try walk.put(registerOf: "1.0.0")
    await #expect(throws: RegisterError.self) { try await walk.session().record("FC-2026-000001") }
    #expect(try await walk.session().upgrade())
    #expect(try await walk.session().record("FC-2026-000001").form.number == "FC-2026-000001")
    #expect(try await !walk.session().upgrade())
  }
}
