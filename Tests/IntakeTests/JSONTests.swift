import Expressions
import Findings
import Forms
import Testing

@testable import Intake

struct JSONTests {
  @Test func `values keep spelling order doubled keys and places`() throws {
    let text = """
      {"合计": 1680.320, "n": -1.5E+2,
        "备注": "引\\"号\\n\\u4f60\\ud83d\\ude00",
        "a/b~": {"x": [1, {"y": null}]}, "n": true, "空": ""}
      """
    let form = try #require(read(text, "a.json").submissions.first)
    #expect(form.entries.map(\.key) == ["合计", "n", "备注", "a/b~", "n", "空"])
    #expect(
      form.entries.map { flat($0.value) } == ["#1680.320", "#-1.5E+2", "引\"号\n你😀", "{x:[#1 {y:-}]}", "true", "-"])
    #expect(form.entries[1].keyOrigin == Origin(file: "a.json", line: 1, column: 18, pointer: "/n"))
    #expect(form.entries[2].value.origin == Origin(file: "a.json", line: 2, column: 9, pointer: "/备注"))
    guard case .object(let inner) = form.entries[3].value.content, case .list(let list) = inner[0].value.content
    else { return #expect(Bool(false)) }
    #expect(list[1].origin.pointer == "/a~1b~0/x/1")
    #expect(list[1].origin.text(in: .zhHans) == "a.json · /a~1b~0/x/1 · 第 3 行第 21 列")
  }

  @Test func `an array gives one form each and names the odd one out`() {
    let (forms, findings) = read("[{\"a\":1},\n 7, {\"a\":2}]", "a.json")
    #expect(forms.map { flat($0) } == ["a=#1", "a=#2"])
    #expect(forms[1].origin.pointer == "/2")
    #expect(texts(findings) == ["a.json · /1 · 第 2 行第 2 列：错误：一张表单应是一组“字段名: 值”，这里却不是 [not-a-form]"])
  }

  @Test(arguments: [
    ("{\"a\":1,}", "第 1 行第 8 列", "最后一项后面多了一个逗号"),
    ("{\"a\"：1}", "第 1 行第 5 列", "字段名后面应是半角冒号“:”，却是“：”"),
    ("{\"a\":1，\"b\":2}", "第 1 行第 7 列", "这里应是半角逗号“,”或“}”，却是“，”"),
    ("{“a”:1}", "第 1 行第 2 列", "这里应是双引号括起的字段名，却是全角引号 “"),
    ("{'a':1}", "第 1 行第 2 列", "这里应是双引号括起的字段名，却是“'”"),
    ("{\"a\":01}", "第 1 行第 6 列", "“01”不是 JSON 的数字；带前导零或字母的编号请加双引号"),
    ("{\"a\":1.}", "第 1 行第 6 列", "“1.”不是 JSON 的数字；带前导零或字母的编号请加双引号"),
    ("{\"a\":NaN}", "第 1 行第 6 列", "“NaN”不是 JSON 的值；文字要加双引号，真假写 true 或 false，空写 null"),
    ("{\"a\":+1}", "第 1 行第 6 列", "这里应是一个值，却是“+”"),
    ("{\"a\":\"张\n三\"}", "第 1 行第 8 列", "引号里的文字不能直接换行，换行写 \\n（或者上一行少了结尾的双引号）"),
    ("{\"a\":\"\\x\"}", "第 1 行第 7 列", "“\\x”不是 JSON 的转义；反斜杠本身要写成 \\\\"),
    ("{\"a\":\"\\ud800\"}", "第 1 行第 7 列", "“\\ud800”不是 JSON 的转义；反斜杠本身要写成 \\\\"),
    ("{\"a\":\"张", "第 1 行第 6 列", "这个双引号没有结尾"),
    ("{\n\"a\":1\n\n", "第 2 行第 6 列", "JSON 到这里就断了，缺少右括号或值"),
    ("{\"a\":1} {\"a\":2}", "第 1 行第 9 列", "一个 .json 文件里接连写了几个对象"),
    ("{\"a\":1}]", "第 1 行第 8 列", "JSON 在此之前已经结束，后面还有“]”"),
  ])
  func `a slip in the syntax is named with its place`(text: String, place: String, message: String) throws {
    let (forms, findings) = read(text, "a.json")
    #expect(forms.isEmpty)
    let finding = try #require(findings.first)
    #expect(finding.origin.text(in: .zhHans) == "a.json · \(place)")
    #expect(finding.message.zhHans == message)
    #expect(finding.message.zhHant != nil && finding.message.en != nil)
  }

