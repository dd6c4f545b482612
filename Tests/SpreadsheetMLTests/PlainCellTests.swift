import Findings
import OPC
import TestSupport
import Testing

@testable import SpreadsheetML

/// Cells and texts that are read at one go must come out as those that are taken apart tag by tag.
struct PlainCellTests {
  private static let styles =
    "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"22\"/><xf numFmtId=\"20\"/><xf numFmtId=\"46\"/></cellXfs>"
  private static let texts = [
    "", "文字", "a&lt;b &amp; c", "_x0041_x", " 两端 ", "a\r\nb", String(repeating: "很长的文字", count: 40),
    "上海精密机械有限公司", "FC-2026-000001", "]]&gt;", "&#x5B57;&quot;",
  ]
  private static let numbers = [
    "0", "7", "007", "-3", "1680.32", "1680.3200000000002", "45387", "45387.53194444445", "0.5", "60", "1E-3", "-0",
    "99999999.9999999999", "123456789012345678", " 5 ", "NaN", "1234567890", "2958466", ".5", "5.", "1e400",
  ]

  /// A cell: its attributes without the reference, and what stands between its tags.
  private static func cell(_ dice: inout SeededRandom) -> (attributes: [(String, String)], content: String) {
    func pick(_ choices: [String]) -> String { choices[Int.random(in: choices.indices, using: &dice)] }
    var attributes = [("s", String(Int.random(in: 0...5, using: &dice)))]
    if Bool.random(using: &dice) { attributes = [] }
    func typed(_ type: String, _ content: String) -> ([(String, String)], String) {
      (attributes + [("t", type)], content)
    }
    return switch Int.random(in: 0..<12, using: &dice) {
    case 0: (attributes, "")
    case 1: typed("b", "<v>\(pick(["0", "1", "true", "false"]))</v>")
    case 2: typed("e", "<v>#N/A</v>")
    case 3: typed("str", "<v>\(pick(texts))</v>")
    case 4: typed("inlineStr", "<is><t>\(pick(texts))</t></is>")
    case 5: typed("inlineStr", "<is><t xml:space=\"preserve\">\(pick(texts))</t></is>")
    case 6: typed("d", "<v>2026-11-20T09:30:00</v>")
    case 7: typed("n", "<v>\(pick(numbers))</v>")
    case 8, 9: (attributes, "<v>\(pick(numbers))</v>")
    default: typed("s", "<v>\(Int.random(in: texts.indices, using: &dice))</v>")
    }
  }

  @Test func `plain cells hold what they hold when written in another way`() throws {
    var dice = SeededRandom(5)
    var (plain, other) = ("<worksheet><sheetData>", "<worksheet><sheetData>")
    // Enough for many pieces of the part, so that cells are cut wherever they can be.
    for row in 1...1_500 {
      plain += "<row r=\"\(row)\">"
      other += "<row  spans='1:9' r = '\(row)' >"
      var column = 0
      for _ in 0..<Int.random(in: 0...12, using: &dice) {
        let cell = PlainCellTests.cell(&dice)
        let next = column + 1
        column += Int.random(in: 1...20, using: &dice)
        var attributes = cell.attributes
        if Bool.random(using: &dice) {
          let place = CellReference(column: column, row: row).a1
          attributes.insert(("r", place), at: Int.random(in: 0...attributes.count, using: &dice))
        } else {
          column = next
        }
        plain += "<c" + attributes.map { " \($0)=\"\($1)\"" }.joined()
        plain += cell.content.isEmpty ? "/>" : ">\(cell.content)</c>"
        other += "<c" + attributes.reversed().map { "  \($0) = '\($1)'" }.joined() + " >\n\(cell.content) </c >"
      }
      plain += "</row>"
      other += "</row >"
    }
    let tail = "</sheetData></worksheet>"
    let strings = PlainCellTests.texts.map { "<si><t>\($0)</t></si>" }.joined()
    let apart = PlainCellTests.texts.map { "<si ><r><t xml:space='preserve'>\($0)</t></r></si>" }.joined()
    let first = try workbook(sheet: plain + tail, styles: PlainCellTests.styles, strings: strings)
    let second = try workbook(sheet: other + tail, styles: PlainCellTests.styles, strings: apart)
    let rows = try WorkbookReader(first, name: "a.xlsx").rows(ofSheet: 0)
    let same = try WorkbookReader(second, name: "b.xlsx").rows(ofSheet: 0)
    #expect(rows.count > 1_000)
    for (row, twin) in zip(rows, same) where row != twin {
      Issue.record("row \(row.number): \(row.cells.map(flat)) and \(twin.cells.map(flat))")
      return
    }
    #expect(rows.count == same.count)
  }

