import Foundation
import TestSupport
import Testing

/// What somebody meets who works with the program for the first time.
@Suite struct `First steps` {
  let office: Office

  init() throws { office = try Office() }

  @Test func `an option before the command is told where it belongs`() throws {
    defer { office.remove() }
    let run = try office.run("--lang", "zh-Hant", "forms")
    #expect(run.status == 64 && run.err.hasPrefix("失敗：選項 --lang 要寫在命令後面：liandan forms --lang zh-Hant\n"))
    let other = try office.run("--register", "a b", "show", "FC-1", "--lang", "en")
    #expect(other.err.contains("liandan show FC-1 --lang en --register 'a b'"), "\(other.err)")
  }

  @Test(arguments: [["help", "nosuch"], ["nosuch", "--help"], ["template", "nosuch", "--help"]])
  func `help for what is no command says so`(_ arguments: [String]) throws {
    defer { office.remove() }
    let run = try office.launch(Office.program, arguments)
    #expect(run.status == 64 && run.out.isEmpty && run.err.hasPrefix("失败：没有命令“nosuch”。"), "\(run.err)")
  }

  @Test func `lists in English have commas, and one form is one form`() throws {
    defer { office.remove() }
    let forms = try office.run("forms", "--lang", "en")
    #expect(!forms.out.contains("、") && forms.out.contains("Copy 1 Stub, Copy 2 Finance"))
    let check = try office.run("check", "return-record", "forms/examples/return-record.json", "--lang", "en")
    #expect(check.err.contains("1 form: 1 right, 0 with errors"), "\(check.err)")
    let described = try office.run("describe", "return-record", "--lang", "en")
    #expect(described.out.contains("finance  Copy 2 Finance (red)  Finance"), "\(described.out)")
  }

  @Test func `what was issued before says how to close it and print it; lines of a ledger have nothing to print`()
    throws
  {
    defer { office.remove() }
    let number = try office.issued()
    let again = try office.run(
      "issue", "return-record", "forms/examples/return-record.json", "--close", "--as", "pdf")
    let hint =
      "→ 要结单，请用 liandan close \(number) 数据；要这份单的文件，请用 liandan print \(number) --as pdf --out 目录；确实要另开一份，请加 --again"
    #expect(again.err.contains(hint), "\(again.err)")
    for _ in 1...2 {
      let lines = try office.run("issue", "trip-log", "forms/examples/trip-log.json")
      #expect(lines.status == 0 && !lines.err.contains("别的格式"), "\(lines.err)")
    }
  }

