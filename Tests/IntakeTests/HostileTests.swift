import Findings
import Forms
import Testing

@testable import Intake

struct HostileTests {
  private static let samples: [(String, String)] = [
    ("a.json", "[{\"名\":\"\\ud83d\\ude00\\n\", \"n\":-1.5e+3, \"l\":[1,{\"x\":null}], \"t\":true}]"),
    ("a.jsonl", "{\"a\":\"张\"}\n{\"b\":[1,2]}\r\n"),
    ("a.csv", "客户;\"备\"\"注\n\";lines[1].x\r\n甲;\"a;b\r\nc\";1\r\n"),
    ("a.yaml", "名: \"x\\n\"\nl:\n  - {a: 'b''c', d: [1, 2]}\n  - |\n    文\n---\n? k\n: >-\n  v\n"),
  ]

  @Test func `a text that breaks off anywhere never stops the program`() {
    for (name, text) in HostileTests.samples {
      let bytes = Array(text.utf8)
      for end in 0...bytes.count { _ = SubmissionReader.readAll(bytes: Array(bytes[..<end]), name: name) }
    }
  }

  @Test func `any byte anywhere never stops the program`() {
    for (name, text) in HostileTests.samples {
      let bytes = Array(text.utf8)
      for place in bytes.indices {
        for byte: UInt8 in [0x00, 0x09, 0x0A, 0x22, 0x26, 0x2A, 0x3A, 0x5B, 0x5C, 0x7B, 0x7D, 0x80, 0xE4, 0xFF] {
          var changed = bytes
          changed[place] = byte
          _ = SubmissionReader.readAll(bytes: changed, name: name)
        }
      }
    }
  }

  @Test func `a damaged workbook is a finding`() throws {
    let bytes = try fixture("table.xlsx")
    let schema = try budget()
    for end in stride(from: 4, to: bytes.count, by: 97) {
      let (forms, findings) = SubmissionReader.readAll(bytes: Array(bytes[..<end]), name: "a.xlsx", schema: schema)
      #expect(forms.isEmpty && findings.count == 1)
    }
    for place in stride(from: 4, to: bytes.count, by: 31) {
      var changed = bytes
      changed[place] ^= 0xFF
      _ = SubmissionReader.readAll(bytes: changed, name: "a.xlsx", schema: schema)
    }
  }

  @Test func `limits are named in their messages`() {
    var limits = IntakeLimits.standard
    limits.fileBytes = 1 << 20
    let long = Array(("[\"" + String(repeating: "x", count: 2 << 20) + "\"]").utf8)
    #expect(
      texts(SubmissionReader.readAll(.bytes(long, name: "a.json"), limits: limits).findings) == [
        "a.json：错误：文件超过 1 MB，请分成几个文件，或改用可逐行读取的 .jsonl 或 .csv [file-too-large]"
      ])
    limits.columns = 3
    #expect(
      texts(SubmissionReader.readAll(.bytes(Array("a,b,c,d\n1,2,3,4\n".utf8), name: "a.csv"), limits: limits).findings)
        == [
          "a.csv · 第 1 行 A 列（第 1 字）：错误：表格有 4 列，最多读 3 列 [too-many-columns]"
        ])
    limits.recordBytes = 100
    let lines = Array(("{\"a\":\"" + String(repeating: "x", count: 200) + "\"}\n{\"a\":1}\n").utf8)
    let read = SubmissionReader.readAll(.bytes(lines, name: "a.jsonl"), limits: limits)
    #expect(read.submissions.count == 1)
    #expect(texts(read.findings) == ["a.jsonl · 第 1 行：错误：这一行超过 100 B，没有读 [record-too-long]"])
    var few = IntakeLimits.standard
    (few.values, few.heldValues) = (10, 10)
    let values = Array(
      "[\(Array(repeating: "{\"a\":[1,2,3,4,5,6,7,8,9,10,11]}", count: 2).joined(separator: ","))]".utf8)
    #expect(
      SubmissionReader.readAll(.bytes(values, name: "a.json"), limits: few).findings.map(\.code).contains(
        "too-many-values"))
  }

  @Test func `a table that is not the form's is refused as a whole, and a form has no end of lines`() throws {
    var limits = IntakeLimits.standard
    limits.unknownColumns = 2
    limits.lines = 2
    func codes(_ text: String) throws -> [String] {
      SubmissionReader.readAll(.bytes(Array(text.utf8), name: "a.csv"), schema: try budget(), limits: limits).findings
        .map(\.code)
    }
    #expect(try codes("用户单位,甲,乙,丙\n1,2,3,4\n") == ["too-many-unknown-columns"])
    #expect(try codes("用户单位,lines.item\n甲,a\n,b\n,c\n,d\n").contains("too-many-lines"))
  }
}