  @Test(arguments: [
    "<c r=\"\"><v>1</v></c>", "<c r=\"A\"><v>1</v></c>", "<c r=\"1\"><v>1</v></c>", "<c r=\"A0\"><v>1</v></c>",
    "<c r=\"A1048577\"><v>1</v></c>", "<c r=\"XFE1\"/>", "<c r=\"AAAA1\"><v>1</v></c>", "<c r=\"A1 \"><v>1</v></c>",
    "<c r=\"A1\" t=\"s\"><v>2</v></c>", "<c t=\"s\"><v>-1</v></c>", "<c t=\"s\"><v>1 </v></c>",
    "<c t=\"s\"><v>99999999999999999999</v></c>", "<c r=\"A1\"><v>1</v></x>", "<c r=\"A1\"><v>1</c>",
  ])
  func `what is wrong in a cell is refused`(cell: String) throws {
    let book = try WorkbookReader(workbook(cells: cell, strings: "<si><t>a</t></si><si><t>b</t></si>"), name: "a.xlsx")
    #expect(throws: SpreadsheetError.self) { try book.rows(ofSheet: 0) }
  }

  @Test func `limits hold for plain cells and texts`() throws {
    let cells = String(repeating: "<c><v>1</v></c>", count: 10)
    let strings = String(repeating: "<si><t>甲乙丙</t></si>", count: 10)
    let bytes = try workbook(cells: cells, strings: strings)
    func code(_ change: (inout SpreadsheetLimits) -> Void) -> String {
      var limits = SpreadsheetLimits.standard
      change(&limits)
      do throws(SpreadsheetError) {
        _ = try WorkbookReader(bytes, name: "a.xlsx", limits: limits).rows(ofSheet: 0)
        return "read"
      } catch { return error.code.name }
    }
    #expect(code { $0.cells = 10 } == "read")
    #expect(code { $0.cells = 9 } == "workbook-too-large")
    #expect(code { $0.strings = 10 } == "read")
    #expect(code { $0.strings = 9 } == "workbook-too-large")
    #expect(code { $0.stringBytes = 90 } == "read")
    #expect(code { $0.stringBytes = 89 } == "workbook-too-large")
    #expect(code { $0.depth = 5 } == "read")
    #expect(code { $0.depth = 4 } == "workbook-damaged")
    #expect(code { $0.columns = 10 } == "read")
    #expect(code { $0.columns = 9 } == "workbook-damaged")
  }

  @Test func `texts that are kept are the right ones`() {
    var texts = SharedTexts()
    for index in 0..<70_000 {
      var text = "文字 \(index)" + String(repeating: "-", count: index % 150)
      text.withUTF8 { texts.append($0) }
    }
    let cache = TextCache(texts)
    var dice = SeededRandom(3)
    for _ in 0..<300_000 {
      // A few indices come often, and share their places with others.
      let index =
        Bool.random(using: &dice) ? Int.random(in: 0..<70_000, using: &dice) : (dice.next() & 1 == 0 ? 7 : 32_775)
      if cache.text(index) != "文字 \(index)" + String(repeating: "-", count: index % 150) {
        Issue.record("text \(index)")
        return
      }
    }
  }

  @Test func `fractions are the nearest binary numbers`() {
    var dice = SeededRandom(9)
    var count = 0
    for _ in 0..<20_000 {
      let digits = (0..<Int.random(in: 1...19, using: &dice)).map { _ in String(Int.random(in: 0...9, using: &dice)) }
      let text = digits.prefix(5).joined() + "." + digits.dropFirst(5).joined()
      let value = Array(text.utf8).withUnsafeBufferPointer { CellNumbers.plainFraction($0) }
      guard let value else { continue }
      count += 1
      if value != Double(digits.count > 5 ? text : text + "0") {
        Issue.record("\(text): \(value)")
        return
      }
    }
    #expect(count > 10_000)
  }
}
