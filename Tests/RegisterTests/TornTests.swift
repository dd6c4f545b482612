import Findings
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Register

/// Databases of which the pages are of two moments, as `cp` makes them while somebody writes.
@Suite struct TornTests {
  @Test func `a copy with pages of two moments is refused by writers or sound, and verification tells of it`() throws {
    let home = TestRegister()
    defer { home.remove() }
    let schema = try TestForms.schema()
    let path = home.directory + "/register.sqlite"
    let register = try home.open()
    try home.issue(register, schema, (0..<40).map { "客户 \($0)" })
    try register.close()
    let before = try Data(contentsOf: URL(filePath: path))
    let again = try home.open()
    try home.issue(again, schema, (0..<40).map { "后来的客户 \($0)" }, result: "满意")
    try again.close()
    let after = try Data(contentsOf: URL(filePath: path))
    let page = 4_096
    var refused = 0
    for count in stride(from: page, to: min(before.count, after.count), by: page) {
      // The first pages are old, the others new: the copying began before the writing.
      let torn = before.prefix(count) + after.dropFirst(count)
      try torn.write(to: URL(filePath: path))
      let code = errorCode { try home.open().close() }
      if let code {
        #expect(["register-torn", "register-damaged"].contains(code), "\(count / page) old pages: \(code)")
        refused += 1
      }
      try torn.write(to: URL(filePath: path))
      let found = try? home.openForReading().verify()
      #expect(torn == after || found?.hasErrors ?? true, "\(count / page) old pages")
    }
    #expect(refused > 5)
  }

  @Test func `rows without events, and events without rows, are told before anything is recorded`() throws {
    for (sql, words) in [
      ("DELETE FROM event WHERE seq = (SELECT max(seq) FROM event WHERE kind = 'issue')", "审计链"),
      ("UPDATE series SET last = 1", "流水号记到 1，记录已到 3"),
      ("UPDATE record SET issued_event = 999 WHERE id = 3", "记录提到审计链第 999 条"),
    ] {
      let home = TestRegister()
      defer { home.remove() }
      let register = try home.open()
      try home.issue(register, TestForms.schema(), ["甲", "乙", "丙"])
      try register.close()
      try home.tamper(sql)
      let error = #expect(throws: RegisterError.self) { try home.open() }
      #expect(error?.code == .registerTorn && error?.message.zhHans.contains(words) == true, "\(sql)")
      #expect(error?.message.zhHans.contains("liandan backup") == true)
    }
  }
}
