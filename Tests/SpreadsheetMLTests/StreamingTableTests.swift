import Findings
import Foundation
import Markup
import OPC
import Storage
import TestSupport
import Testing
import Zipping

@testable import SpreadsheetML

struct StreamingTableTests {
  private let columns: [TableColumn] = [
    .init("编号", width: 18), .init("客户", width: 20), .init("日期", width: 12, kind: .date),
    .init("时间", width: 18, kind: .dateTime), .init("件数", width: 8, kind: .integer),
    .init("金额", width: 12, kind: .money),
    .init("率", width: 8, kind: .number(places: 2)),
  ]

  private func cell(_ dice: inout SeededRandom) -> TableCell {
    let texts = [
      "深圳客户有限公司", "A_x0041_", "a<b>&c", " 两端 ", "=1+1", "＝1", "-", "第一行\n第二行", "\u{1}\u{FFFE}", "_", "＿，。",
      String(repeating: "长", count: 300), String(repeating: "a\t", count: 200), "\r", "😀",
    ]
    switch Int.random(in: 0..<10, using: &dice) {
    case 0: return .blank
    case 1: return .boolean(Bool.random(using: &dice))
    case 2:
      return .number(
        ["0", "-0", "1e3", "0.10", "-12.5", "123456789012345", "12345678901234567", "007"].randomElement(using: &dice)
          ?? "1")
    case 3: return .number("\(Int.random(in: -9_999_999...9_999_999, using: &dice))")
    case 4:
      return .date(
        SerialDate(
          year: Int.random(in: 1890...2999, using: &dice), month: Int.random(in: 1...12, using: &dice), day: 28,
          hour: Int.random(in: 0...23, using: &dice), minute: Int.random(in: 0...59, using: &dice),
          second: Int.random(in: 0...59, using: &dice), hasTime: Bool.random(using: &dice)))
    case 5, 6: return .text(texts.randomElement(using: &dice) ?? "")
    default: return .text("客户\(Int.random(in: 0...30, using: &dice))")
    }
  }

  /// The serial number by exact decimals: ten tell seconds apart, and Excel keeps fifteen digits in all.
  private func serial(_ date: SerialDate) -> String {
    let day = date.serialDay ?? 0
    var exact =
      Decimal(day) + Decimal(date.hasTime ? date.hour * 3600 + date.minute * 60 + date.second : 0) / Decimal(86_400)
    var rounded = Decimal()
    NSDecimalRound(&rounded, &exact, min(10, 15 - "\(day)".count), .plain)
    return "\(rounded)"
  }

  /// The rows as XML made in the plain way: elements and attributes, nothing known about what stood where.
  private func plainRows(_ rows: [[TableCell]], from first: Int, styles: inout StyleTable) throws -> String {
    var xml = XMLWriter()
    for (offset, row) in rows.enumerated() {
      var lines = 1
      for (cell, column) in zip(row, columns) {
        if case .text(let text) = cell {
          let bytes = Array(text.utf8)
          lines = max(
            lines,
            bytes.withUnsafeBufferPointer { TextExtent.lines(of: $0, room: TextExtent.room(width: column.width)) })
        }
      }
      xml.open("row", [("r", "\(first + offset)"), ("ht", "\(min(lines * 14 + 6, 409))"), ("customHeight", "1")])
      for (index, column) in columns.enumerated() {
        var style = TableStyle.style(for: column.kind)
        var cell = index < row.count ? row[index] : .blank
        if case .date(let date) = cell, date.serialDay == nil { cell = .text("\(date.year)-\(date.month)-\(date.day)") }
        if case .number(let text) = cell {
          let spelling = try #require(NumberSpelling.shortest(text))
          cell = spelling.count(where: \.isNumber) > 15 ? .text(text) : .number(spelling)
        }
        if case .text(let text) = cell {
          if column.kind != .text { style.horizontal = .center }
          style = style.holding(text)
        }
        let look = ("s", "\(styles.index(of: style))")
        switch cell {
        case .blank: xml.empty("c", [look])
        case .text(let text):
          xml.open("c", [look, ("t", "inlineStr")])
          xml.open("is")
          CellText.write(text, to: &xml)
          xml.close()
          xml.close()
        case .number(let spelling):
          xml.open("c", [look])
          xml.element("v", text: spelling)
          xml.close()
        case .boolean(let truth):
          xml.open("c", [look, ("t", "b")])
          xml.element("v", text: truth ? "1" : "0")
          xml.close()
        case .date(let date):
          xml.open("c", [look])
          xml.element("v", text: serial(date))
          xml.close()
        }
      }
      xml.close()
    }
    return String(decoding: xml.bytes, as: UTF8.self)
  }

  @Test(arguments: 1...40)
  func `rows inflate to the XML that the plain way makes`(seed: Int) throws {
    var dice = SeededRandom(seed)
    let rows = (0..<Int.random(in: 0...400, using: &dice)).map { _ in
      (0..<Int.random(in: 0...columns.count, using: &dice)).map { _ in cell(&dice) }
    }
    let file = MemorySpool()
    var table = try StreamingTable(to: file, title: "台账") { MemorySpool() }
    try table.begin(TableLayout(name: "台账", columns: columns))
    for row in rows { try table.append(row) }
    try table.finish()
    let package = try OPCPackage(reading: file.bytes, name: "a.xlsx")
    let sheet = String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
    let header = try #require(sheet.range(of: "</row>"))
    let stop = try #require(sheet.range(of: "</sheetData>"))
    var styles = StyleTable()
    // The look of the header comes first.
    styles = headerStyles()
    #expect(sheet[header.upperBound..<stop.lowerBound] == (try plainRows(rows, from: 2, styles: &styles)))
  }

  private func headerStyles() -> StyleTable {
    var styles = StyleTable()
    for cell in TableStyle.sheet(TableLayout(name: "a", columns: columns), name: "a").cells {
      _ = styles.index(of: cell.style)
    }
    return styles
  }

  @Test func `a table longer than a sheet goes on in another`() throws {
    var limits = SpreadsheetLimits.standard
    limits.rows = 10
    let file = MemorySpool()
    var table = try StreamingTable(to: file, limits: limits) { MemorySpool() }
    try table.begin(
      TableLayout(name: "台账", title: "台账", columns: [.init("a", width: 9, kind: .integer)], footer: ["移交人："]))
    for number in 1...17 { try table.append([.number("\(number)")]) }
    try table.end(totals: [.number("153")])
    try table.finish()
    let book = try WorkbookReader(file.bytes, name: "a.xlsx")
    #expect(book.sheets.map(\.name) == ["台账", "台账 (2)", "台账 (3)"])
    let sheets = try (0..<3).map { try book.rows(ofSheet: $0).map { $0.cells.map(flat).joined() } }
    #expect(sheets[0] == ["A1=台账", "A2=a"] + (1...6).map { "A\($0 + 2)=#\($0)" })
    #expect(sheets[1] == ["A1=台账", "A2=a"] + (7...12).map { "A\($0 - 4)=#\($0)" })
    #expect(sheets[2] == ["A1=台账", "A2=a"] + (13...17).map { "A\($0 - 10)=#\($0)" } + ["A8=#153", "A9=移交人："])
  }
}
