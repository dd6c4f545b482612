import Forms
import Foundation
import Intake
import Testing

@Suite struct NumberedListTests {
  let office: Office

  init() throws { office = try Office() }

  private let list = [
    RefusedListTests.header, RefusedListTests.row("甲"), RefusedListTests.row("乙", phone: "12"),
    RefusedListTests.row("\"丙，\n\"\"一\"\"\""),
  ].joined(separator: "\n")

  /// The forms of a file, each as its texts by key.
  private func rows(_ name: String) throws -> [[String: String]] {
    let (forms, findings) = SubmissionReader.readAll(.file("\(office.folder)/\(name)"))
    #expect(findings.isEmpty)
    return forms.map { form in
      Dictionary(uniqueKeysWithValues: form.entries.map { ($0.key, NumberedListTests.text($0.value)) })
    }
  }

  private static func text(_ value: RawValue) -> String {
    switch value.content {
    case .text(let text): text
    case .list(let items): items.map(text).joined(separator: "\n")
    default: ""
    }
  }

  @Test(arguments: ["csv", "xlsx"])
  func `a list comes back with the number, state and files of each row, or why it was refused`(_ format: String) throws
  {
    defer { office.remove() }
    try office.write(list, to: "名单.csv")
    let run = try office.run(
      "issue", "satisfaction-survey", "名单.csv", "--out", "print", "--list-out", "编号.\(format)", "--json")
    #expect(run.status == 1 && run.err.contains("带编号的清单：编号.\(format)"), "\(run.err)")
    let numbers = run.numbers
    let rows = try rows("编号.\(format)")
    #expect(rows.map { $0["顾客单位"] } == ["甲", "乙", "丙，\n\"一\""])
    #expect(rows.map { $0["编号"] } == [numbers[0], "", numbers[1]])
    #expect(rows.map { $0["状态"] } == ["已开单", "退回", "已开单"])
    #expect(rows[1]["原因"]?.hasPrefix("【联系电话】") == true && rows[0]["原因"] == "")
    let files = (rows[0]["文件"] ?? "").split(separator: "\n").map(String.init)
    #expect(files.count == 3 && files.allSatisfy { $0.hasPrefix("print/\(numbers[0])-") && office.exists($0) })
    #expect(Array(rows[0].keys).count == 12)
    // Its own columns come first, in their order.
    if format == "csv" {
      let text = String(decoding: try office.bytes("编号.csv"), as: UTF8.self)
      #expect(text.hasPrefix("\u{FEFF}\(RefusedListTests.header),编号,状态,文件,原因\r\n"))
    }
  }

  @Test(arguments: ["pdf", "docx"])
  func `a list that is printed together comes back with the file of each row, and its pages where they are known`(
    _ format: String
  ) throws {
    defer { office.remove() }
    try office.write(list, to: "名单.csv")
    let run = try office.run(
      "issue", "satisfaction-survey", "名单.csv", "--together", "--as", format, "--forms-per-file", "1", "--out", "print",
      "--list-out", "编号.csv")
    let file = "print/DC-2026-000002.\(format)"
    #expect(run.err.contains("合并的打印文件：\(file)") && office.exists(file), "\(run.err)")
    let rows = try rows("编号.csv")
    #expect(rows.map { $0["文件"] } == ["print/DC-2026-000001.\(format)", "", file])
    #expect(rows.map { $0["打印页"] } == (format == "pdf" ? ["1–3", "", "1–3"] : [nil, nil, nil]))
    // In JSON it is told by pages; sorted, by the pages of the sorted file.
    try office.write(
      "[\(["乙", "甲"].map { customer in try office.example("satisfaction-survey") { $0["customer_name"] = customer } }.joined(separator: ","))]",
      to: "two.json")
    let sorted = try office.run(
      "issue", "satisfaction-survey", "two.json", "--together", "--as", format, "--sort", "customer_name,顾客单位",
      "--order", "copies", "--out", "sorted", "--list-out", "back.jsonl")
    #expect(sorted.status == 0, "\(sorted.err)")
    let lines = String(decoding: try office.bytes("back.jsonl"), as: UTF8.self)
    let name = "sorted/DC-2026-000003_DC-2026-000004-customer_name-customer_name.\(format)"
    #expect(lines.contains("\"files\":[\"\(name)\"]"), "\(lines)")
    #expect(lines.contains("\"pages\":[{\"first\":1,\"count\":1},{\"first\":3,\"count\":1},") == (format == "pdf"))
  }

