import Testing

@testable import Templates
@testable import WorkbookTemplates

/// How high rows become: high enough for their texts, and not higher.
@Suite struct SpreadsheetRowHeightTests {
  private func workbook(rows: String, after: String = "", size: Double = 11) throws -> [UInt8] {
    try SheetMaker.workbook(rows: rows, after: after, fonts: [("宋体", size)])
  }

  private func height(_ text: String, row: String, size: Double = 11, merge: String? = nil) throws -> Double? {
    let rows = "<row r=\"1\" \(row)>" + SheetMaker.cell("A1", "{{text}}", style: 4) + "</row>"
    let after = merge.map { "<mergeCells count=\"1\"><mergeCell ref=\"\($0)\"/></mergeCells>" } ?? ""
    let sheet = try SheetMaker.rendered(workbook(rows: rows, after: after, size: size), ["text": .text(text)]).sheet
    return sheet.firstMatch(of: /<row r="1"[^>]* ht="([\d.]+)"/).flatMap { Double($0.1) }
  }

  @Test(arguments: [(11.0, 13.5), (12, 14.25), (9, 11.25), (9, 12), (11, 14.25), (10.5, 12.75), (18, 22.5)])
  func `a row of one line keeps the height that Excel gives it`(size: Double, height: Double) throws {
    let text = size > 12 ? "王" : "王建国"
    #expect(try self.height(text, row: "ht=\"\(height)\" customHeight=\"1\"", size: size) == height)
  }

  @Test func `a row whose height is not stated is left to the program that opens it`() throws {
    #expect(try height("王建国", row: "spans=\"1:3\"") == nil)
  }

  @Test func `a row grows to the lines of its text, and not by a quarter more`() throws {
    #expect(try height("漏油", row: "ht=\"30\" customHeight=\"1\"", merge: "A1:J1") == 30)
    // 200 characters of 11 points on 438 points are six lines.
    let six = try height(
      String(repeating: "举升缸密封圈老化漏油", count: 20), row: "ht=\"30\" customHeight=\"1\"", merge: "A1:J1")
    #expect((81...99).contains(try #require(six)))
  }

  @Test func `a long word is broken where the line ends, and a word of a line goes down whole`() {
    let box = CellBox(width: 100, height: 15, font: CellFont(name: "宋体", size: 10))
    func lines(_ text: String) -> [String] {
      var lines = CellLines(box, keepsPlaces: true)
      Array(text.utf8).withUnsafeBufferPointer { lines.add($0) }
      var parts: [String] = []
      var at = 0
      for start in lines.starts + [text.utf8.count] {
        parts.append(String(decoding: Array(text.utf8)[at..<start], as: UTF8.self))
        at = start
      }
      return parts
    }
    #expect(lines("举升缸密封圈老化漏油") == ["举升缸密封圈老化漏", "油"])
    #expect(lines("举升缸密封圈老化漏，油") == ["举升缸密封圈老化", "漏，油"])
    #expect(lines("举升缸密封圈老化（漏油") == ["举升缸密封圈老化", "（漏油"])
    #expect(lines("abcdefghij abcdefghij") == ["abcdefghij ", "abcdefghij"])
    #expect(lines("一\n二") == ["一\n", "二"])
    #expect(lines(String(repeating: "A", count: 40)).count == 4)
  }

  @Test(arguments: ["", "漏油", "举升缸密封圈漏油", "举升缸密封圈漏油一", "a\n", "12345678\n", "M&amp;W", "ＡＢ①②漏油", "漏\u{20000}油"])
  func `a text that is seen to be one line by its characters alone is one line`(_ text: String) {
    let box = CellBox(width: 82, height: 15, font: CellFont(name: "宋体", size: 10))
    let isLine = Array(text.utf8).withUnsafeBufferPointer { CellLines.isLine($0, in: box) }
    var lines = CellLines(box)
    Array(text.utf8).withUnsafeBufferPointer { lines.add($0) }
    #expect(isLine == (lines.count == 1))
  }

  @Test func `fixed text beside a tag is not cut in a row whose height is not stated`() throws {
    let rows =
      "<row r=\"1\">"
      + SheetMaker.cell("A1", String(repeating: "定", count: 24), style: 4)
      + SheetMaker.cell("B1", "{{text}}", style: 4) + "</row>"
    func height(_ text: String) throws -> Double? {
      try SheetMaker.rendered(workbook(rows: rows), ["text": .text(text)]).sheet
        .firstMatch(of: /<row r="1"[^>]* ht="([\d.]+)"/).flatMap { Double($0.1) }
    }
    // 24 characters of 11 points in 40 points are eight lines; nothing is fixed as long as the tag's own text has room.
    #expect(try height("甲") == nil)
    let grown = try #require(try height("甲乙丙丁戊己"))
    #expect((100...140).contains(grown))
  }
}
