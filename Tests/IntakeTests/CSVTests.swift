import Findings
import Forms
import Foundation
import Testing

@testable import Intake

struct CSVTests {
  @Test func `quotes line ends and separators follow RFC 4180`() {
    let text = "客户;备注;数量\r\n\"安徽;一厂\";\"他说\"\"好\"\"\r\n第二行\";3\r\n\r\n b ;5\" 屏幕;\n"
    let (forms, findings) = read(text, "a.csv")
    #expect(findings.isEmpty)
    #expect(forms.map { flat($0) } == ["客户=安徽;一厂 备注=他说\"好\"\n第二行 数量=3", "客户= b  备注=5\" 屏幕 数量=-"])
    #expect(forms.map(\.origin.line) == [2, 5])
    #expect(forms[0].entries[1].value.origin == Origin(file: "a.csv", line: 2, column: 9, tableColumn: 2))
    #expect(forms[0].entries[2].value.origin == Origin(file: "a.csv", line: 3, column: 6, tableColumn: 3))
    #expect(forms[0].entries[2].keyOrigin == Origin(file: "a.csv", line: 1, column: 7, tableColumn: 3))
  }

  @Test func `tabs and the sep line of Excel are understood`() {
    #expect(read("a\tb,c\n1\t2\n", "a.csv").submissions.map { flat($0) } == ["a=1 b,c=2"])
    let (forms, _) = read("sep=;\r\na;b,c,d\r\n1;2\r\n", "a.csv")
    #expect(forms.map { flat($0) } == ["a=1 b,c,d=2"])
    #expect(forms.first?.origin.line == 3)
  }

  @Test func `GB18030 is read as UTF-8 is`() throws {
    let text = "客户名称,地址\n张三,𠮷林路 1 号\n李四,\"第一行\n镕\"\n"
    let encoding = String.Encoding(rawValue: 0x8000_0632)
    let bytes = [UInt8](try #require(text.data(using: encoding)))
    #expect(bytes != Array(text.utf8))
    let (forms, findings) = SubmissionReader.readAll(bytes: bytes, name: "客户.csv")
    #expect(findings.isEmpty)
    #expect(forms.map { flat($0) } == ["客户名称=张三 地址=𠮷林路 1 号", "客户名称=李四 地址=第一行\n镕"])
    #expect(forms[1].entries[1].value.origin == Origin(file: "客户.csv", line: 3, column: 4, tableColumn: 2))
  }

  @Test func `a byte that does not fit costs its own row only`() {
    let bytes = Array("名称,数\n甲,1\n乙".utf8) + [0xFF] + Array(",2\n丙,3\n".utf8)
    let (forms, findings) = SubmissionReader.readAll(bytes: bytes, name: "a.csv")
    #expect(forms.map { flat($0) } == ["名称=甲 数=1", "名称=丙 数=3"])
    #expect(
      texts(findings).map { $0.prefix { $0 != "\n" } } == [
        "a.csv · 第 3 行第 2 列：错误：这里的字节 0xFF 不是 UTF-8 文字 [wrong-encoding]"
      ])
  }

  @Test func `an open quote names the line where it began`() {
    let (forms, findings) = read("a,b\n1,2\n3,\"x\ny,4\n5,6\n", "a.csv")
    #expect(forms.map { flat($0) } == ["a=1 b=2"])
    #expect(
      texts(findings) == [
        """
        a.csv · 第 3 行第 3 列：错误：从这里开始的双引号没有结尾，此后的行都没有读 [csv-open-quote]
            → 补上结尾的双引号；内容里的双引号要写成两个（""）
        """
      ])
  }

  @Test func `ragged rows and stray quotes are findings and the rest is read`() {
    let (forms, findings) = read("a,b\n1\n1,2,3\n1,2,\n\"x\"y,2\n7,8\n", "a.csv")
    #expect(forms.map { flat($0) } == ["a=1 b=2", "a=7 b=8"])
    #expect(
      findings.map { $0.text(in: .zhHant).prefix { $0 != "\n" } } == [
        "a.csv · 第 2 列：錯誤：這一列有 1 格，標題列有 2 欄，沒有讀 [row-length]",
        "a.csv · 第 3 列：錯誤：這一列有 3 格，標題列有 2 欄，沒有讀 [row-length]",
        "a.csv · 第 5 列第 4 字：錯誤：右引號後面還有文字，這一列沒有讀 [csv-quote]",
      ])
  }

  @Test func `a doubled column stops the table and an unnamed one its row`() {
    let doubled = read("客户,数量,客户\n1,2,3\n", "a.csv")
    #expect(doubled.submissions.isEmpty)
    #expect(texts(doubled.findings) == ["a.csv · 第 1 行 C 列（第 7 字）：错误：标题行里有两个“客户”列，请删去或改名一列 [doubled-column]"])
    let nameless = read("a,,c\n1,,3\n1,2,3\n", "a.csv")
    #expect(nameless.submissions.count == 1)
    #expect(nameless.findings.map(\.code) == ["column-without-name"])
  }

  @Test func `numbered columns and JSON cells fill rows`() {
    let text = """
      客户,明细[2].项目,明细[1].项目,明细[1].数量,照片[1],rows
      甲,住宿,交通,3,a.jpg,"[{""x"":1},{""x"":2}]"
      乙,,,,,[not json
      """
    let (forms, findings) = read(text, "a.csv")
    #expect(findings.isEmpty)
    #expect(
      forms.map { flat($0) } == [
        "客户=甲 明细=[{项目:交通 数量:3} {项目:住宿}] 照片=[a.jpg] rows=[{x:#1} {x:#2}]", "客户=乙 rows=[not json",
      ])
    guard case .list(let rows) = forms[0].entries[3].value.content else { return #expect(Bool(false)) }
    #expect(rows[1].origin == Origin(file: "a.csv", line: 2, column: 17, pointer: "/1", tableColumn: 6))
  }

  @Test func `a header alone and a row number out of range are said`() {
    #expect(read("a,b\n", "a.csv").findings.map(\.code) == ["no-rows"])
    #expect(
      texts(read("x[0].a\n1\n", "a.csv").findings) == [
        "a.csv · 第 1 行 A 列（第 1 字）：错误：列名“x[0].a”里的行号应在 1–1000 之间 [row-number-range]"
      ])
  }

  @Test func `a long file is read across blocks with right lines`() {
    var text = "编号,备注\r\n"
    for i in 1...30_000 { text += "N\(i),\"第一行\r\n第二行 \(i)\"\r\n" }
    var reader = SubmissionReader(.bytes(Array(text.utf8), name: "a.csv"))
    var count = 0
    while case .submission(let form)? = reader.next() {
      count += 1
      guard form.origin.line == 2 * count, flat(form) == "编号=N\(count) 备注=第一行\n第二行 \(count)" else {
        return #expect(Bool(false), "\(count)")
      }
    }
    #expect(count == 30_000)
  }

  @Test func `a record without end stops at the limit`() {
    var limits = IntakeLimits.standard
    limits.recordBytes = 1 << 20
    let text = "a,b\n1,\"" + String(repeating: "x\n", count: 2 << 20)
    let findings = SubmissionReader.readAll(.bytes(Array(text.utf8), name: "a.csv"), limits: limits).findings
    // In memory the whole text is one block, so the quote is seen to stay open; a stream stops at the limit.
    #expect(["csv-open-quote", "record-too-long"].contains(findings.first?.code))
  }
}
