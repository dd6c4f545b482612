import Expressions
import Findings
import Forms
import Records
import Register
import Storage
import Testing

@Suite struct IssuingTests {
  let home = TestRegister()

  @Test func `numbers of a series rise by one over groups, and each year begins anew`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    #expect(try home.take(register, schema, ["甲", "乙"]) == ["BF-2026-000001", "BF-2026-000002"])
    #expect(try home.take(register, schema, ["丙"]) == ["BF-2026-000003"])
    #expect(try home.take(register, try TestForms.schema("other-note", prefix: "QT"), ["戊"]) == ["QT-2026-000001"])
    var next = home
    next.day = "2027-01-01"
    #expect(try next.take(register, schema, ["丁"]) == ["BF-2027-000001"])
  }

  @Test func `a group that fails takes no number at all`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    let good = try TestForms.form(schema, customer: "甲")
    let unsafe = PlannedFile(copy: "../x", format: "docx", template: try register.store(asset: [1]))
    let group = [IssueRequest(good, files: []), IssueRequest(good, files: [unsafe])]
    #expect(errorCode { _ = try register.take(group: group, by: home.mark) } == "unsafe-name")
    #expect(try register.ledger { try $0.count() } == 0)
    #expect(try home.take(register, schema, ["乙"]) == ["BF-2026-000001"])
  }

  @Test func `two forms with one prefix are told apart`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.take(register, try TestForms.schema(), ["甲"])
    #expect(errorCode { try home.take(register, try TestForms.schema("other-note"), ["乙"]) } == "number-taken")
  }

  @Test func `a record keeps the texts it was issued under`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    let number = try #require(home.take(register, schema, ["甲"]).first)
    let record = try register.record(number)
    #expect(try register.asset(record.schema) == Array(schema.text.utf8))
    #expect(try register.asset(record.profile) == Array(schema.profile.text.utf8))
    #expect(record.data.contains("甲"))
    #expect((record.state, record.stage, record.serial) == (.issued, .opening, 1))
    #expect(record.issued == (try home.mark))
  }

  @Test func `copies lie under year and number, and are listed with their digests`() throws {
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(home.issue(register, try TestForms.schema(), ["甲"]).first)
    let copies = try register.copies(of: number)
    #expect(
      copies.map(\.path) == [
        "issued/2026/BF-2026-000001/BF-2026-000001-finance.docx", "issued/2026/BF-2026-000001/BF-2026-000001-qc.docx",
      ])
    for copy in copies {
      let bytes = try #require(try DiskFileStore().bytes(of: "\(home.directory)/\(copy.path)"))
      #expect(Digest(of: bytes) == copy.sha256 && bytes.count == copy.bytes)
    }
    #expect(try register.verify().isEmpty)
  }

  @Test func `a copy that is filed is never replaced by other bytes`() throws {
    defer { home.remove() }
    let register = try home.open()
    let number = try #require(home.take(register, try TestForms.schema(), ["甲"]).first)
    func copy(_ text: String, _ id: String = "qc") -> [RenderedCopy] {
      let name = CopyName(number: number, copy: id, format: "docx", edition: .issue)
      return [TestRegister.rendered(name, template: Digest(of: "template"), text)]
    }
    let first = try register.file(copy("one"), by: home.mark)
    #expect(try register.file(copy("one"), by: home.mark) == first)
    #expect(errorCode { _ = try register.file(copy("two"), by: home.mark) } == "copy-on-record")
    #expect(errorCode { _ = try register.file(copy("x", "boss"), by: home.mark) } == "unplanned-file")
  }

  @Test func `an unknown number is answered with the numbers that were likely meant`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.take(register, try TestForms.schema(), ["甲", "乙", "丙"])
    let error = #expect(throws: RegisterError.self) { try register.record("bf-2026-00002") }
    #expect(error?.code == .unknownNumber)
    #expect(error?.message.zhHans.contains("是不是 BF-2026-000002") == true)
  }
}
