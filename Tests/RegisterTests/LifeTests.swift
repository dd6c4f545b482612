import Findings
import Forms
import Records
import Register
import Testing

@Suite struct LifeTests {
  let home = TestRegister()

  private func closing(_ number: String, _ result: String = "满意") throws -> CloseRequest {
    CloseRequest(number, form: try TestForms.form(try TestForms.schema(), customer: "甲", result: result))
  }

  @Test func `closing plans the same copies again under names of their own`() throws {
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(home.issue(register, try TestForms.schema(), ["甲"]).first)
    #expect(try register.close([closing(number)], by: home.mark).map(\.number) == [number])
    let filed = try home.printPending(register)
    #expect(filed.map(\.name.edition) == [.closed, .closed])
    #expect(filed.first?.path == "issued/2026/\(number)/\(number)-finance-closed.docx")
    let record = try register.record(number)
    #expect(record.state == .closed && record.stage == .closing && record.data.contains("满意"))
    #expect(record.openingData?.contains("满意") == false)
    #expect(try register.verify().isEmpty)
  }

  @Test func `a form issued and closed at once has its one printing`() throws {
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(home.issue(register, try TestForms.schema(), ["甲"], result: "好").first)
    #expect(try register.record(number).state == .closed)
    #expect(try register.copies(of: number).map(\.name.edition) == [.issue, .issue])
    #expect(try register.verify().isEmpty)
  }

  @Test func `each state allows what it allows, and says what to do instead`() throws {
    defer { home.remove() }
    let register = try home.open()
    let numbers = try home.issue(register, try TestForms.schema(), ["甲", "乙"])
    _ = try register.close([closing(numbers[0])], by: home.mark)
    #expect(errorCode { _ = try register.close([closing(numbers[0])], by: home.mark) } == "wrong-state")
    #expect(errorCode { _ = try register.void(numbers[1], reason: " \n", by: home.mark) } == "reason-missing")
    _ = try register.void(numbers[1], reason: "填错", by: home.mark)
    let error = #expect(throws: RegisterError.self) { _ = try register.close([closing(numbers[1])], by: home.mark) }
    #expect(error?.message.zhHans == "BF-2026-000002 已作废，不能结单。请另开一份")
    #expect(errorCode { _ = try register.void(numbers[1], reason: "再", by: home.mark) } == "wrong-state")
    #expect(try home.take(register, try TestForms.schema(), ["丙"]) == ["BF-2026-000003"])
  }

  @Test func `closing under another schema is refused and leaves the form open`() throws {
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(home.issue(register, try TestForms.schema(), ["甲"]).first)
    let other = try TestForms.form(try TestForms.schema(restart: "never"), customer: "甲", result: "好")
    #expect(
      errorCode { _ = try register.close([CloseRequest(number, form: other)], by: home.mark) } == "schema-differs")
    #expect(try register.record(number).state == .issued)
  }

  @Test func `a void number prints every copy marked and keeps its reason`() throws {
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(home.issue(register, try TestForms.schema(), ["甲"]).first)
    let job = try register.void(number, reason: "金额填错，重开", by: home.mark)
    #expect(job.void?.reason == "金额填错，重开" && job.edition == .void && job.files.map(\.copy) == ["finance", "qc"])
    try home.printPending(register)
    #expect(home.exists("issued/2026/\(number)/\(number)-qc-void.docx"))
    #expect(home.exists("issued/2026/\(number)/\(number)-qc.docx"))
    #expect(try register.record(number).voidReason == "金额填错，重开")
    #expect(try register.verify().isEmpty)
  }

  @Test func `reprints are counted, of all copies or of some`() throws {
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(home.issue(register, try TestForms.schema(), ["甲"]).first)
    #expect(try register.reprint(number, by: home.mark).reprintCount == 1)
    let second = try register.reprint(number, copies: ["qc"], by: home.mark)
    #expect(second.reprintCount == 2 && second.files.map(\.copy) == ["qc"])
    let error = #expect(throws: RegisterError.self) {
      _ = try register.reprint(number, copies: ["boss"], by: home.mark)
    }
    #expect(error?.message.zhHans == "BF-2026-000001 没有联次“boss”。这张表单的联次是 finance、qc")
    try home.printPending(register)
    #expect(home.exists("issued/2026/\(number)/\(number)-qc-reprint-2.docx"))
    #expect(!home.exists("issued/2026/\(number)/\(number)-finance-reprint-2.docx"))
    #expect(try register.record(number).reprints == 2)
    #expect(try register.verify().isEmpty)
  }
}
