import Testing

@Suite struct ExplainCommandTests {
  let office: Office

  init() throws { office = try Office() }

  @Test func `the code of a finding is explained as it stands in the message, in the reader's language`() throws {
    defer { office.remove() }
    let run = try office.run("explain", "[bad-phone]")
    #expect(run.status == 0 && run.out.hasPrefix("bad-phone  错误 · 填写的内容\n    不是有效的电话号码\n    例："))
    #expect(run.out.contains("\n    → 手机写 11 位"))
    let english = try office.run("explain", "series-full", "--lang", "en")
    #expect(english.out.contains("the series of numbers is used up"))
  }

  @Test func `without a code all are listed, as text or JSON`() throws {
    defer { office.remove() }
    let list = try office.run("explain")
    let objects = try office.run("explain", "--json").objects()
    #expect(objects.count > 400 && list.out.contains("\n  bad-phone\t不是有效的电话号码\n"))
    #expect(objects.allSatisfy { Set($0.keys) == ["code", "area", "effect", "meaning", "example", "remedy"] })
  }

  @Test func `a code that is none is a wrong use, with the likely one`() throws {
    defer { office.remove() }
    let run = try office.run("explain", "bad-fone")
    #expect(run.status == 64 && run.out.isEmpty && run.err.contains("是不是 bad-phone？"))
  }
}
