import Foundation
import TestSupport
import Testing

/// `liandan init` as a user meets it.
@Suite struct InitCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    // What comes with the program.
    try office.write(Data(try Repository.bytes("forms/profile.yaml")), to: "forms/profile.yaml")
  }

  private static let notice = "样张：公司参数还是随程序来的示例，运行 liandan init 之后不再有此标记\n"

  @Test func `until init was run, each command that makes documents says that they are samples`() throws {
    defer { office.remove() }
    let issued = try office.run("issue", "return-record", "forms/examples/return-record.json")
    #expect(issued.err.hasPrefix(Self.notice))
    #expect(try office.run("blank", "return-record").err.contains(Self.notice))
    #expect(try !office.run("blank", "return-record", "--out", "b.docx", "--quiet").err.contains("样张"))
    #expect(try !office.run("check", "return-record", "forms/examples/return-record.json").err.contains("样张"))
    let made = try office.run("init", "--company", "某某机械有限公司")
    #expect(made.status == 0 && made.out.hasPrefix("已写好 register/profile.yaml：某某机械有限公司\n台账里已有 1 份单"))
    #expect(try !office.run("blank", "return-record", "--out", "c.docx").err.contains("样张"))
    #expect(try office.run("verify", "register").status == 0)
  }

  @Test func `a new register begins as the company said`() throws {
    defer { office.remove() }
    let made = try office.run(
      "init", "--company", "某某环卫车辆有限公司", "--profile", "special-vehicles", "--phone", "0551-62345678", "--first",
      "返厂产品处理记录表=1201", "--prefix", "cost-approval=FY", "--set", "approval_limit=2000", "--holidays", "2026", "--json")
    #expect(made.status == 0, "\(made.err)")
    let told = try #require(made.objects().first)
    #expect(told["profile"] as? String == "register/profile.yaml" && told["company"] as? String == "某某环卫车辆有限公司")
    let text = String(decoding: try office.bytes("register/profile.yaml"), as: UTF8.self)
    #expect(!text.contains("\nsample") && !text.contains("\nbase") && !text.contains("示例") && !text.contains("皖江恒川"))
    #expect(text.contains("# ── 保修期") && text.contains("value: 2000") && text.contains("制度原文“保修内服务及时率为98%以上”"))
    #expect(try office.issued() == "FC-2026-001201".replacing("2026", with: year))
    let closed = try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--json")
    #expect(closed.numbers == ["FY-\(year)-000001"], "\(closed.err)")
    let verified = try office.run("verify", "register")
    #expect(verified.status == 0 && verified.out.contains("\n  公司参数：profile（"), "\(verified.out)\(verified.err)")
  }

  private var year: String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = TimeZone(secondsFromGMT: 8 * 3600) ?? .gmt
    return "\(calendar.component(.year, from: Date()))"
  }

  @Test func `everything that is wrong is told at once, and nothing is written`() throws {
    defer { office.remove() }
    try office.write("holidays: { 2026: { off: [2026-13-01] } }\n", to: "days.yaml")
    let run = try office.run(
      "init", "--company", "某公司", "--first", "return-recrd=1", "--first", "cost-approval=0", "--prefix", "loan=FC",
      "--prefix", "dispatch=派工", "--set", "warranty_month=3", "--set", "approval_limit=多", "--holidays", "days.yaml")
    #expect(run.status == 1)
    for words in [
      "没有表单“return-recrd” [unknown-form]", "是不是 return-record", "起始号要在 1 到 999999 之间，不能是“0” [serial-range]",
      "[prefix-taken]", "编号前缀只用 1 到 12 个英文字母和数字 [number-prefix]", "没有参数“warranty_month” [unknown-keyword]",
      "参数 approval_limit（三包服务费用审批限额（元））不能是“多” [wrong-type]", "days.yaml · 第 1 行", "[holiday-date]",
    ] { #expect(run.err.contains(words), "\(words): \(run.err)") }
    #expect(!office.exists("register"))
  }

  @Test func `the company's name is needed, and a profile is not overwritten`() throws {
    defer { office.remove() }
    let nameless = try office.run("init")
    #expect(nameless.status == 64 && nameless.err.contains("--company"))
    #expect(try office.run("init", "--company", " ").status == 64)
    #expect(try office.run("init", "--company", "甲", "--first", "loan").err.contains("--first 写成 名称=值，不能是“loan”"))
    #expect(try office.run("init", "--company", "甲", "--set", "a=1", "--set", "a=2").err.contains("--set 里 a 写了两次"))
    try office.run("init", "--company", "甲公司")
    let again = try office.run("init", "--company", "乙公司")
    #expect(again.status == 70 && again.err.contains("register/profile.yaml 已经存在，没有覆盖"))
    // On top of what it says already.
    let forced = try office.run("init", "--force", "--set", "approval_limit=500")
    #expect(forced.status == 0 && forced.out.hasPrefix("已写好 register/profile.yaml：甲公司\n"), "\(forced.err)")
    let text = String(decoding: try office.bytes("register/profile.yaml"), as: UTF8.self)
    #expect(text.contains("name: \"甲公司\"") && text.contains("value: 500"))
  }
}
