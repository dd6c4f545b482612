import Findings
import Foundation
import OPC
import SpreadsheetML
import Storage
import Testing

struct WritingTests {
  /// Writes tables of the same columns, one a sheet.
  private func book(
    _ layouts: [TableLayout], _ rows: [[TableCell]], totals: [TableCell]? = nil
  ) throws(SpreadsheetError) -> [UInt8] {
    let file = MemorySpool()
    do {
      var table = try StreamingTable(to: file, title: layouts.first?.title) { MemorySpool() }
      for layout in layouts {
        try table.begin(layout)
        for row in rows { try table.append(row) }
        try table.end(totals: totals)
      }
      try table.finish()
    } catch let error as SpreadsheetError {
      throw error
    } catch { fatalError("\(error)") }
    return file.bytes
  }

  private func ledger() throws -> [UInt8] {
    var layout = TableLayout(
      name: "返厂产品处理记录表台账[2026/11]", title: "返厂产品处理记录表台账", remarks: ["期间：2026 年 11 月　　保管：财务部"],
      columns: [
        .init("编号", width: 18), .init("用户单位", width: 30), .init("开单日期", width: 13, kind: .date),
        .init("到达", width: 18, kind: .dateTime), .init("件数", width: 8, kind: .integer),
        .init("金额", width: 14, kind: .money),
        .init("满意率", width: 10, kind: .number(places: 1)),
      ], footer: ["移交人：　　　　接收人：　　　　"])
    let first = layout
    layout.name = "返厂产品处理记录表台账：2026／11"
    return try book(
      [first, layout],
      [
        [
          .text("FC-2026-000001"), .text("=cmd|' /C calc'!A0"), .date(SerialDate(year: 2026, month: 11, day: 20)),
          .date(SerialDate(year: 2026, month: 11, day: 20, hour: 9, minute: 30, hasTime: true)), .number("3"),
          .number("1680.32"), .number("98.5"),
        ],
        [
          .text("340524198001010013"), .text("a<b>&\"c\"\u{1}_x000D_\r\n\t第二行"), .blank, .blank, .number("-5"),
          .number("99999999999999.9"),
        ],
        [.text("第三行"), .text(String(repeating: "长", count: 300)), .text("—"), .boolean(true), .number("1e3")],
      ],
      totals: [.text("合计"), .blank, .blank, .blank, .number("1001"), .number("1680.32")])
  }

