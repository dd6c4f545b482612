import Findings
import Foundation
import Testing

@Suite struct SpeechTests {
  let office: Office

  init() throws { office = try Office() }

  static let commands = [
    ["init"], ["forms"], ["describe"], ["check"], ["issue"], ["add"], ["close"], ["void"], ["print"], ["labels"],
    ["reprint"],
    ["find"], ["show"], ["attach"], ["paper"], ["hold"], ["retention"],
    ["export"], ["due"], ["report"], ["reports"], ["preview"], ["ledger"], ["pack"],
    ["verify"], ["anchor"], ["keys", "make"], ["keys", "show"], ["backup"], ["restore"], ["repair"],
    ["blank"], ["template", "make"], ["template", "lint"], ["template", "tags"], ["template", "render"],
    ["template", "check-output"], ["expression"], ["explain"], ["examples"], ["template"], ["keys"], [],
  ]
  /// Commands that do nothing by themselves.
  static let groups = [["template"], ["keys"]]

  @Test(arguments: commands)
  func `help is in one language, fits a terminal, and its examples work`(command: [String]) throws {
    defer { office.remove() }
    let help = try office.launch(Office.program, command + ["--help"])
    #expect(help.status == 0 && help.out.contains("用法：liandan"))
    let lines = help.out.split(separator: "\n").map(String.init)
    let examples = lines.filter { $0.hasPrefix("  liandan ") }
    let words = lines.filter { !examples.contains($0) }
    for line in words {
      #expect(TextWidth.columns(line) <= 80, "\(line)")
      for heading in ["USAGE", "OVERVIEW", "OPTIONS", "Show", "default"] { #expect(!line.contains(heading), "\(line)") }
    }
    let english = try office.launch(Office.program, command + ["--help", "--lang", "en"]).out
    let chinese = english.split(separator: "\n").filter { line in
      !line.hasPrefix("  liandan ") && line.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }
    }
    #expect(chinese == [] && english.contains("Usage: liandan"))
    try office.run("examples", "--quiet")
    let number = try office.run("issue", "return-record", "examples/return-record.json", "--json").numbers.first
    // What `make` shows is made by it, for the first time.
    if command.last != "make" { try office.run("template", "make", "return-record", "--out", "my-template.docx") }
    if command == ["keys", "show"] {
      for path in ["register/signing-key.pem", "finance-key.pem"] { try office.run("keys", "make", "--out", path) }
    }
    try office.run("anchor", "--out", "anchor-2026-11.txt")
    #expect(!examples.isEmpty || SpeechTests.groups.contains(command))
    var count = 0
    for line in examples {
      let line = line.replacing("FC-2026-000001", with: number ?? "?").replacing(
        "DA-2026-000001", with: number?.replacing("FC", with: "DA") ?? "?")
      // What only the user can have: numbers of this year to close, packets made some month ago, the ISO's schemas.
      if ["closing.csv", "scanned.txt", "finance-2026", "*.zip", "ooxml-xsd"].contains(where: line.contains) {
        continue
      }
      let run = try office.shell(line)
      #expect(run.status == 0, "\(line): \(run.err)")
      count += 1
    }
    #expect(count > 0 || SpeechTests.groups.contains(command))
  }