  @Test func `full width punctuation is explained in each language`() throws {
    let finding = try #require(read("{\"a\"：1}", "a.json").findings.first)
    #expect(finding.hint?.zhHans == "“：”是全角（中文）标点，JSON 要用半角“:”")
    #expect(finding.hint?.zhHant == "「：」是全形（中文）標點，JSON 要用半形「:」")
    #expect(finding.text(in: .en).hasSuffix("→ \"：\" is full-width punctuation; JSON needs the half-width :"))
  }

  @Test func `brackets without end are refused at the depth limit`() {
    let findings = read(String(repeating: "[", count: 1_000_000), "a.json").findings
    #expect(texts(findings) == ["a.json · 第 1 行第 65 列：错误：括号嵌套超过 64 层 [json-too-deep]"])
  }

  @Test func `a bad line of JSON Lines leaves the others`() {
    let (forms, findings) = read("{\"a\":1}\n\n{\"a\":\n{\"a\":3}\r\n[1]\n{\"a\":5}", "b.jsonl")
    #expect(forms.map { flat($0) } == ["a=#1", "a=#3", "a=#5"])
    #expect(forms.map(\.origin.line) == [1, 4, 6])
    #expect(
      texts(findings) == [
        "b.jsonl · 第 3 行第 6 列：错误：JSON 到这里就断了，缺少右括号或值 [json-syntax]",
        "b.jsonl · 第 5 行第 1 列：错误：一张表单应是一组“字段名: 值”，这里却不是 [not-a-form]",
      ])
  }

  @Test func `each line is read as if it stood alone, whatever keys the lines before it had`() throws {
    let keys = ["a", "ab", "a/b", #"a\"b"#, #"a\\"#, #"\u0061"#, "客户", "客户单位", "", "x~y"]
    let members = (0..<60).map { line in
      (0..<(line * 7 % 5)).map { place in
        let key = keys[(line / 3 + place * (line % 4 + 1)) % keys.count]
        let inner = keys[(line + place) % keys.count]
        return line % 3 == 0 ? "\"\(key)\":{\"\(inner)\":[{\"\(key)\":1}]}" : "\"\(key)\" : \(line)"
      }
    }
    let lines = members.map { "{\($0.joined(separator: ","))}" } + ["{\"a\":1,\"ab", "{\"a\":1,\"ab\":2}"]
    let (together, _) = read(lines.joined(separator: "\n"), "b.jsonl")
    let alone = lines.flatMap { read($0, "b.json").submissions }
    #expect(together.count == 61)
    #expect(together.map { flat($0) } == alone.map { flat($0) })
    func places(_ entries: [Submission.Entry]) -> [String] {
      entries.flatMap { entry -> [String] in
        var all = ["\(entry.keyOrigin.pointer ?? "")@\(entry.keyOrigin.column ?? 0)"]
        if case .object(let inner) = entry.value.content { all += places(inner) }
        if case .list(let items) = entry.value.content {
          for case .object(let inner) in items.map(\.content) { all += places(inner) }
        }
        return all
      }
    }
    #expect(together.map { places($0.entries) } == alone.map { places($0.entries) })
  }

  @Test func `a file in another encoding is named with the first bad byte`() {
    let gbk: [UInt8] = Array("{\"a\":1,\n\"b\":\"".utf8) + [0xD6, 0xD0] + Array("\"}".utf8)
    let findings = SubmissionReader.readAll(bytes: gbk, name: "a.json").findings
    #expect(
      texts(findings) == [
        """
        a.json · 第 2 行第 6 列：错误：这里的字节 0xD6 不是 UTF-8 文字 [wrong-encoding]
            → 文件像是 GBK（GB18030）编码，请用“另存为”选 UTF-8 编码保存后再读
        """
      ])
  }

  @Test func `byte order marks and UTF-16 are read`() {
    let text = "{\"名\":\"张😀\"}"
    var utf16le: [UInt8] = [0xFF, 0xFE]
    var utf16be: [UInt8] = [0xFE, 0xFF]
    for unit in text.utf16 {
      utf16le += [UInt8(unit & 255), UInt8(unit >> 8)]
      utf16be += [UInt8(unit >> 8), UInt8(unit & 255)]
    }
    for bytes in [[0xEF, 0xBB, 0xBF] + Array(text.utf8), utf16le, utf16be] {
      let (forms, findings) = SubmissionReader.readAll(bytes: bytes, name: "-")
      #expect(forms.map { flat($0) } == ["名=张😀"])
      #expect(findings.isEmpty)
      #expect(forms.first?.entries.first?.keyOrigin.column == 2)
    }
  }

  @Test func `what standard input holds is told by its looks`() {
    #expect(read("{\"a\":1}\n{\"a\":2}", "-").submissions.count == 2)
    #expect(read("[{\"a\":1},\n{\"a\":2}]", "-").submissions.count == 2)
    #expect(read("# 备注\na: 1\nb: x, y\n", "-").submissions.map { flat($0) } == ["a=1 b=x, y"])
    #expect(read("a,b: c\n1,2\n", "-").submissions.map { flat($0) } == ["a=1 b: c=2"])
  }

  @Test func `files that hold no form say so`() {
    #expect(texts(read("", "a.csv").findings) == ["a.csv：错误：文件是空的，没有可读的表单 [file-empty]"])
    #expect(read(" \n", "a.json").findings.map(\.code) == ["file-empty"])
    #expect(read("[]", "a.json").findings.map(\.code) == ["file-empty"])
    #expect(read("# only a comment\n", "a.yaml").findings.map(\.code) == ["file-empty"])
    #expect(read("\n\n", "a.jsonl").findings.map(\.code) == ["file-empty"])
    #expect(SubmissionReader.readAll(.file("/nowhere/x.json")).findings.map(\.code) == ["no-such-file"])
    #expect(
      texts(SubmissionReader.readAll(.file("/tmp")).findings) == ["/tmp：错误：这是文件夹，请指定其中的文件 [file-unreadable]"])
    #expect(read("%PDF-1.4", "a.pdf").findings.map(\.code) == ["format-unsupported"])
    #expect(
      SubmissionReader.readAll(bytes: [0xD0, 0xCF, 0x11, 0xE0, 0, 0], name: "a.xls").findings.first?.hint?.zhHans
        == "请在 Excel 或 WPS 中打开，去掉密码，另存为 .xlsx")
    #expect(SubmissionReader.readAll(bytes: [1, 0, 2, 0], name: "a.bin").findings.map(\.code) == ["format-unknown"])
  }
}

/// A value on one line: `#` marks numbers, `-` the empty.
func flat(_ value: RawValue) -> String {
  switch value.content {
  case .empty: "-"
  case .unreadable(let finding): "!\(finding.code)"
  case .text(let text): text
  case .number(let spelling): "#" + spelling
  case .boolean(let truth): "\(truth)"
  case .date(let moment, let hasTime):
    "@\(moment.date.year)-\(moment.date.month)-\(moment.date.day)"
      + (hasTime ? "T\(moment.time.hour):\(moment.time.minute)" : "")
  case .list(let values): "[" + values.map { flat($0) }.joined(separator: " ") + "]"
  case .object(let entries): "{" + entries.map { "\($0.key):\(flat($0.value))" }.joined(separator: " ") + "}"
  }
}

func flat(_ form: Submission) -> String { form.entries.map { "\($0.key)=\(flat($0.value))" }.joined(separator: " ") }

func read(_ text: String, _ name: String) -> (submissions: [Submission], findings: [Finding]) {
  SubmissionReader.readAll(bytes: Array(text.utf8), name: name)
}

func texts(_ findings: [Finding]) -> [String] { findings.map { $0.text(in: .zhHans) } }
