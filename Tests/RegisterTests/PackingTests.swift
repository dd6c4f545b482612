import Forms
import Records
import Register
import Storage
import Testing

@Suite struct PackingTests {
  let home = TestRegister()
  let request = PacketRequest(keeper: "财务部", slug: "finance", organization: "某某机械有限公司")

  private func numbers(_ plan: PacketPlan, _ register: FormRegister) throws -> [String] {
    var numbers: [String] = []
    try register.forms(of: plan, for: request) { form in
      numbers.append(form.record.number)
      return true
    }
    return numbers
  }

  @Test func `closed forms are packed once for each keeper, later ones in a supplement`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    try home.issue(register, schema, ["甲", "乙"], result: "好")
    try home.issue(register, schema, ["丙"])
    let identity = try register.identity()
    let first = try #require(try register.packetPlans(request, by: home.mark).first)
    #expect(first.id == "finance-all-\(identity)-001" && first.formCount == 2 && first.packed == nil)
    #expect((first.firstEvent, first.lastEvent) == (1, 6))
    #expect(try numbers(first, register) == ["BF-2026-000001", "BF-2026-000002"])
    try register.markPacked(first, for: request, sha256: Digest(of: "zip"), bytes: 3, by: home.mark)
    #expect(try register.record("BF-2026-000001").state == .packed)
    #expect(errorCode { _ = try register.void("BF-2026-000001", reason: "x", by: home.mark) } == "wrong-state")

    try home.issue(register, schema, ["丁"], result: "好")
    let plans = try register.packetPlans(request, by: home.mark("2026-12-01"))
    #expect(plans.map(\.id) == ["finance-all-\(identity)-001", "finance-all-\(identity)-002"])
    #expect(plans[0].accounts == first.accounts && plans[0].head == first.head && plans[0].made == first.made)
    #expect(plans[0].packed?.sha256 == Digest(of: "zip"))
    #expect(try numbers(plans[0], register) == ["BF-2026-000001", "BF-2026-000002"])
    #expect(try numbers(plans[1], register) == ["BF-2026-000004"])

    let quality = PacketRequest(keeper: "质检部", slug: "qc", organization: "某某机械有限公司")
    let other = try #require(try register.packetPlans(quality, by: home.mark).first)
    #expect(other.formCount == 3)
    try register.markPacked(other, for: quality, sha256: Digest(of: "q"), bytes: 1, by: home.mark)
    #expect(try register.verify().isEmpty)
  }

  @Test func `a packet of a list changes no state and keeps no form from its keepers`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    let batch = try register.beginBatch(form: schema.id, input: Digest(of: "list"), by: home.mark)
    try home.take(register, schema, ["甲", "乙"], result: "好", batch: batch, rows: [1, 2])
    try home.take(register, schema, ["丙"], batch: batch, rows: [3])
    try home.take(register, schema, ["丁"], result: "好")
    try home.printPending(register)
    func request(_ id: String, earlier: [Int64] = []) -> PacketRequest {
      PacketRequest(ListedForms(packet: id, batch: batch.id, earlier: earlier), organization: "某某机械有限公司")
    }
    let plan = try #require(try register.packetPlan(of: request("list"), by: home.mark))
    #expect(plan.id == "list" && plan.formCount == 3 && plan.batch == batch.id && plan.period == "2026-11-20")
    try register.markPacked(plan, for: request("list"), sha256: Digest(of: "zip"), bytes: 3, by: home.mark)
    let recorded = try #require(try register.packet("list"))
    #expect(recorded.batch == batch.id && recorded.packed?.bytes == 3 && recorded.lastEvent == plan.lastEvent)
    #expect(try register.packetPlan(of: request("other"), by: home.mark) == nil)

    let states = try (1...4).map { try register.record("BF-2026-00000\($0)").state }
    #expect(states == [.closed, .closed, .issued, .closed])
    _ = try register.void("BF-2026-000001", reason: "填错", by: home.mark)
    try home.printPending(register)
    let keepers = try #require(try register.packetPlans(self.request, by: home.mark).first)
    #expect(keepers.formCount == 2)
    try register.markPacked(keepers, for: self.request, sha256: Digest(of: "q"), bytes: 1, by: home.mark)
    #expect(try register.record("BF-2026-000002").state == .packed)
    #expect(try register.verify().isEmpty)

    let late = try register.packetPlace(of: "BF-2026-000004")
    #expect(late.packet == nil && late.state == .packed)
    #expect(try register.packetPlace(of: "BF-2026-000003").packet == "list")
    let more = try #require(
      try register.packetPlan(of: request("more", earlier: [late.record]), by: home.mark))
    #expect(more.formCount == 1)
  }

  @Test func `packets of two registers never have the same id`() throws {
    let other = TestRegister()
    defer {
      home.remove()
      other.remove()
    }
    let plans = try [home, other].map { home in
      let register = try home.open()
      try home.issue(register, try TestForms.schema(), ["甲"], result: "好")
      return try #require(try register.packetPlans(request, by: home.mark).first)
    }
    #expect(plans[0].id != plans[1].id && plans[0].register != plans[1].register)
    #expect(try plans[0].register == home.openForReading().identity())
  }

  @Test func `a plan that no longer holds is not recorded`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.issue(register, try TestForms.schema(), ["甲", "乙"], result: "好")
    let plan = try #require(try register.packetPlans(request, by: home.mark).first)
    _ = try register.void("BF-2026-000001", reason: "填错", by: home.mark)
    let mark = try home.mark
    #expect(
      errorCode { try register.markPacked(plan, for: request, sha256: Digest(of: ""), bytes: 0, by: mark) }
        == "packet-outdated")
    #expect(try register.record("BF-2026-000002").state == .closed)
  }

  @Test func `forms whose copies are not printed yet are not packed`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.take(register, try TestForms.schema(), ["甲"], result: "好")
    #expect(errorCode { _ = try register.packetPlans(request, by: home.mark) } == "unprinted-copies")
  }

  @Test func `the period is that of closing and stands in the packet's id`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.issue(register, try TestForms.schema(), ["甲"], result: "好")
    var asked = request
    asked.period = try LedgerPeriod("2026-10-01..2026-10-31")
    #expect(try register.packetPlans(asked, by: home.mark).isEmpty)
    asked.period = try LedgerPeriod("2026-11-01..2026-11-30")
    asked.forms = ["order"]
    #expect(try register.packetPlans(asked, by: home.mark).isEmpty)
    asked.forms = ["order", "visit-note"]
    asked.form = "visit-note"
    let identity = try register.identity()
    #expect(
      try register.packetPlans(asked, by: home.mark).map(\.id)
        == ["finance-visit-note-2026-11-01_2026-11-30-\(identity)-001"])
  }

  @Test func `the register may be read while it hands over the forms of a packet`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    // More than the register reads at a time.
    let customers = (1...300).map { "客户 \($0)" }
    try home.issue(register, schema, customers, result: "好")
    let plan = try #require(try register.packetPlans(request, by: home.mark).first)
    var numbers: [String] = []
    try register.forms(of: plan, for: request) { form in
      let text = try register.asset(form.record.schema)
      let copies = try register.copies(of: form.record.number)
      #expect(text == Array(schema.text.utf8) && form.copies == copies)
      numbers.append(form.record.number)
      return numbers.count < 299
    }
    #expect(numbers == (1...299).map { "BF-2026-" + String(repeating: "0", count: 6 - "\($0)".count) + "\($0)" })
  }
}
