import Expressions
import Findings
import Foundation
import Register
import Testing

/// A company that goes on from paper: the first number of a form is not 1.
@Suite struct FirstSerialTests {
  let test = TestRegister()
  static let onPaper = "first_serials: { visit-note: 1201 }\n"

  private func missing() throws -> [String] {
    try test.openForReading().verify().filter { $0.code == "number-missing" }.map(\.message.zhHans)
  }

  @Test func `the very first number goes on from paper, and verification accepts that`() throws {
    defer { test.remove() }
    let schema = try TestForms.schema(profile: Self.onPaper)
    let register = try test.open()
    #expect(try register.lastSerial(of: schema, on: test.mark.at.date) == 1200)
    #expect(try test.issue(register, schema, ["甲", "乙"]) == ["BF-2026-001201", "BF-2026-001202"])
    try register.close()
    #expect(try test.openForReading().verify() == [])
    let account = try #require(try test.openForReading().accounts().first)
    #expect(account.missing == [] && account.firstNumber == "BF-2026-001201" && account.issued == 2)
  }

  @Test func `the series of the next year begins with 1`() throws {
    var test = test
    defer { test.remove() }
    let schema = try TestForms.schema(profile: Self.onPaper)
    let register = try test.open()
    try test.issue(register, schema, ["甲"])
    try register.close()
    test.day = "2027-01-02"
    let next = try test.open()
    #expect(try test.take(next, schema, ["乙"]) == ["BF-2027-000001"])
    try next.close()
    #expect(try test.codes() == ["file-unwritten"], "nothing but the copies that were not printed")
  }

  @Test func `a first serial that is said later has no effect`() throws {
    defer { test.remove() }
    let register = try test.open()
    try test.issue(register, TestForms.schema(), ["甲"])
    #expect(try test.issue(register, TestForms.schema(profile: Self.onPaper), ["乙"]) == ["BF-2026-000002"])
    try register.close()
    #expect(try test.openForReading().verify() == [])
  }

  @Test func `a first form that was taken out is missed, and so are those that the profile does not account for`()
    throws
  {
    defer { test.remove() }
    let register = try test.open()
    try test.issue(register, TestForms.schema(profile: Self.onPaper), ["甲", "乙"])
    try register.close()
    try test.tamper("PRAGMA foreign_keys = OFF", "DELETE FROM file WHERE record = 1", "DELETE FROM record WHERE id = 1")
    #expect(try test.codes() == ["record-missing", "number-missing", "file-extra"])
    #expect(try missing().count == 1 && missing()[0].contains("BF-2026-001201"))
  }

  @Test func `numbers that were moved up are missed, since the profile on record does not say so`() throws {
    defer { test.remove() }
    let register = try test.open()
    try test.issue(register, TestForms.schema(), ["甲", "乙", "丙"])
    try register.close()
    try test.tamper(
      "PRAGMA foreign_keys = OFF", "DELETE FROM file WHERE record IN (1, 2)", "DELETE FROM record WHERE id IN (1, 2)")
    #expect(try missing().count == 2)
  }

  @Test func `another prefix goes on with the serials of the form`() throws {
    defer { test.remove() }
    let register = try test.open()
    try test.issue(register, TestForms.schema(), ["甲"])
    let schema = try TestForms.schema(profile: "prefixes: { visit-note: HF }\n")
    #expect(try test.issue(register, schema, ["乙"]) == ["HF-2026-000002"])
    try register.close()
    #expect(try test.openForReading().verify() == [])
  }
}
