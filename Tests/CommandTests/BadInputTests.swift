import Foundation
import OPC
import TestSupport
import Testing

/// Each kind of bad input: one clear message, the right exit status, nothing half-written.
@Suite struct BadInputTests {
  let office: Office

  init() throws { office = try Office() }

  private static let example = "forms/examples/return-record.json"

  @Test(arguments: [
    ("missing.json", "no-such-file", "没有这个文件"), ("empty.json", "file-empty", "文件是空的"),
    ("forms", "file-unreadable", "这是文件夹"), ("gb.json", "", "UTF-8"), ("half.json", "", "第 1 行"),
    ("binary.xlsx", "zip-not-an-archive", "zip"),
  ])
  func `data that cannot be read is a finding with the file's name`(name: String, code: String, words: String) throws {
    defer { office.remove() }
    try office.write("", to: "empty.json")
    try office.write(Data([0x7B, 0x22, 0xBF, 0xCD, 0xBB, 0xA7, 0x22, 0x3A, 0x31, 0x7D]), to: "gb.json")
    try office.write(#"{"customer_name": "甲""#, to: "half.json")
    try office.write(Data([0x50, 0x4B, 3, 4, 0, 0, 0]), to: "binary.xlsx")
    for command in ["check", "issue"] {
      let run = try office.run(command, "return-record", name)
      #expect(run.status == 1)
      #expect(run.out.isEmpty)
      #expect(run.err.hasPrefix(name) && run.err.contains("错误：") && run.err.contains(words), "\(run.err)")
      let asJSON = try office.run(command, "return-record", name, "--json")
      #expect(asJSON.status == 1 && asJSON.codes.count == 1 && asJSON.err.contains("错误：") == false)
      if !code.isEmpty { #expect(asJSON.codes == [code]) }
    }
    #expect(!office.exists("register/issued"))
  }

  @Test func `one file that is missing does not keep back the others`() throws {
    defer { office.remove() }
    let run = try office.run("issue", "return-record", "missing.json", BadInputTests.example, "--json")
    #expect(run.status == 1)
    #expect(run.codes == ["no-such-file"] && run.numbers.count == 1)
    let tried = try office.run("expression", "return-record", "1 + 1", "missing.json")
    #expect(tried.status == 1 && tried.out.isEmpty)
    let none = try office.run(
      "issue", "return-record", "missing.json", BadInputTests.example, "--all-or-none", "--json")
    #expect(none.status == 1 && none.codes == ["no-such-file"] && none.numbers.isEmpty)
  }

  @Test func `a form that does not exist is wrong usage, and the nearest one is named`() throws {
    defer { office.remove() }
    let run = try office.run("check", "return-recrd", BadInputTests.example)
    #expect(run.status == 64)
    #expect(run.err.contains("return-record（返厂产品处理记录表）"))
    #expect(try office.run("check", "返厂产品处理记录表", BadInputTests.example).status == 0)
    try FileManager.default.removeItem(atPath: office.folder + "/forms")
    let none = try office.run("forms")
    #expect(none.status == 64 && none.err.contains("--forms"))
    for command in ["lint", "tags"] {
      let run = try office.run("template", command, "none.docx", "--forms", Repository.path + "/forms")
      #expect(run.status == 64 && run.err.contains("没有这个模板文件"), "\(run.err)")
    }
  }

  @Test func `unknown and doubled keys are findings at their place`() throws {
    defer { office.remove() }
    let text = try office.example("return-record") { $0["customer_nmae"] = "乙" }
    try office.write(String(text.dropLast()) + #","unit":"甲","reason":"一","reason":"二"}"#, to: "data.json")
    let run = try office.run("check", "return-record", "data.json", "--json")
    #expect(run.status == 1)
    let pointers = run.objects().compactMap { ($0["origin"] as? [String: Any])?["pointer"] as? String }
    #expect(Set(pointers) == ["/customer_nmae", "/unit", "/reason"], "\(run.out)")
  }

  @Test func `a broken schema is told with its line`() throws {
    defer { office.remove() }
    try office.edit("forms/return-record.yaml") { $0.replacing("type: dateTime", with: "type: dateTmie") }
    let run = try office.run("issue", "return-record", BadInputTests.example)
    #expect(run.status == 1)
    #expect(run.err.contains("return-record.yaml · 第 ") && run.err.contains("dateTime"))
    #expect(!office.exists("register"))
    #expect(try office.run("forms", "--json").status == 1)
  }

  @Test(arguments: ["{{numbr}}", "{{#items}}", "{{/items}}", "{{number"])
  func `a template with a wrong tag is told with its place, and no number is taken`(tag: String) throws {
    defer { office.remove() }
    let name: PartName = "/word/document.xml"
    let file = "templates/return-record.docx"
    #expect(try office.run("template", "make", "return-record", "--out", file, "--force").status == 0)
    let package = try OPCPackage(reading: Array(try office.bytes(file)), name: file)
    let body = String(decoding: try package.bytes(of: name), as: UTF8.self)
    let end = try #require(body.range(of: "<w:sectPr", options: .backwards)).lowerBound
    let spoilt = body[..<end] + "<w:p><w:r><w:t>\(tag)</w:t></w:r></w:p>" + body[end...]
    try office.write(Data(try package.writing(replacements: [name: Array(spoilt.utf8)])), to: file)
    let run = try office.run("issue", "return-record", BadInputTests.example)
    #expect(run.status == 1, "\(run.err)")
    #expect(run.err.hasPrefix("templates/return-record.docx · "), "\(run.err)")
    #expect(try office.run("template", "lint", "return-record").status == 1)
    #expect(try office.run("ledger", "--as", "json").out.isEmpty)
  }

  @Test func `a register or folder that cannot be written is a failure, and nothing is taken`() throws {
    defer { office.remove() }
    try office.write("x", to: "file")
    for arguments in [
      ["--register", "file"], ["--register", "file/below"], ["--out", "file"], ["--out", "file/below"],
      ["--register", "/proc/file"],
    ] {
      let run = try office.launch(
        Office.program, ["issue", "return-record", BadInputTests.example] + arguments)
      #expect(run.status == 70, "\(arguments): \(run.err)")
      #expect(run.out.isEmpty && run.err.split(separator: "\n").count == 1 && run.err.contains("file"), "\(run.err)")
    }
    let nameless = try office.launch(
      Office.program, ["issue", "return-record", BadInputTests.example, "--register", ""])
    #expect(nameless.status == 64 && nameless.err.contains("--register 是空的"), "\(nameless.err)")
    #expect(!office.exists("register"))
    for command in [["blank", "return-record"], ["template", "make", "return-record"]] {
      let run = try office.launch(Office.program, command + ["--out", "file/x.docx"])
      #expect(run.status == 70 && run.err.contains("路径中有一段是文件，不是目录"), "\(run.err)")
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write anywhere"))
  func `a register without permission is a failure that says so`() throws {
    defer { office.remove() }
    let number = try office.issued()
    try office.shell("chmod -R a-w register")
    let run = try office.run("void", number, "--reason", "x")
    #expect(run.status == 70 && run.err.contains("权限"))
    #expect(try office.run("ledger").status == 0)
    try office.shell("chmod -R u+w register")
  }

  @Test func `a disk that takes no more stops the command, and the next one finishes the work`() throws {
    defer { office.remove() }
    // No file may grow beyond this: writing fails as on a full disk, without one being filled.
    for blocks in [1, 40, 120] {
      let limited =
        "trap '' XFSZ; ulimit -f \(blocks); exec liandan issue return-record \(BadInputTests.example) --json"
      let run = try office.shell(limited)
      #expect(run.status == 70, "\(blocks): \(run.err)")
      #expect(run.out.isEmpty && run.err.contains("失败："), "\(run.err)")
    }
    let run = try office.run("issue", "return-record", BadInputTests.example, "--json")
    #expect(run.status == 0 && run.numbers.count == 1 && run.numbers[0].hasSuffix("-000001"), "\(run.out)\(run.err)")
    #expect(try office.run("verify", "register").status == 0)
  }

  @Test func `results that cannot be written are a failure, and are told by the next run`() throws {
    defer { office.remove() }
    let run = try office.shell("liandan issue return-record \(BadInputTests.example) --json > /dev/full")
    #expect(run.status == 70 && run.err.contains("标准输出"), "\(run.err)")
    let again = try office.run("issue", "return-record", BadInputTests.example, "--json")
    #expect(again.status == 0 && again.numbers.count == 1 && again.numbers[0].hasSuffix("-000001"))
    #expect(try office.shell("liandan ledger > /dev/full").status == 70)
    #expect(try office.run("ledger", "--out", "/dev/full").status == 70)
    #expect(try office.run("ledger", "--out", "/dev/null").status == 0)
    let piped = try office.shell("liandan ledger --out /dev/stdout | cat")
    #expect(piped.status == 0 && piped.out.hasPrefix("编号"), "\(piped.err)")
  }

  @Test(.timeLimit(.minutes(1)))
  func `a pipe or socket in the place of an output file is named, and not waited for`() throws {
    defer { office.remove() }
    try office.run("template", "make", "return-record", "--out", "letter.docx")
    try office.write(#"{"customer_name": "张三"}"#, to: "letter.json")
    _ = try office.issued()
    try office.shell("mkfifo pipe.docx pipe.csv && ln -s pipe.docx link.docx")
    for line in [
      "blank return-record --out pipe.docx --force", "blank return-record --out link.docx",
      "template make return-record --out pipe.docx", "template render letter.docx letter.json --out pipe.docx",
      "ledger --out pipe.csv", "ledger --as csv --out pipe.csv --force",
    ] {
      let run = try office.shell("liandan \(line)")
      #expect(run.status == 64 && run.err.contains("是管道、套接字或磁盘设备"), "\(line): \(run.err)")
    }
  }
}
