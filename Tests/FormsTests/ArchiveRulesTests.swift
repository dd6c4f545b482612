import Findings
import Testing

@testable import Forms

/// How a company writes archival codes and names metadata.
@Suite struct ArchiveRulesTests {
  private func rules(_ code: String, elements: String = "{ record: 记录, archive_code: 档号, number: 编号 }") -> (
    ArchiveRules?, [Finding]
  ) {
    ArchiveRules.load(
      yaml: "code: \"\(code)\"\nclasses: { 会计凭证附件: KU }\nelements: \(elements)\n", file: "archive.yaml")
  }

  @Test func `a code has fonds, class, year, retention and a serial of so many digits`() throws {
    let rules = try #require(rules("{fonds}-{class}-{year}-{retention}-{serial:4}").0)
    func text(_ fonds: String?, _ archiveClass: String, _ years: Int?) -> String? {
      ArchiveCode(rules.code(fonds: fonds, archiveClass: archiveClass, year: 2026, years: years))?.text(7)
    }
    #expect(text("A001", "会计凭证附件", 30) == "A001-KU-2026-D30-0007")
    #expect(text(nil, "会计凭证附件", nil) == "KU-2026-Y-0007")
    #expect(text(nil, "别的", 10) == "QT-2026-D10-0007")
  }

  @Test(arguments: [
    "{class}-{year}", "{serial}-{serial}", "{class} {serial}", "{form}-{serial}", "{serial:0}", "{serial:x}",
  ])
  func `a code without just one serial, or with parts that are not known, is told`(code: String) {
    #expect(rules(code).1.map(\.code) == ["archive-rule"])
  }

  @Test func `elements are named as XML wants it, and the code has one`() {
    #expect(
      rules("{serial}", elements: "{ record: 1记录, archive_code: 档号, number: 编号 }").1.map(\.code) == ["archive-rule"])
    #expect(rules("{serial}", elements: "{ record: 记录, number: 编号 }").1.map(\.code) == ["archive-rule"])
  }
}
