import Expressions
import Forms
import Records
import Register
import Testing

@Suite struct LedgerTests {
  let home = TestRegister()

  @Test(arguments: [
    ("2026", "2026-01-01", "2026-12-31"), ("2026-Q4", "2026-10-01", "2026-12-31"),
    ("2026-q1", "2026-01-01", "2026-03-31"),
    ("2028-02", "2028-02-01", "2028-02-29"), ("2026-11-20", "2026-11-20", "2026-11-20"),
    ("2026-11-01..2026-11-15", "2026-11-01", "2026-11-15"), ("2026-11 .. 2027-Q1", "2026-11-01", "2027-03-31"),
  ]) func `a period has a first and a last day`(text: String, first: String, last: String) throws {
    let period = try LedgerPeriod(text)
    #expect(period.first.iso == first && period.last.iso == last)
  }

  @Test(arguments: [
    "", "26", "2026-13", "2026-Q5", "2026-02-30", "2026-03..2026-01", "2026-1", "a..b", "2026..2027..2028",
  ])
  func `what is no period is refused with the right writings`(text: String) {
    #expect(errorCode { _ = try LedgerPeriod(text) } == "bad-period")
  }

  @Test func `the ledger lists by form, by period and by state in the order of issue`() throws {
    defer { home.remove() }
    let register = try home.open()
    let (visits, others) = (try TestForms.schema(), try TestForms.schema("other-note", prefix: "QT"))
    for (day, schema, result) in [
      ("2026-10-31", visits, nil), ("2026-11-01", others, "好"), ("2026-11-30", visits, "好"),
      ("2026-12-01", visits, nil),
    ] as [(String, FormSchema, String?)] {
      var desk = home
      desk.day = day
      try desk.issue(register, schema, ["甲"], result: result)
    }
    func numbers(_ query: LedgerQuery) throws -> [String] {
      var numbers: [String] = []
      try register.ledger(query) { ledger in
        try ledger.forEach { numbers.append($0.number) }
        #expect(try ledger.count() == numbers.count)
      }
      return numbers
    }
    let november = try LedgerPeriod("2026-11")
    #expect(try numbers(LedgerQuery()).count == 4)
    #expect(try numbers(LedgerQuery(period: november)) == ["QT-2026-000001", "BF-2026-000002"])
    #expect(try numbers(LedgerQuery(form: "visit-note", period: november)) == ["BF-2026-000002"])
    #expect(try numbers(LedgerQuery(by: .closed)) == ["QT-2026-000001", "BF-2026-000002"])
    #expect(try numbers(LedgerQuery(states: [.issued])) == ["BF-2026-000001", "BF-2026-000003"])
  }

  @Test func `the account of a series counts open, closed, void and missing numbers`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    try home.issue(register, schema, ["甲", "乙", "丙"])
    try home.issue(register, schema, ["丁"], result: "好")
    _ = try register.void("BF-2026-000002", reason: "填错", by: home.mark)
    try home.printPending(register)
    let account = try #require(try register.accounts().first)
    #expect((account.firstNumber, account.lastNumber) == ("BF-2026-000001", "BF-2026-000004"))
    #expect((account.open, account.closed, account.issued, account.missing) == (2, 1, 4, []))
    #expect(account.void.map(\.number) == ["BF-2026-000002"] && account.void.first?.reason == "填错")
    try register.close()
    try home.tamper(
      "PRAGMA foreign_keys = OFF", "DELETE FROM file WHERE record = 3",
      "DELETE FROM record WHERE number = 'BF-2026-000003'")
    #expect(try home.openForReading().accounts().first?.missing == ["BF-2026-000003"])
  }
}
