import Expressions
import Findings
import Forms
import Foundation
import OPC
import Testing

@testable import Intake

/// What clerks hand in when the first file was not quite right.
@Suite struct `Files that are not quite right` {
  private func read(_ bytes: [UInt8], _ name: String) throws -> (submissions: [Submission], findings: [Finding]) {
    SubmissionReader.readAll(bytes: bytes, name: name, schema: try budget())
  }

  /// The empty entry workbook with some cells filled in, by reference.
  private func entry(_ cells: [(String, String)], sheet index: Int = 1) throws -> [UInt8] {
    let source = try EntryWorkbook.make(for: budget(), language: .zhHans)
    let package = try OPCPackage(reading: source, name: "entry")
    let sheet: PartName = try #require(PartName("/xl/worksheets/sheet\(index).xml"))
    var xml = String(decoding: try package.bytes(of: sheet), as: UTF8.self)
    for (reference, cell) in cells {
      let written = "<c r=\"\(reference)\" \(cell)</c>"
      if let old = xml.firstMatch(of: try Regex("<c r=\"\(reference)\"[^>]*/>")) {
        xml.replaceSubrange(old.range, with: written)
      } else {
        let row = reference.drop { $0.isLetter }
        let end = try #require(xml.firstMatch(of: try Regex("<row r=\"\(row)\"[\\s\\S]*?</row>")))
        xml.replaceSubrange(end.range, with: String(xml[end.range]).replacing("</row>", with: written + "</row>"))
      }
    }
    return try package.writing(replacements: [sheet: Array(xml.utf8)])
  }

  @Test func `a wrong cell does not hide what else is wrong, and each is told with its cell`() throws {
    let bytes = try entry([
      ("C4", "t=\"e\"><v>#N/A</v>"), ("C5", "t=\"inlineStr\"><is><t>微信</t></is>"),
      ("F5", "t=\"inlineStr\"><is><t>加急</t></is>"),
    ])
    let (forms, findings) = try read(bytes, "a.xlsx")
    #expect(
      texts(findings) == [
        "a.xlsx · 表单!F5：提醒：“加急”写在表格外面，不会登记，也不会印出来 [outside-cells]\n    → 要留下的内容请写进 C 列的黄色格子"
      ])
    let form = try #require(forms.first)
    let (filled, bound) = try budget().bind(form)
    let now = CalendarMoment(date: try #require(CalendarDate(year: 2026, month: 11, day: 20)))
    #expect(texts(bound).first == "a.xlsx · 表单!C4：错误：【用户单位】单元格的内容是错误值 #N/A，请改正 [cell-error]")
    #expect(bound.map(\.code) == ["cell-error", "bad-phone"])
    let context = FillContext(now: now, operatorName: "王建国", workdays: .mondayToFriday, language: .zhHans)
    let missing = filled.validated(at: .opening, in: context).findings.filter { $0.code == "required" }
    #expect(missing.first?.origin.cell == "C3" && !missing.contains { $0.field == "customer" })
  }

  @Test func `what stands beside a table of rows is told, and so is what stands in its line of sums`() throws {
    let cells = [("H2", "加价"), ("H3", "加急"), ("B15", "以上含税")]
    let bytes = try entry(cells.map { ($0, "t=\"inlineStr\"><is><t>\($1)</t></is>") }, sheet: 2)
    let findings = try read(bytes, "a.xlsx").findings.filter { $0.code == "outside-cells" }
    #expect(findings.map(\.origin.cell) == ["H2", "H3", "B15"])
    #expect(findings.first?.hint?.zhHans == "要留下的内容请写进表格的黄色格子，或写进“表单”里的备注等项")
  }

  @Test func `titles above the heading of a list are passed over`() throws {
    let (forms, findings) = try read(Array("2026年预算,,\n（内部）\n用户单位,电话\n甲,1\n".utf8), "a.csv")
    #expect(findings.isEmpty && forms.map { flat($0) } == ["用户单位=甲 电话=1"])
  }

  @Test func `a list without a heading says so once`() throws {
    let (forms, findings) = try read(Array("甲,13800138000\n乙,13800138001\n".utf8), "a.csv")
    #expect(forms.isEmpty && findings.map(\.code) == ["no-header"])
    #expect(findings.first?.message.zhHans == "找不到标题行：第一行“甲、13800138000”里没有一个是这张表单的项目")
    // A heading with a slip in it is one.
    #expect(try read(Array("用户单,数据\n甲,1\n".utf8), "a.csv").submissions.count == 1)
  }

  @Test func `full-width commas are named`() throws {
    let (forms, findings) = try read(Array("用户单位，电话\n甲，1\n".utf8), "a.csv")
    #expect(forms.isEmpty && findings.map(\.code) == ["no-header"])
    #expect(findings.first?.hint?.zhHans == "像是用了全角逗号“，”，请都换成半角逗号“,”")
  }

  @Test func `a list from Excel in Taiwan is read as Big5, one from the mainland as GB18030`() throws {
    let text = "用戶單位,電話\n臺灣機電股份有限公司,0912345678\n許功蓋工業社,02-23456789\n"
    let big5 = [UInt8](try #require(text.data(using: String.Encoding(rawValue: 0x8000_0A03))))
    let (forms, findings) = SubmissionReader.readAll(bytes: big5, name: "名單.csv")
    #expect(findings.isEmpty)
    #expect(
      forms.map { flat($0) } == [
        "用戶單位=臺灣機電股份有限公司 電話=0912345678", "用戶單位=許功蓋工業社 電話=02-23456789",
      ])
    for text in ["用户单位,电话\n皖北矿业（集团）有限公司,1\n", "客户,地址\n深圳市镕基电子厂,黄埔区\n囍,甴曱\n", "產品,數量\n繁體字在國標碼,1\n"] {
      let gb = [UInt8](try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632))))
      let lines = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",")[0] }
      let read = SubmissionReader.readAll(bytes: gb, name: "a.csv").submissions
      #expect(read.compactMap { $0.entries.first.map { flat($0.value) } } == lines.map(String.init), "\(text)")
    }
  }

  @Test(arguments: [
    ("a.ods", "PK\u{3}\u{4}....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", "OpenDocument"),
    ("a.numbers", "PK\u{3}\u{4}....Index/Document.iwa", "Numbers"),
    ("a.docx", "PK\u{3}\u{4}....word/document.xml", "Word 文档"),
  ])
  func `files of other programs are named`(name: String, start: String, what: String) throws {
    let findings = try read(Array(start.utf8), name).findings
    #expect(findings.map(\.code) == ["format-unsupported"] && findings.first?.message.zhHans.contains(what) == true)
  }

  @Test func `an old Word document is not called a workbook`() throws {
    let bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 504)
    #expect(try read(bytes, "a.doc").findings.first?.message.zhHans.contains(".doc") == true)
    #expect(try read(bytes, "a.xls").findings.first?.message.zhHans.contains(".xls") == true)
  }
}