  @Test func `a table comes back as it was written`() throws {
    let bytes = try ledger()
    try dump(bytes, "ledger.xlsx")
    let book = try WorkbookReader(bytes, name: "a.xlsx")
    #expect(book.sheets.map(\.name) == ["返厂产品处理记录表台账［2026／11］", "返厂产品处理记录表台账：2026／11"])
    let rows = try book.rows(ofSheet: 0).map { $0.cells.map(flat) }
    #expect(rows[0] == ["A1=返厂产品处理记录表台账"])
    #expect(rows[2] == ["A3=编号", "B3=用户单位", "C3=开单日期", "D3=到达", "E3=件数", "F3=金额", "G3=满意率"])
    #expect(
      rows[3] == [
        "A4=FC-2026-000001", "B4==cmd|' /C calc'!A0", "C4=@2026-11-20", "D4=@2026-11-20 09:30:00", "E4=#3",
        "F4=#1680.32", "G4=#98.5",
      ])
    #expect(
      rows[4] == ["A5=340524198001010013", "B5=a<b>&\"c\"\u{1}_x000D_\r\n\t第二行", "E5=#-5", "F5=#99999999999999.9"])
    #expect(rows[5].dropFirst() == ["B6=" + String(repeating: "长", count: 300), "C6=—", "D6=true", "E6=#1000"])
    #expect(rows[6] == ["A7=合计", "E7=#1001", "F7=#1680.32"])
  }

  @Test func `the same table gives the same bytes`() throws {
    #expect(try ledger() == ledger())
  }

  @Test func `no text becomes a formula and the header stays on each page`() throws {
    let package = try OPCPackage(reading: try ledger(), name: "a.xlsx")
    let sheet = String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(!sheet.contains("<f"))
    #expect(sheet.contains("<pane ySplit=\"3\" topLeftCell=\"A4\" activePane=\"bottomLeft\" state=\"frozen\"/>"))
    #expect(sheet.contains("<autoFilter ref=\"A3:G6\"/><mergeCells count=\"3\">"))
    #expect(sheet.contains("<pageSetup paperSize=\"9\" orientation=\"landscape\" fitToHeight=\"0\"/>"))
    let main = String(decoding: try package.bytes(of: "/xl/workbook.xml"), as: UTF8.self)
    #expect(
      main.contains(
        "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">'返厂产品处理记录表台账［2026／11］'!$3:$3</definedName>"))
    let styles = String(decoding: try package.bytes(of: "/xl/styles.xml"), as: UTF8.self)
    #expect(styles.contains("quotePrefix=\"1\""))
    #expect(styles.contains("<name val=\"宋体\"/>"))
  }

  @Test func `what a cell cannot hold is refused with its place`() throws {
    func refusal(_ cell: TableCell) -> String {
      do {
        _ = try book([TableLayout(name: "甲", columns: [.init("a", width: 9)])], [[.text("x")], [cell]])
        return ""
      } catch { return "\(error.sheet ?? "")!\(error.cell ?? "") \(error.code): \(error.message.zhHans)" }
    }
    #expect(refusal(.text(String(repeating: "长", count: 32_768))) == "甲!A3 cell-too-long: 单元格文字有 32768 字，最多 32767 字")
    #expect(refusal(.text(String(repeating: "长", count: 32_767))) == "")
    #expect(refusal(.number("NaN")) == "甲!A3 cell-not-a-number: “NaN”不是数字")
    #expect(refusal(.number("1,5")) == "甲!A3 cell-not-a-number: “1,5”不是数字")
  }

  @Test func `merged cells bear the outline of their rectangle where each lies at its edge`() throws {
    var sheet = Worksheet(name: "甲")
    for _ in 1...2 { sheet.addRow(height: 20) }
    var style = CellStyle.plain
    style.border = CellBorder(all: .thin, colour: "A6A6A6")
    sheet.add("=文", columns: 2...3, rows: 1...2, style)
    let package = try OPCPackage(reading: try Workbook(sheets: [sheet]).bytes(), name: "a.xlsx")
    let xml = String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
    #expect(xml.contains("<c r=\"B1\" s=\"1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"2\"/></row>"))
    #expect(xml.contains("<c r=\"B2\" s=\"3\"/><c r=\"C2\" s=\"4\"/></row>"))
    #expect(xml.contains("<mergeCells count=\"1\"><mergeCell ref=\"B1:C2\"/></mergeCells>"))
    let styles = String(decoding: try package.bytes(of: "/xl/styles.xml"), as: UTF8.self)
    let line = "style=\"thin\"><color rgb=\"FFA6A6A6\"/>"
    #expect(
      styles.contains("<border><left \(line)</left><right/><top \(line)</top><bottom/><diagonal/></border>")
        && styles.contains("<border><left/><right \(line)</right><top/><bottom \(line)</bottom><diagonal/></border>"))
  }

  @Test func `a look applies what it states and no more`() {
    var styles = StyleTable(standardFont: CellFont(name: "Arial", size: 10))
    #expect(styles.index(of: CellStyle(font: CellFont(name: "黑体", size: 12))) == 1)
    #expect(styles.index(of: .plain.holding("=1+1")) == 2)
    #expect(styles.index(of: .plain) == 3 && styles.index(of: .plain.holding("文")) == 3)
    let xml = String(decoding: styles.xml(), as: UTF8.self)
    let look = "fillId=\"0\" borderId=\"0\" xfId=\"0\""
    #expect(xml.contains("<cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" \(look)/>"))
    #expect(xml.contains("fontId=\"1\" \(look) applyFont=\"1\" applyBorder=\"1\" applyAlignment=\"1\">"))
    #expect(xml.contains("fontId=\"2\" \(look) quotePrefix=\"1\" applyFont=\"1\" applyFill=\"1\""))
  }

  @Test func `names of sheets are made legal and unique`() {
    var taken: [String] = []
    #expect(SheetName.make("a/b:c*?[1]\\", taken: &taken) == "a／b：c＊？［1］＼")
    #expect(SheetName.make("'x'", taken: &taken) == "x")
    #expect(SheetName.make("X", taken: &taken) == "X (2)")
    #expect(SheetName.make("", taken: &taken) == "Sheet")
    #expect(SheetName.make("History", taken: &taken) == "History_")
    #expect(SheetName.make(String(repeating: "长", count: 40), taken: &taken) == String(repeating: "长", count: 31))
    #expect(
      SheetName.make(String(repeating: "长", count: 40), taken: &taken) == String(repeating: "长", count: 27) + " (2)")
    #expect(SheetName.make(String(repeating: "😀", count: 20), taken: &taken).utf16.count == 30)
    #expect(throws: SpreadsheetError.self) { try Workbook(sheets: [Worksheet(name: "a/b")]).bytes() }
  }

  @Test(arguments: [(1900, 3, 1, "61"), (1970, 1, 1, "25569"), (2026, 11, 20, "46346"), (9999, 12, 31, "2958465")])
  func `days are counted as Excel counts them`(year: Int, month: Int, day: Int, serial: String) throws {
    let date = SerialDate(year: year, month: month, day: day)
    #expect(date.serialDay.map { "\($0)" } == serial)
    #expect(SerialDate(serial: Double(serial) ?? 0, uses1904: false, hasTime: false) == date)
  }
}

/// Keeps a workbook for a look with other programs when the environment names a folder for it.
func dump(_ bytes: [UInt8], _ name: String) throws {
  guard let folder = ProcessInfo.processInfo.environment["LIANDAN_TEST_OUTPUT"] else { return }
  try Data(bytes).write(to: URL(fileURLWithPath: folder).appendingPathComponent(name))
}