  @Test(arguments: [
    (["chek"], "没有命令“chek”。您要的也许是 check"), (["template", "lnt"], "没有命令“lnt”。您要的也许是 lint"),
    (["issue", "return-record"], "缺少 <数据>…"), (["void", "FC-1"], "缺少 --reason <文字>"),
    (["forms", "--jsn"], "没有选项 --jsn。您要的也许是 --json"), (["forms", "--zzzzzzzzzz"], "没有选项 --zzzzzzzzzz"),
    (["issue", "a", "b", "--as", "rtf"], "--as <格式> 不能是“rtf”，可以是 docx、xlsx、pdf、ofd、txt"),
    (["check", "a", "b", "--stage", "x"], "--stage <阶段> 不能是“x”，可以是 opening、closing"),
    (["check", "a", "b", "--lang", "fr"], "--lang <语言> 不能是“fr”，可以是 zh-Hans、zh-Hant、en"),
    (["forms", "a", "b"], "多出来的参数：a、b"), (["ledger", "--period"], "--period <期间> 后面缺少值"),
    (["forms", "--quiet=3"], "--quiet 不带值，去掉“=3”"), (["ledger", "--wait", "x"], "--wait <秒> 不能是“x”"),
    (["ledger", "--wait=-1"], "--wait 要在 0 到 86400 秒之间"),
    (["--generate-completion-script", "tcsh"], "补全脚本只有 bash、zsh、fish 三种"),
  ])
  func `wrong usage is told in the user's language, with what is near`(arguments: [String], _ message: String) throws {
    defer { office.remove() }
    let run = try office.launch(Office.program, arguments)
    let lines = run.err.split(separator: "\n").map(String.init)
    #expect(run.status == 64 && lines.first == "失败：\(message)", "\(run.err)")
    #expect(lines.dropFirst().first?.hasPrefix("用法：liandan") == true && lines.last?.hasPrefix("详见 liandan") == true)
    if arguments.contains("--lang") { return }
    let english = try office.launch(Office.program, arguments + ["--lang", "en"]).err
    #expect(!english.unicodeScalars.contains { (0x3400...0x9FFF).contains($0.value) }, "\(english)")
  }

  @Test(arguments: commands.filter { $0.count > 0 && !groups.contains($0) })
  func `every command takes the options that all have`(command: [String]) throws {
    defer { office.remove() }
    let options = [
      "--register", "r", "--operator", "王建国", "--forms", "forms", "--templates", "templates", "--lang", "en", "--quiet",
      "--out", "o",
    ]
    let run = try office.launch(Office.program, command + options)
    #expect(!run.err.contains("there is no option"), "\(run.err)")
  }

  @Test func `a group of commands by itself shows its help, in the language asked for`() throws {
    defer { office.remove() }
    let run = try office.run("template", "--lang", "zh-Hant")
    #expect(run.status == 0 && run.out.contains("用法：liandan template <命令>") && run.out.contains("檢查範本"))
    #expect(try office.run("help", "template", "lint").out == office.run("template", "lint", "-h").out)
    #expect(try office.run().out.contains("liandan examples"))
    #expect(try office.run("--version").out == "1.0.0\n")
  }

