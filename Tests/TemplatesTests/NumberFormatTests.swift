import Expressions
import Findings
import TestSupport
import Testing

@testable import Templates

/// Numbers are written as the format in their tag says.
@Suite struct NumberFormatTests {
  private func written(_ number: String, _ format: String) throws -> String {
    let value = try #require(ExactDecimal(number))
    return try PlainTemplate.rendered("{{n|\(format)}}", ["n": .number(value, places: nil)])
  }

  @Test func `noughts are digits always written, hashes digits written where there are any`() throws {
    #expect(try written("1.5", "0.00") == "1.50")
    #expect(try written("1.005", "0.00") == "1.01")
    #expect(try written("7", "0000") == "0007")
    #expect(try written("12345", "0000") == "12345")
    #expect(try written("1234567.5", "#,##0.00") == "1,234,567.50")
    #expect(try written("7", "0,000") == "0,007")
    #expect(try written("0.5", "#.##") == "0.5")
    #expect(try written("2.50", "0.0##") == "2.5")
    #expect(try written("1234.5678", "数字:０．００") == "1234.57")
  }

  @Test func `a percent sign multiplies, and 万 or 亿 behind the digits divides`() throws {
    #expect(try written("0.985", "0.0%") == "98.5%")
    #expect(try written("0.12345", "0%") == "12%")
    #expect(try written("1234567.89", "万元") == "123.46万元")
    #expect(try written("1234567.89", "0.0 万元") == "123.5 万元")
    #expect(try written("1234567890", "#,##0.##亿元") == "12.35亿元")
    #expect(try written("85000", "0.00萬元") == "8.50萬元")
    #expect(try written("12", "0\"万能表\"") == "12万能表")
  }

  @Test func `text stands before and behind the digits, and the sign before all`() throws {
    #expect(try written("3", "0台") == "3台")
    #expect(try written("2.25", "0.0kg") == "2.3kg")
    #expect(try written("-2.25", "0.0kg") == "-2.3kg")
    #expect(try written("-1680.3", "¥#,##0.00") == "-¥1,680.30")
    #expect(try written("12", "第0号") == "第12号")
    #expect(try written("12", "number:USD 0.00") == "USD 12.00")
    #expect(try written("5", "0\" 0#\"") == "5 0#")
  }

  @Test func `nothing is written for nothing, and what rounds to nought has no sign`() throws {
    #expect(try PlainTemplate.rendered("[{{没有|0.00}}][{{空|0台}}]", ["空": .text("")]) == "[][]")
    #expect(try written("-0.001", "0.00") == "0.00")
    #expect(try written("-0.001", "money:¥") == "¥0.00")
    #expect(try PlainTemplate.rendered("{{n|0.00}} {{x|0.00}}", ["n": .text("1.5"), "x": .text("面议")]) == "1.50 面议")
    #expect(
      try PlainTemplate.rendered("{{n|数字}} {{n|number|default:0}}", ["n": .text("1234567.5")])
        == "1,234,567.5 1,234,567.5")
  }

  @Test(arguments: ["0.", "0.0.0", "#,##0.00;0", "0,", "0#", "0.#0", "0m0", "number:x", "0:00"])
  func `a format that cannot be read is said at its tag`(_ format: String) {
    let found = PlainTemplate.findings("{{n|\(format)}}")
    #expect(found.count == 1 && found[0].contains("[bad-pipe-argument]") && found[0].contains("写法如 0.00"))
  }

  @Test func `rounding is exact where binary numbers are not`() throws {
    var random = SeededRandom(20_261_129)
    for _ in 0..<500 {
      let thousandths = random.below(10_000_000)
      let expected = (thousandths + 5) / 10
      let text = "\(thousandths / 1000).\(String(thousandths % 1000 + 1000).dropFirst())"
      #expect(try written(text, "0.00") == "\(expected / 100).\(String(expected % 100 + 100).dropFirst())")
    }
    // Rounded once, not first to what a quotient holds.
    #expect(try written("0.004999999999999999", "0.000000万元") == "0.000000万元")
  }

  @Test func `in a cell of a workbook a formatted number is text, as an amount is`() throws {
    let rows =
      "<row r=\"1\">\(SheetMaker.cell("A1", "{{n}}", style: 2))\(SheetMaker.cell("B1", "{{n|0.00}}", style: 2))</row>"
    let sheet = try SheetMaker.rendered(
      SheetMaker.workbook(rows: rows), ["n": .number(try #require(ExactDecimal("1.5")), places: nil)]
    ).sheet
    #expect(sheet.contains("<v>1.5</v>") && sheet.contains("<t>1.50</t>"))
  }
}
