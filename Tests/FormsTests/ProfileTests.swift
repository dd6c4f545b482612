import Expressions
import Findings
import Foundation
import TestSupport
import Testing

@testable import Forms

/// Profiles that change another one, and what a company makes of them.
@Suite struct ProfileTests {
  private static let base = """
    # 示例
    # 用 init 换成自己的
    sample: true

    company:
      name: 甲公司   # 抬头
      phone: "1"
    parameters:
      # 限额
      limit:
        value: 1000
        label: 限额
      code:
        value: "007"
    calendar:
      - { id: a, title: 甲, every: day }

    """

  private static func find(_ name: String) -> ProfileText? {
    switch name {
    case "profile": ProfileText(yaml: base, file: "profile.yaml")
    case "loop": ProfileText(yaml: "base: loop\n", file: "loop.yaml")
    default: nil
    }
  }

  private static func load(_ yaml: String) throws -> (CompanyProfile?, [Finding]) {
    try CompanyProfile.load(ProfileText(yaml: yaml, file: "profiles/b.yaml")) { find($0) }
  }

  @Test func `a profile says what differs, and the rest is as in its base`() throws {
    let (profile, findings) = try Self.load(
      "base: profile\nsample: false\ncompany: { name: 乙公司 }\nparameters: { limit: { value: 24 } }\n")
    #expect(findings == [])
    let read = try #require(profile)
    #expect(read.name == "乙公司" && read.details["phone"] == "1" && !read.isSample && read.id == "b")
    #expect(
      read.parameters["limit"]?.value == .number(ExactDecimal(24)) && read.parameters["limit"]?.label.zhHans == "限额")
    #expect(read.parameters["code"]?.value == .text("007") && read.calendar.map(\.id) == ["a"])
  }

  @Test func `the text that is kept is whole and reads back as the same profile`() throws {
    let profile = try #require(try Self.load("id: b\nbase: profile\nparameters: { limit: { value: 24 } }\n").0)
    #expect(!profile.text.contains("base"))
    let (again, findings) = CompanyProfile.load(yaml: profile.text, file: "profile.yaml")
    #expect(findings == [])
    #expect(again?.id == "b" && again?.isSample == true && again?.text == profile.text)
    #expect(again?.parameters.mapValues(\.value) == profile.parameters.mapValues(\.value))
    #expect(try Self.load(Self.base).0?.text == Self.base)
  }

  @Test(arguments: ["base: nothing\n", "base: loop\n", "base: [profile]\n"])
  func `a base that is not there, or that goes round, is told with its place`(_ yaml: String) throws {
    let (profile, findings) = try Self.load(yaml)
    #expect(profile == nil)
    #expect(findings.map(\.code) == ["no-base"] && findings[0].origin.line == 1)
  }

  @Test(arguments: [
    ("prefixes: { return-record: 费用 }", "number-prefix"), ("prefixes: [FC]", "wrong-type"),
    ("first_serials: { return-record: 0 }", "wrong-type"), ("first_serials: { 返厂: 3 }", "bad-id"),
    ("id: 一号", "bad-id"), ("sample: 是", "wrong-type"), ("fonts: { txet: a }", "unknown-key"),
    ("fonts: [宋体]", "wrong-type"), ("printers: { 前台: { x: 20.5 } }", "wrong-type"),
    ("printers: { 前台: { x: 1e0 } }", "wrong-type"), ("printers: { 前台: { z: 1 } }", "unknown-key"),
    ("printers: 前台", "wrong-type"),
  ])
  func `wrong prefixes, serials, names, fonts and printers are told`(_ line: String, _ code: String) throws {
    #expect(CompanyProfile.load(yaml: "company: { name: 某公司 }\n\(line)\n", file: "p").1.map(\.code) == [code])
  }

  @Test func `a printer's offset goes to either side, and is 0 where it is not said`() {
    let yaml = "company: { name: 某公司 }\nprinters:\n  前台针式: { x: 1.5, y: -0.5 }\n  二楼: { y: +20 }\n"
    let (profile, findings) = CompanyProfile.load(yaml: yaml, file: "p")
    #expect(findings == [])
    #expect(profile?.printers == ["前台针式": PrinterOffset(x: 1.5, y: -0.5), "二楼": PrinterOffset(x: 0, y: 20)])
  }

  @Test func `a company's own profile keeps the comments, and nothing of the example`() throws {
    var setup = CompanySetup()
    setup.company = ["name": "丙 \"公司\"", "fax": "2"]
    setup.parameters = ["limit": "2000"]
    setup.prefixes = ["return-record": "FH"]
    setup.firstSerials = ["return-record": 1201]
    setup.holidays = ProfileText(yaml: "holidays:\n  2099: { off: [2099-01-01] }\n", file: "h.yaml")
    let (text, findings) = try setup.text(of: ProfileText(yaml: Self.base, file: "profile.yaml")) { Self.find($0) }
    #expect(findings == [])
    #expect(
      text == """
        company:
          name: "丙 \\"公司\\""
          fax: "2"
        parameters:
          # 限额
          limit:
            value: 2000
            label: 限额
          code:
            value: "007"
        calendar:
          - { id: a, title: 甲, every: day }
        prefixes:
          return-record: "FH"
        first_serials:
          return-record: 1201
        holidays:
          2099:
            off: ["2099-01-01"]

        """)
  }

  @Test func `a mark is kept in the text, so that a form can be printed again without its file`() throws {
    let profile = try #require(CompanyProfile.load(yaml: "# 甲\nlogo: l.png\ncompany: { name: 甲 }\n", file: "p").0)
    #expect(profile.logo == "l.png")
    let whole = profile.embedding(logo: "data:image/png;base64,AA==")
    #expect(whole.text == "# 甲\nlogo: \"data:image/png;base64,AA==\"\ncompany: { name: 甲 }\n")
    #expect(CompanyProfile.load(yaml: whole.text, file: "p").0?.logo == whole.logo)
  }

  @Test(arguments: [
    "company: { name: 甲公司, phone: \"1\" }\nsample: true\nparameters: { limit: { value: 1000 } }\n",
    "sample: true\ncompany:\n  name: |-\n    甲公司\n  phone: '1'\nparameters:\n  limit: {\n    value: 1000 }\n",
  ])
  func `however a profile is written, what a company says is in its place`(_ yaml: String) throws {
    var setup = CompanySetup()
    setup.company["name"] = "丙公司"
    setup.parameters["limit"] = "~"
    let text = try #require(try setup.text(of: ProfileText(yaml: yaml, file: "p")) { Self.find($0) }.text)
    let profile = try #require(CompanyProfile.load(yaml: text, file: "p").0)
    #expect(profile.name == "丙公司" && profile.details["phone"] == nil && !profile.isSample)
    #expect(profile.parameters["limit"]?.value == .unknown)
  }

  @Test func `the holidays that come with the program are days of their year`() throws {
    let yaml = try Repository.text("forms/holidays/2026.yaml") + "company: { name: 某公司 }\n"
    let (profile, findings) = CompanyProfile.load(yaml: yaml, file: "2026.yaml")
    #expect(findings == [])
    let calendar = try #require(profile?.workdays)
    let new = try #require(CalendarDate(iso: "2026-01-01"))
    let last = try #require(CalendarDate(iso: "2026-12-31"))
    // 365 days, of which 104 are of weekends and 33 are off, 14 of these on weekends; six weekend days are worked.
    #expect(calendar.workdays(after: new, through: last) == 248)
  }

  private static let names = try? FileManager.default.contentsOfDirectory(atPath: Repository.path + "/forms/profiles")

  @Test(arguments: (names ?? []).sorted())
  func `an example of a company names parameters that there are, each with its source`(_ file: String) throws {
    let base = try #require(
      CompanyProfile.load(yaml: try Repository.text("forms/profile.yaml"), file: "profile.yaml").0)
    let yaml = try Repository.text("forms/profiles/\(file)")
    let (profile, findings) = try CompanyProfile.load(ProfileText(yaml: yaml, file: file)) { name in
      ProfileText(yaml: try Repository.text("forms/\(name).yaml"), file: name)
    }
    #expect(findings == [])
    let read = try #require(profile)
    #expect(read.isSample && "\(read.id).yaml" == file)
    #expect(read.parameters.keys.sorted() == base.parameters.keys.sorted())
    let own = try #require(YAMLTree.read(yaml, file: file).tree?.value("parameters"))
    guard case .map(let members) = own.content else { return }
    for member in members {
      #expect(member.value.value("source") != nil, "\(member.key)")
      let kinds = [base, read].map { "\($0.parameters[member.key]?.value ?? .unknown)".prefix { $0 != "(" } }
      #expect(kinds[0] == kinds[1] || kinds.contains("unknown"), "\(member.key)")
    }
  }

  @Test func `five companies come with the program`() { #expect(Self.names?.count == 5) }
}
