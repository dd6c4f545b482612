import Testing

@testable import Forms

/// Numbers as people write them.
@Suite struct `Numbers that are written short` {
  @Test(arguments: [
    "DC-2026-000005", "dc-2026-5", "DC20265", "ＤＣ－２０２６－５", " dc2026000005 ", "DC—2026—05",
  ])
  func `every writing means the number that the rule makes`(_ writing: String) {
    #expect(NumberRule(prefix: "DC").number(meant: writing) == "DC-2026-000005")
  }

  @Test(arguments: ["DC-2026-", "DC-2026-0", "DC-26-5", "TS-2026-5", "5", "", "DC-2026-5x"])
  func `what the rule does not make means nothing`(_ writing: String) {
    #expect(NumberRule(prefix: "DC").number(meant: writing) == nil)
  }

  @Test func `a serial that has outgrown its width keeps its digits, and a day may stand before it`() {
    #expect(NumberRule(prefix: "DC", pattern: "{prefix}{year}{serial:2}").number(meant: "dc2026123") == "DC2026123")
    let daily = NumberRule(prefix: "PG", pattern: "{prefix}-{yy}{month}{day}-{serial:3}", restart: .daily)
    #expect(daily.number(meant: "pg2611207") == "PG-261120-007")
  }
}