  @Test func `a list that comes back in English is English to the foot of its pages`() throws {
    defer { office.remove() }
    try office.write(list, to: "名单.csv")
    let run = try office.run(
      "issue", "satisfaction-survey", "名单.csv", "--together", "--as", "pdf", "--order", "copies", "--out", "print",
      "--list-out", "back.xlsx", "--lang", "en")
    #expect(run.err.contains("to be printed in one go: print/"), "\(run.err)")
    let sheet = try office.shell("unzip -p back.xlsx xl/worksheets/sheet1.xml").out
    #expect(sheet.contains("<oddFooter>&amp;CPage &amp;P of &amp;N"), "\(sheet.suffix(600))")
    let texts = try office.shell("unzip -p back.xlsx xl/worksheets/sheet1.xml xl/sharedStrings.xml").out
    #expect(texts.contains("1, 3, 5") && !texts.contains("1、3"))
  }

  @Test func `rows that were issued before show their numbers, and JSON keeps what was given`() throws {
    defer { office.remove() }
    let survey = try office.example("satisfaction-survey") { _ in }
    try office.write(survey.replacing("\n", with: " "), to: "one.jsonl")
    let first = try office.run("issue", "satisfaction-survey", "one.jsonl", "--json").numbers
    try office.write(survey.replacing("\n", with: " ") + "\n{\"customer_name\":\"乙\",\"q1\":5}\n", to: "two.jsonl")
    let run = try office.run("issue", "satisfaction-survey", "two.jsonl", "--list-out", "back.jsonl", "--json")
    #expect(run.status == 1)
    let lines = try String(decoding: office.bytes("back.jsonl"), as: UTF8.self).split(separator: "\n").map {
      try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:]
    }
    #expect(lines.count == 2)
    #expect(lines[0]["number"] as? String == first.first && lines[0]["state"] as? String == "issued")
    #expect((lines[0]["files"] as? [String])?.count == 3)
    let given = try #require(try JSONSerialization.jsonObject(with: Data(survey.utf8)) as? [String: Any])
    #expect(given.allSatisfy { key, value in (lines[0][key] as? NSObject) == (value as? NSObject) })
    #expect(lines[1]["number"] is NSNull && lines[1]["state"] as? String == "refused" && lines[1]["q1"] as? Int == 5)
    #expect((lines[1]["reason"] as? String)?.contains("必须填写") == true)
  }

  @Test func `a list that came back closes its forms once the rest is filled in`() throws {
    defer { office.remove() }
    try office.write(list, to: "名单.csv")
    let numbers = try office.run("issue", "satisfaction-survey", "名单.csv", "--list-out", "back.csv", "--json").numbers
    // It is no list to issue.
    let again = try office.run("issue", "satisfaction-survey", "back.csv", "--json")
    #expect(again.numbers == [] && again.codes.contains("unknown-key") && again.out.contains("liandan close"))
    let scores = (1...7).map { "q\($0)" }.joined(separator: ",")
    try office.edit("back.csv") { text in
      var records = text.components(separatedBy: "\r\n").filter { !$0.isEmpty }
      // The row that was refused has no number.
      records.remove(at: 2)
      return ([records[0] + ",\(scores),顾客签字,调查人"] + records.dropFirst().map { $0 + ",5,5,5,5,4,5,5,郭明 2026-11-10,李明" })
        .joined(separator: "\r\n")
    }
    let checked = try office.run("check", "satisfaction-survey", "back.csv")
    #expect(checked.err.contains("共 2 份：2 份可以结单"), "\(checked.err)")
    let closed = try office.run("close", "satisfaction-survey", "back.csv", "--json")
    #expect(closed.status == 0 && closed.numbers == numbers, "\(closed.err)\(closed.out)")
  }

  @Test func `what cannot be written is told before any number is taken`() throws {
    defer { office.remove() }
    try office.write(list, to: "名单.csv")
    try office.write("mine", to: "back.csv")
    func issue(_ arguments: String...) throws -> Run {
      try office.launch(Office.program, ["issue", "satisfaction-survey", "名单.csv"] + arguments)
    }
    #expect(try issue("--list-out", "back.pdf").status == 64)
    #expect(try issue("--list-out", "名单.csv").status == 64)
    let taken = try issue("--list-out", "back.csv")
    #expect(
      taken.status == 70 && taken.err.contains("back.csv 已经存在，没有覆盖。请用 --list-out 换一个文件名"), "\(taken.err)")
    #expect(!office.exists("register/register.sqlite"))
    #expect(try issue("--list-out", "back.csv", "--force").err.contains("带编号的清单"))
    #expect(try rows("back.csv").count == 3)
  }
}