  @Test func `a list that cannot be read leaves no list behind`() throws {
    defer { office.remove() }
    let run = try office.run("issue", "satisfaction-survey", "没有.csv", "--list-out", "编号.csv")
    #expect(run.status == 1 && !office.exists("编号.csv") && !run.err.contains("带编号的清单"))
    #expect(
      try office.run("issue", "satisfaction-survey", "forms/examples/surveys.csv", "--list-out", "编号.csv").status == 0)
    #expect(office.exists("编号.csv"))
  }

  @Test func `a preview comes in several formats, with what is wrong told once`() throws {
    defer { office.remove() }
    try office.write(try office.example("return-record") { $0["contact_phone"] = "1" }, to: "a.json")
    let run = try office.run("preview", "return-record", "a.json", "--as", "docx,txt", "--out", "样张")
    #expect(run.status == 1 && run.err.matches(of: /bad-phone/).count == 1)
    #expect(office.exists("样张/return-record-sample-stub.docx") && office.exists("样张/return-record-sample-stub.txt"))
  }

  @Test func `the company's telephone is a telephone`() throws {
    defer { office.remove() }
    let run = try office.run("init", "--company", "甲公司", "--phone", "1380013800", "--register", "r")
    #expect(run.status == 1 && run.err.contains("--phone“1380013800”不是有效的电话号码 [bad-phone]"), "\(run.err)")
    let two = try office.run("init", "--company", "甲公司", "--phone", "0551-62345678 / 13800138000", "--register", "r")
    #expect(two.status == 0, "\(two.err)")
    let text = String(decoding: try office.bytes("r/profile.yaml"), as: UTF8.self)
    #expect(!text.contains("# Company profile") && !text.contains("domain "))
  }

  @Test func `a prefix and a serial alone are told the number that is meant`() throws {
    defer { office.remove() }
    let number = try office.issued()
    for writing in ["fc-1", "FC1"] {
      let run = try office.run("show", writing)
      #expect(run.status != 0 && run.err.contains("是不是 \(number)？"), "\(run.err)")
    }
  }

  @Test func `placeholders of the help are in the reader's language`() throws {
    defer { office.remove() }
    for command in [["find"], ["issue"], ["print"], ["labels"], ["due"], ["export"], ["report"], ["add"], ["blank"]] {
      let help = try office.launch(Office.program, command + ["--help"]).out
      let latin = help.matches(of: /<[^>]*[A-Za-z][^>]*>/).map { String($0.0) }
      #expect(latin == [], "\(command)")
    }
  }

  @Test func `a command that is refused leaves no folder`() throws {
    defer { office.remove() }
    try office.write(try office.example("return-record") { $0["contact_phone"] = "1" }, to: "a.json")
    for options in [["--out", "打印"], ["--out", "打印", "--together", "--as", "pdf"], ["--packet", "打印/a.zip"]] {
      let run = try office.launch(Office.program, ["issue", "return-record", "a.json"] + options)
      #expect(run.status == 1 && run.err.contains("bad-phone") && !office.exists("打印"), "\(options) \(run.err)")
    }
    let number = try office.issued()
    #expect(try office.run("print", "FC-2026-000099", "--out", "打印").status != 0 && !office.exists("打印"))
    #expect(try office.run("reprint", number, "--copy", "没有", "--out", "打印").status == 64 && !office.exists("打印"))
    #expect(try office.run("print", number, "--out", "打印/一/二").status == 0)
    #expect(office.exists("打印/一/二/\(number)-finance.docx"))
    try office.write("x", to: "文件")
    let below = try office.run("print", number, "--out", "文件/一")
    #expect(below.status == 70 && below.err.contains("无法往 文件/一 里放文件"), "\(below.err)")
  }

  @Test(arguments: [["--out", ""], ["--out", " "], ["--out="], ["--list-out", ""], ["--lang", ""], ["--profile="]])
  func `an option with nothing behind it is wrong usage`(_ empty: [String]) throws {
    defer { office.remove() }
    let run = try office.launch(
      Office.program, ["issue", "return-record", "forms/examples/return-record.json"] + empty)
    let option = empty[0].replacing("=", with: "")
    #expect(run.status == 64 && run.err.contains("\(option) 是空的，请写上内容"), "\(run.err)")
    #expect(!office.exists("register"))
  }

  @Test func `formats with a space between are told before a number is taken`() throws {
    defer { office.remove() }
    let run = try office.run("issue", "return-record", "forms/examples/return-record.json", "--as", "docx", "xlsx")
    #expect(run.status == 64 && run.err.contains("“xlsx”不是数据文件") && run.err.contains("--as docx,xlsx"), "\(run.err)")
    #expect(!office.exists("register"))
    let missing = try office.run("issue", "return-record", "--lang", "en")
    #expect(missing.err.hasPrefix("failed: <data>… is missing\n"), "\(missing.err)")
    let unknown = try office.run("describe", "return-recrod", "--lang", "en")
    #expect(unknown.err.contains("'return-recrod'. Did you mean return-record"), "\(unknown.err)")
  }

  @Test func `data of another form are one finding, in JSON and in a table`() throws {
    defer { office.remove() }
    for file in ["cost-approval.json", "surveys.csv"] {
      let run = try office.run("check", "return-record", "forms/examples/\(file)")
      let told = run.out + run.err
      #expect(run.status == 1 && told.matches(of: /\[[a-z-]+\]/).map { String($0.0) } == ["[unknown-key]"], "\(told)")
    }
  }

  @Test func `a ledger as a document is the pages of a book`() throws {
    defer { office.remove() }
    #expect(try office.run("issue", "trip-log", "forms/examples/trip-log.json").status == 0)
    #expect(try office.run("ledger", "trip-log", "--as", "docx", "--out", "册.docx").status == 0)
    let text = try office.shell("unzip -p 册.docx word/document.xml").out
    #expect(text.contains("本页小计") && text.contains("累计（过次页）"))
  }
}
