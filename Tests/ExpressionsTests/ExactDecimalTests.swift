import Expressions
import TestSupport
import Testing

struct ExactDecimalTests {
  @Test func `decimals are exact where binary floating point is not`() {
    #expect(number("1.005").multiplied(by: number("3")) == number("3.015"))
    #expect(number("0.1").adding(number("0.2")) == number("0.3"))
    #expect(number("1.005").rounded(2) == number("1.01"))
    var sum = ExactDecimal.zero
    for _ in 0..<1000 { sum = sum.adding(number("0.1")) ?? .zero }
    #expect(sum == ExactDecimal(100))
  }

  @Test(arguments: [
    ("2.345", 2, "2.35"), ("-2.345", 2, "-2.35"), ("2.344999", 2, "2.34"), ("-0.005", 2, "-0.01"), ("-0.004", 2, "0"),
    ("0.5", 0, "1"), ("-0.5", 0, "-1"), ("1.5", 0, "2"), ("2.5", 0, "3"), ("1650", -2, "1700"), ("1649", -2, "1600"),
    ("9.995", 2, "10"), ("5", -1, "10"), ("4", -1, "0"), ("7", -40, "0"), ("7", 40, "7"),
    ("9999999999999999999999999999999999999", -37, "10000000000000000000000000000000000000"),
  ]) func `rounding is half up, away from nought`(text: String, places: Int, rounded: String) {
    #expect(number(text).rounded(places).description == rounded)
  }

  @Test func `equal numbers are equal values whatever zeros they were written with`() {
    #expect(number("1.50") == number("1.5"))
    #expect(Set([number("2"), number("2.000"), number("-0")]).count == 2)
    #expect(number("-0") == .zero && !number("-0.00").isNegative)
    #expect(number("10.00").isInteger && number("10.00").intValue == 10)
    #expect(number("10.01").intValue == nil)
  }

  @Test func `only plain digits are a number`() {
    for text in [
      "", "-", ".5", "5.", "1e3", "+1", " 1", "1 ", "1,000", "１", "--1", "1.2.3", "0x1", "1-", "NaN", "1.-2",
    ] {
      #expect(ExactDecimal(text) == nil, "\(text)")
    }
    #expect(ExactDecimal(String(repeating: "9", count: 38)) == nil)
    #expect(ExactDecimal("0." + String(repeating: "1", count: 19)) == nil)
    #expect(ExactDecimal("1." + String(repeating: "0", count: 90)) == ExactDecimal(1))
    #expect(ExactDecimal("0.000000000000000001")?.description == "0.000000000000000001")
  }

  @Test func `numbers are written plainly or grouped`() {
    #expect(number("1680.32").text(places: 2, grouping: true) == "1,680.32")
    #expect(number("-1234567.5").text(places: 2, grouping: true) == "-1,234,567.50")
    #expect(number("999.995").text(places: 2, grouping: true) == "1,000.00")
    #expect(number("-0.004").text(places: 2) == "0.00")
    #expect(number("5").text(places: 0) == "5")
    #expect(number("123").text(places: 2, grouping: true) == "123.00")
  }

  @Test func `quotients have 18 places and nothing is divided by nought`() {
    #expect(ExactDecimal(2).divided(by: ExactDecimal(3))?.description == "0.666666666666666667")
    #expect(ExactDecimal(-1).divided(by: ExactDecimal(8)) == number("-0.125"))
    #expect(ExactDecimal(1).divided(by: .zero) == nil)
    #expect(ExactDecimal(-7).remainder(dividingBy: ExactDecimal(3)) == ExactDecimal(-1))
    #expect(number("7.5").remainder(dividingBy: number("0.2")) == number("0.1"))
    #expect(ExactDecimal(7).remainder(dividingBy: .zero) == nil)
  }

  @Test func `what does not fit is nil and never traps`() {
    let edges = [
      "10000000000000000000000000000000000000", "-10000000000000000000000000000000000000", "0.000000000000000001",
      "-0.000000000000000001", "9999999999999999999.999999999999999999", "0", "1", "-1", "9223372036854775807", "0.3",
    ].map(number)
    for a in edges {
      for b in edges {
        for result in [
          a.adding(b), a.subtracting(b), a.multiplied(by: b), a.divided(by: b), a.remainder(dividingBy: b),
        ] {
          if let result { #expect(ExactDecimal(result.description) == result) }
        }
        #expect((a < b) || (b < a) || (a == b))
      }
      for places in -45...45 { _ = a.rounded(places).text(places: places) }
    }
    #expect(edges[0].adding(edges[0]) == nil && edges[0].multiplied(by: edges[0]) == nil)
    #expect(edges[0].divided(by: edges[2]) == nil)
    #expect(ExactDecimal(.min).description == "-9223372036854775808")
  }

  @Test func `order and arithmetic agree with whole numbers of the smallest part`() {
    var random = SeededRandom(7)
    for _ in 0..<2000 {
      let (x, y) = (Int.random(in: -99_999...99_999, using: &random), Int.random(in: -99_999...99_999, using: &random))
      let (a, b) = (hundredths(x), hundredths(y))
      #expect(a.adding(b) == hundredths(x + y))
      #expect((a < b) == (x < y))
      #expect(a.multiplied(by: b) == ExactDecimal(x * y).divided(by: ExactDecimal(10_000)))
    }
  }

  private func hundredths(_ count: Int) -> ExactDecimal {
    let digits = String(abs(count))
    let filled = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return number("\(count < 0 ? "-" : "")\(filled.dropLast(2)).\(filled.suffix(2))")
  }
}
