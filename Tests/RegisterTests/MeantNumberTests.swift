import Testing

@testable import Register

/// Numbers as people write them.
@Suite struct MeantNumberTests {
  private func isMeant(_ writing: String, _ number: String, _ serial: Int) -> Bool {
    let meant = MeantNumber(writing)
    return meant.serials.contains(serial) && meant.isMeant(number, serial: serial)
  }

  @Test(
    arguments: [
      "FC-2026-000012", "fc-2026-000012", "ＦＣ-2026-000012", "ｆｃ－２０２６－１２", "FC-2026-12", "fc–2026–0012", "FC2026000012",
      "FC202612", " fc-2026-12 ",
    ])
  func `small letters, full width, other dashes or none, and missing zeros mean the same`(_ writing: String) {
    #expect(isMeant(writing, "FC-2026-000012", 12))
  }

  @Test(
    arguments: [
      "FC-2026-13", "FC-2025-12", "SP-2026-12", "FC-2026-", "FC-202-612", "12", "2026-12", "FC-2026-12-1",
      "FC-2026-012A",
      "", "-",
    ])
  func `another serial, year or prefix means another number`(_ writing: String) {
    #expect(!isMeant(writing, "FC-2026-000012", 12))
  }

  @Test func `a number whose serial follows its year at once is met too`() {
    #expect(isMeant("fc26007", "FC260007", 7) && isMeant("FC260007", "FC260007", 7))
    #expect(!isMeant("FC267", "FC260017", 17))
  }
}
