import Findings
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Register

/// A register whose bytes were damaged.
@Suite struct DamageTests {
  /// A register with a form of every state, and its bytes.
  private func prepared() throws -> (home: TestRegister, bytes: [UInt8]) {
    let home = TestRegister()
    let register = try home.open()
    let schema = try TestForms.schema()
    try home.issue(register, schema, ["甲", "乙", "丙"])
    let form = try TestForms.form(schema, customer: "甲", result: "好")
    _ = try register.close([CloseRequest("BF-2026-000001", form: form)], by: home.mark)
    try home.printPending(register)
    try register.void("BF-2026-000002", reason: "填错", by: home.mark)
    try home.printPending(register)
    try register.close()
    return (home, [UInt8](try Data(contentsOf: URL(fileURLWithPath: home.directory + "/register.sqlite"))))
  }

  @Test(arguments: [
    ("record", "issued_on", "UPDATE record SET issued_on = '' WHERE id = 2", "BF-2026-000002"),
    ("record", "closed_at", "UPDATE record SET closed_at = 'gestern' WHERE id = 1", "BF-2026-000001"),
    ("event", "seq", "UPDATE event SET seq = -4 WHERE seq = 4", "-4"),
    ("record", "issued_at", "UPDATE record SET issued_at = '' WHERE id = 3", "BF-2026-000003"),
  ])
  func `a row that cannot be read is named, and all others are still checked`(
    table: String, column: String, sql: String, row: String
  ) throws {
    let (home, _) = try prepared()
    defer { home.remove() }
    try home.tamper(sql, "UPDATE series SET last = 9")
    let findings = try home.openForReading().verify()
    let words = "表 \(table)，行 \(row)，列 \(column)"
    #expect(findings.contains { $0.message.zhHans.contains(words) }, "\(findings.map(\.message.zhHans))")
    #expect(findings.contains { $0.message.text(in: .en).contains("table \(table), row \(row), column \(column)") })
    #expect(findings.contains { $0.code == "series-counter" })
    #expect(findings.allSatisfy { !$0.message.zhHans.contains("could not decode") })
  }

  @Test func `however the file is damaged, what comes of it is a finding or an explained error`() throws {
    let (home, bytes) = try prepared()
    defer { home.remove() }
    var dice = SeededRandom(20_261_129)
    for round in 0..<250 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        // The header and the schema are refused at once: the rows behind them are of interest.
        let place = Int.random(in: 4096..<damaged.count, using: &dice)
        let length = min(Int.random(in: 1...6, using: &dice), damaged.count - place)
        for index in place..<place + length { damaged[index] = UInt8.random(in: 0...255, using: &dice) }
      }
      try Data(damaged).write(to: URL(fileURLWithPath: home.directory + "/register.sqlite"))
      for step in steps(home) {
        do { try step() } catch {
          #expect(error is RegisterError, "round \(round): \(error)")
        }
      }
    }
  }

  private func steps(_ home: TestRegister) -> [() throws -> Void] {
    [
      { _ = try home.openForReading().verify() },
      { try home.openForReading().ledger { try $0.forEach { _ in } } },
      { _ = try home.openForReading().accounts() },
      {
        let register = try home.openForReading()
        for number in 1...3 { _ = try register.copies(of: "BF-2026-00000\(number)") }
        try register.events(1...100) { _ in }
      },
      {
        let register = try home.open()
        defer { try? register.close() }
        try home.issue(register, try TestForms.schema(), ["丁"])
        _ = try register.reprint("BF-2026-000001", by: home.mark)
      },
    ]
  }
}