  @Test func `what is set once is not typed again`() throws {
    defer { office.remove() }
    try office.shell("mkdir -p .config/liandan && mv forms company-forms")
    let config = "register: 台账\noperator: 王建国\nlang: zh-Hant\nforms: company-forms\n"
    try office.write(config, to: ".config/liandan/config.yaml")
    let home = ["HOME": office.folder]
    let data = "company-forms/examples/return-record.json"
    let run = try office.launch(Office.program, ["issue", "return-record", data], environment: home)
    #expect(run.status == 0 && run.err.contains("新建台帳") && office.exists("台账/register.sqlite"), "\(run.err)")
    let ledger = try office.launch(Office.program, ["ledger", "--as", "json"], environment: home)
    #expect(ledger.out.contains("王建国"))
    // What is nearer comes first: an option, the environment, the file.
    let told = try office.launch(
      Office.program, ["ledger"], environment: home.merging(["LIANDAN_REGISTER": "none", "LIANDAN_LANG": "en"]) { $1 })
    #expect(told.err.contains("failed:") && told.err.contains("none"), "\(told.err)")
    try office.write("operater: a\n", to: ".config/liandan/config.yaml")
    let wrong = try office.launch(
      Office.program, ["forms", "--forms", "company-forms"], environment: home)
    #expect(
      wrong.status == 1 && wrong.err.contains("设置里没有“operater” [bad-setting]") && wrong.err.contains("是不是 operator？"))
  }

  @Test func `forms of one's own are added to those that came with the program`() throws {
    defer { office.remove() }
    try office.shell("mkdir -p usr/bin usr/share/liandan work/forms && mv forms templates usr/share/liandan/")
    try FileManager.default.copyItem(atPath: Office.program, toPath: office.folder + "/usr/bin/liandan")
    try office.shell(
      "sed 's/^id: return-record/id: my-return/; s/返厂产品处理记录表/本公司返厂单/'"
        + " usr/share/liandan/forms/return-record.yaml > work/forms/my-return.yaml")
    let run = try office.shell("cd work && ../usr/bin/liandan forms")
    #expect(
      run.status == 0 && run.out.contains("my-return\t本公司返厂单") && run.out.contains("cost-approval\t"), "\(run.err)")
    // Alone, a folder of forms needs a profile, and that is what is said.
    let alone = try office.shell("cd work && ../usr/bin/liandan forms --forms forms")
    #expect(alone.status == 64 && alone.err.contains("没有公司参数文件 profile.yaml"), "\(alone.err)")
    let copied = try office.shell("cd work && ../usr/bin/liandan examples && ../usr/bin/liandan examples")
    #expect(copied.out.contains("examples/return-record.json") && copied.err.contains("examples 里已经都有了"))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `completion scripts are made for the common shells`(shell: String) throws {
    defer { office.remove() }
    let run = try office.run("--generate-completion-script", shell)
    #expect(run.status == 0 && run.out.contains("reprint") && run.out.contains("--all-or-none".dropFirst(2)))
  }

  @Test func `with --json standard output holds JSON and nothing else`() throws {
    defer { office.remove() }
    let number = try office.issued()
    var wrong = try office.example("return-record") { $0["handle_type"] = "?" }
    wrong.append("\n")
    try office.write(wrong, to: "wrong.json")
    for arguments in [
      ["forms"], ["describe", "return-record"], ["check", "return-record", "wrong.json"],
      ["check", "return-record", "forms/examples/return-record.json"],
      ["issue", "return-record", "wrong.json", "forms/examples/return-record.json", "--close", "--as", "docx,xlsx"],
      ["close", number, "wrong.json"], ["close", number, "forms/examples/return-record.json"], ["reprint", number],
      ["void", number, "--reason", "填错"], ["pack", "--to", "财务部"], ["verify", "register"],
      ["template", "lint", "return-record"], ["template", "tags", "return-record"],
      ["expression", "cost-approval", "1 + 1"], ["expression", "cost-approval", "1 +"],
    ] {
      let run = try office.launch(Office.program, arguments + ["--json", "--lang", "en"])
      #expect(run.status == 0 || run.status == 1, "\(arguments): \(run.err)")
      _ = run.objects()
    }
    let issued = try #require(
      try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--json").objects().last)
    #expect(Set(issued.keys) == ["number", "form", "state", "copies", "origin"])
    let copy = try #require((issued["copies"] as? [[String: Any]])?.first)
    #expect(Set(copy.keys) == ["id", "keeper", "file", "sha256", "bytes"])
    let finding = try #require(try office.run("check", "return-record", "wrong.json", "--json").objects().first)
    #expect(Set(finding.keys).isSuperset(of: ["severity", "code", "message", "origin", "field", "hint"]))
  }

  @Test func `messages follow --lang, else the locale, else simplified Chinese`() throws {
    defer { office.remove() }
    func said(_ arguments: [String], _ environment: [String: String]) throws -> String {
      try office.launch(Office.program, ["check", "return-record", "none.json"] + arguments, environment: environment)
        .err
    }
    #expect(try said([], [:]).contains("没有这个文件"))
    #expect(try said([], ["LANG": "C.UTF-8"]).contains("没有这个文件"))
    #expect(try said([], ["LANG": "zh_TW.UTF-8"]).contains("沒有這個檔案"))
    #expect(try said([], ["LANG": "en_GB.UTF-8"]).contains("there is no such file"))
    #expect(try said([], ["LANG": "en_GB.UTF-8", "LC_ALL": "zh_CN.UTF-8"]).contains("没有这个文件"))
    #expect(try said(["--lang", "en"], ["LANG": "zh_TW.UTF-8"]).contains("there is no such file"))
  }

  @Test(arguments: [
    ["issue"], ["issue", "return-record"], ["nonsense"], ["issue", "return-record", "x", "--as", "rtf"],
    ["ledger", "--as", "odt"], ["ledger", "--period", "2026-13"], ["pack", "--to", "财务部", "--period", "11月"],
    ["pack", "--to", "保卫科"], ["check", "return-record", "x", "--lang", "fr"], ["void", "FC-1"],
    ["template", "render", "none.docx", "none.json"], ["ledger", "--wait", "-1"], ["forms", "--nonsense"],
  ])
  func `wrong usage ends with 64, on standard error, in the user's language`(arguments: [String]) throws {
    defer { office.remove() }
    let run = try office.launch(Office.program, arguments)
    #expect(run.status == 64, "\(run.err)")
    #expect(run.out.isEmpty && run.err.hasPrefix("失败："), "\(run.err)")
    #expect(!office.exists("register"))
  }

  @Test func `quiet leaves out remarks, not findings`() throws {
    defer { office.remove() }
    let data = "forms/examples/surveys.jsonl"
    #expect(try office.run("issue", "satisfaction-survey", data).err.contains("开单 "))
    #expect(try office.run("issue", "satisfaction-survey", data, "--quiet").err.isEmpty)
    #expect(try office.run("blank", "return-record", "--quiet", "--force").err.isEmpty)
    #expect(try office.run("check", "return-record", "none.json", "--quiet").err.contains("没有这个文件"))
  }

  @Test func `data come from standard input, and from a pipe`() throws {
    defer { office.remove() }
    let text = String(decoding: try office.bytes("forms/examples/return-record.json"), as: UTF8.self)
    #expect(try office.run("check", "return-record", "-", input: text).status == 0)
    #expect(try office.run("issue", "return-record", "-", "--json", input: text).numbers.count == 1)
    let csv = try office.shell("liandan issue satisfaction-survey - --json < forms/examples/surveys.csv")
    #expect(csv.status == 0 && csv.numbers.count > 3, "\(csv.err)")
    let empty = try office.run("issue", "return-record", "-", "--json")
    #expect(empty.status == 1 && empty.codes == ["file-empty"])
    let pipe = try office.shell(
      "mkfifo pipe && (cat forms/examples/return-record.json > pipe &) && liandan issue return-record pipe --json")
    #expect(pipe.status == 0 && pipe.numbers.count == 1, "\(pipe.err)")
  }

  @Test func `an installed program finds the forms that came with it`() throws {
    defer { office.remove() }
    try office.shell("mkdir -p usr/bin usr/share/liandan work/forms && mv forms templates usr/share/liandan/")
    try FileManager.default.copyItem(atPath: Office.program, toPath: office.folder + "/usr/bin/liandan")
    let run = try office.shell(
      "ln -s ../usr/bin/liandan work/linked && cd work && ./linked issue return-record"
        + " ../usr/share/liandan/forms/examples/return-record.json --json")
    #expect(run.status == 0 && run.numbers.count == 1, "\(run.err)")
  }

  @Test func `the ledger is written as table, CSV, JSON and workbook`() throws {
    defer { office.remove() }
    let number = try office.issued("cost-approval")
    try office.run("void", number, "--reason", "金额\n填错", "--operator", "王\n建国")
    let table = try office.run("ledger").out
    #expect(table.split(separator: "\n").count == 2 && table.contains(number) && table.contains("金额 填错"))
    #expect(try office.run("ledger", "--lang", "en").out.hasPrefix("Number"))
    let csv = try office.run("ledger", "--as", "csv").out
    #expect(csv.hasPrefix("\u{FEFF}编号,") && csv.contains("\r\n\(number),"))
    let json = try office.run("ledger", "cost-approval", "--as", "json")
    #expect(json.objects().first?["state"] as? String == "void")
    #expect(try office.run("ledger", "return-record", "--as", "json").out.isEmpty)
    #expect(try office.run("ledger", "--as", "xlsx", "--out", "台账.xlsx").status == 0)
    #expect(try office.bytes("台账.xlsx").prefix(2) == Data("PK".utf8))
  }
}
