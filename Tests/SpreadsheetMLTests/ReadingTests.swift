import Findings
import Foundation
import SpreadsheetML
import TestSupport
import Testing

struct ReadingTests {
  @Test(arguments: ["openpyxl.xlsx", "libreoffice.xlsx"])
  func `values come as the cells show them`(file: String) throws {
    let book = try WorkbookReader(fixture(file), name: file)
    #expect(book.sheets.map { "\($0.name)\($0.isHidden ? "*" : "")" } == ["最后", "数据", "隐藏*"])
    let rows = try book.rows(ofSheet: 1).map { $0.cells.map(flat) }
    #expect(
      rows[0]
        == ["A1=a", "B1=b", "C1=c", "D1=d", "E1=e"].indices.map {
          ["A1=文字", "B1=a\rb", "C1=第一行\n第二行", "D1= 两端空格 ", "E1==1+1 是文字"][$0]
        })
    #expect(
      rows[1] == ["A2=#0.1", "B2=#0.3", "C2=#1680.32", "D2=#100000", "E2=#12345678901234", "F2=#-2.5", "G2=#0.0000001"])
    #expect(
      rows[2]
        == [
          "A3=@2026-11-20", "B3=@2026-11-20 09:30:00", "C3=t29100", "D3=t95400", "E3=true", "F3=false", "G3=@2023-3-15",
          "H3=#0.25",
          "I3=#3",
        ].map { $0.replacing("2023-3-15", with: "2023-03-15") })
    // openpyxl stores no results of formulas; LibreOffice calculates them.
    #expect(rows[3] == [file == "openpyxl.xlsx" ? "A4?" : "A4=#2", "B4!#N/A", "D4=富文本"])
    #expect(try book.rows(ofSheet: 0).map { $0.cells.map(flat) } == [["C3=角落"]])
  }

  @Test func `the date system of 1904 is heeded`() throws {
    let book = try WorkbookReader(fixture("openpyxl-1904.xlsx"), name: "a.xlsx")
    #expect(book.uses1904)
    #expect(
      try book.rows(ofSheet: 1)[2].cells.prefix(3).map(flat) == [
        "A3=@2026-11-20", "B3=@2026-11-20 09:30:00", "C3=t29100",
      ])
  }

  @Test func `results of formulas errors and Excel's leap day are read`() throws {
    let book = try WorkbookReader(fixture("xlsxwriter.xlsx"), name: "a.xlsx")
    let rows = try book.rows(ofSheet: 0).map { $0.cells.map(flat) }
    #expect(rows[0] == ["A1=编号", "B1=34052419800101001X", "C1=富文本尾"])
    #expect(rows[1] == ["A2=#1680.32", "B2=#0.3", "C2=#123456789012346000"])
    #expect(rows[2] == ["A3=@2026-11-20", "B3=@2026-11-20 09:30:00", "C3=#60", "D3=@1900-02-28", "E3=@1900-03-01"])
    #expect(rows[3] == ["A4=#1680.62", "B4=甲乙", "C4!#DIV/0!", "D4=true"])
    #expect(rows[5] == ["XFD1048576=尽头"])
  }

  @Test func `cells without references phonetic guides and prefixes are understood`() throws {
    let book = try WorkbookReader(fixture("by-hand.xlsx"), name: "a.xlsx")
    #expect(book.sheets.map { "\($0.name)\($0.isHidden ? "*" : "")" } == ["乙 & 丙", "甲*"])
    let rows = try book.rows(ofSheet: 0)
    #expect(rows.map(\.number) == [1, 5, 6])
    #expect(rows.map(\.isHidden) == [false, true, false])
    #expect(
      rows.map { $0.cells.map(flat) } == [
        ["A1=東京", "B1=a 中<A", "E1=<&>", "F1=#7"], ["B5=@2026-11-20 09:30:00", "C5=@2026-11-20"], ["A6?"],
      ])
  }

  @Test(arguments: [
    ("0.1", "0.1"), ("1680.3200000000002", "1680.32"), ("1.0E5", "100000"), ("1E-3", "0.001"), ("-0", "0"),
    ("007", "7"),
    ("0.30000000000000004", "0.3"), ("1.0049999999999999", "1.005"), ("999999999999999.96", "1000000000000000"),
    ("123456789012345678", "123456789012345678"), ("1.2345678901234567E17", "123456789012346000"), ("  5 ", "5"),
    ("4.4052418800101E+17", "440524188001010000"), ("-12.50", "-12.5"), (".5", "0.5"), ("99999999.995", "99999999.995"),
    ("-99999999.9999999999", "-100000000"), ("0.00012345678901234567", "0.000123456789012346"), ("000.50", "0.5"),
    ("1E+20", "100000000000000000000"), ("123456789012345678.0", "123456789012346000"), ("+5.", "5"),
  ])
  func `numbers keep their decimal spelling`(text: String, spelling: String) throws {
    let book = try WorkbookReader(workbook(cells: "<c><v>\(text)</v></c>"), name: "a.xlsx")
    #expect(try book.rows(ofSheet: 0)[0].cells.map(flat) == ["A1=#\(spelling)"])
  }

  @Test(arguments: ["NaN", "1,5", "1e999", "--1", "1.2.3", "０"])
  func `what is no number is an error value`(text: String) throws {
    let book = try WorkbookReader(workbook(cells: "<c><v>\(text)</v></c>"), name: "a.xlsx")
    #expect(try book.rows(ofSheet: 0)[0].cells.map(\.content) == [.error(text)])
  }

  @Test(arguments: [
    ("yyyy-mm-dd", "@2023-03-15"), ("m/d", "@2023-03-15"), ("[$-F800]dddd, mmmm dd", "@2023-03-15"),
    ("[DBNum1]e年m月", "@2023-03-15"),
    ("0.00E+00", "#45000.5"), ("#,##0\"元 d\"", "#45000.5"), ("[Red]0;[Blue]-0", "#45000.5"), ("0\\d", "#45000.5"),
    ("General", "#45000.5"),
    ("h:mm", "@2023-03-15 12:00:00"), ("[h]:mm", "t3888043200"), ("yyyy-m-d h:mm", "@2023-03-15 12:00:00"),
    ("0_d", "#45000.5"),
    ("上午/下午h\"时\"", "@2023-03-15 12:00:00"), ("@", "#45000.5"),
  ])
  func `formats tell dates from numbers`(code: String, shown: String) throws {
    let escaped = code.replacing("\"", with: "&quot;")
    let styles =
      "<numFmts><numFmt numFmtId=\"200\" formatCode=\"\(escaped)\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"200\"/></cellXfs>"
    let book = try WorkbookReader(workbook(cells: "<c s=\"1\"><v>45000.5</v></c>", styles: styles), name: "a.xlsx")
    #expect(try book.rows(ofSheet: 0)[0].cells.map(flat) == ["A1=\(shown)"])
  }

  @Test func `hostile and damaged sheets are refused with a reason`() throws {
    func message(_ cells: String) -> String {
      do {
        _ = try WorkbookReader(workbook(cells: cells), name: "a.xlsx").rows(ofSheet: 0)
        return ""
      } catch let error as SpreadsheetError { return "\(error.code): \(error.message.zhHans)" } catch {
        return "\(error)"
      }
    }
    #expect(message("<c t=\"s\"><v>3</v></c>") == "workbook-damaged: 工作簿损坏：单元格 A1 指向不存在的文字；请用 Excel 或 WPS 打开后重新保存")
    #expect(message("<c r=\"XFE1\"><v>3</v></c>").contains("没有 XFE1 这样的单元格"))
    #expect(message("<c><v>3</c></v>").contains("标记不配对"))
    #expect(message("<c><v>3").contains("标记不配对"))
    #expect(message(String(repeating: "<a>", count: 300)).contains("嵌套过深"))
    #expect(message("</row><row r=\"1048577\">").contains("行超过 1048576"))
    var state: UInt32 = 1
    let noise = (0..<3 << 19).map { _ in
      state = state &* 1_664_525 &+ 1_013_904_223
      return Character(Unicode.Scalar(UInt8(97 + state >> 24 % 26)))
    }
    #expect(message("<c a=\"" + String(noise)).contains("标记过长"))
    var limits = SpreadsheetLimits.standard
    limits.cells = 2
    #expect(throws: SpreadsheetError.self) {
      try WorkbookReader(workbook(cells: "<c/><c/><c/>"), name: "a.xlsx", limits: limits).rows(ofSheet: 0)
    }
  }

  @Test func `a document type is refused`() throws {
    let bytes = try workbook(sheet: "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>")
    #expect(throws: SpreadsheetError.self) { try WorkbookReader(bytes, name: "a.xlsx").rows(ofSheet: 0) }
  }

  @Test func `reading stops when enough was read`() throws {
    let book = try WorkbookReader(fixture("xlsxwriter.xlsx"), name: "a.xlsx")
    var count = 0
    try book.rows(ofSheet: 0) { _ in
      count += 1
      return count < 2
    }
    #expect(count == 2)
  }

  @Test(arguments: ["openpyxl.xlsx", "xlsxwriter.xlsx", "by-hand.xlsx"])
  func `rows are the same handed out asked for or lent`(file: String) throws {
    let book = try WorkbookReader(fixture(file), name: file)
    for index in book.sheets.indices {
      let rows = try book.rows(ofSheet: index)
      let cursor = try book.cursor(ofSheet: index)
      var asked: [SheetRow] = []
      while let row = try cursor.next() { asked.append(row) }
      #expect(asked == rows)
      var lent: [CellContent] = []
      try book.lendRows(ofSheet: index) { row in
        for cell in 0..<row.count { lent.append(row.content(cell)) }
        return true
      }
      #expect(lent == rows.flatMap { $0.cells.map(\.content) })
      let head = try book.head(ofSheet: index, limit: 2)
      #expect(head.rows == Array(rows.prefix(2)))
      #expect(head.count == rows.count)
    }
  }

  @Test func `a cursor says where a sheet is damaged after the rows before`() throws {
    let rows = (1...5_000).map { "<row r=\"\($0)\"><c><v>\($0)</v></c></row>" }.joined()
    let bytes = try workbook(sheet: "<worksheet><sheetData>\(rows)<row><c></row></sheetData></worksheet>")
    let cursor = try WorkbookReader(bytes, name: "a.xlsx").cursor(ofSheet: 0)
    #expect(try cursor.next()?.cells.map(flat) == ["A1=#1"])
    #expect(throws: SpreadsheetError.self) { while try cursor.next() != nil {} }
    #expect(try cursor.next() == nil)
  }

  @Test func `references are read and written`() {
    #expect(CellReference("XFD1048576")?.a1 == "XFD1048576")
    #expect(CellReference("$c$12") == CellReference(column: 3, row: 12))
    for wrong in ["", "A0", "A1048577", "XFE1", "1A", "A1B", "AAAAAAAAAAAAAAAAAAA1", "A99999999999999999999"] {
      #expect(CellReference(wrong) == nil)
    }
  }
}

func flat(_ cell: SheetCell) -> String {
  func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  let place = cell.reference.a1
  switch cell.content {
  case .empty: return place + "-"
  case .text(let text): return place + "=" + text
  case .number(let spelling): return place + "=#" + spelling
  case .boolean(let truth): return place + "=\(truth)"
  case .date(let date):
    let time = date.hasTime ? " \(two(date.hour)):\(two(date.minute)):\(two(date.second))" : ""
    return place + "=@\(date.year)-\(two(date.month))-\(two(date.day))" + time
  case .time(let seconds): return place + "=t\(seconds)"
  case .error(let code): return place + "!" + code
  case .uncalculated: return place + "?"
  case .unreadable: return place + "~"
  }
}

func fixture(_ name: String) throws -> [UInt8] {
  try Repository.bytes("Tests/SpreadsheetMLTests/Fixtures/\(name)")
}
