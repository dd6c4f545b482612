import Expressions
import TestSupport
import Testing

struct RMBTests {
  /// The 25 cases of domain 4.4: amount, what we write, what else is allowed.
  static let vectors: [(String, String, [String])] = [
    ("0", "零元整", ["零圆整", "零元正"]),
    ("0.05", "伍分", []),
    ("0.10", "壹角整", ["壹角", "壹角正"]),
    ("0.32", "叁角贰分", ["參角貳分"]),
    ("1", "壹元整", ["壹圆整", "壹圓正", "人民币壹元整"]),
    ("10", "壹拾元整", []),
    ("10.01", "壹拾元零壹分", []),
    ("100.10", "壹佰元零壹角整", ["壹佰元壹角", "壹佰元壹角整", "壹佰元零壹角"]),
    ("101", "壹佰零壹元整", []),
    ("325.04", "叁佰贰拾伍元零肆分", []),
    ("1000", "壹仟元整", ["人民幣壹仟圓整"]),
    ("1000.01", "壹仟元零壹分", []),
    ("1409.50", "壹仟肆佰零玖元伍角整", ["壹仟肆佰零玖元伍角"]),
    ("1680.32", "壹仟陆佰捌拾元零叁角贰分", ["壹仟陆佰捌拾元叁角贰分", "壹仟陸佰捌拾圓零叄角貳分"]),
    ("6007.14", "陆仟零柒元壹角肆分", []),
    ("16409.02", "壹万陆仟肆佰零玖元零贰分", []),
    ("10001", "壹万零壹元整", []),
    ("100000", "壹拾万元整", []),
    ("107000.53", "壹拾万柒仟元零伍角叁分", ["壹拾万零柒仟元伍角叁分", "壹拾万柒仟元伍角叁分"]),
    ("309825", "叁拾万玖仟捌佰贰拾伍元整", ["叁拾万零玖仟捌佰贰拾伍元整"]),
    ("20000100.03", "贰仟万零壹佰元零叁分", []),
    ("105000000", "壹亿零伍佰万元整", []),
    ("1000001000", "壹拾亿零壹仟元整", []),
    ("1000000000000", "壹万亿元整", []),
    (
      "-1680.50", "负壹仟陆佰捌拾元零伍角整",
      ["（负数）壹仟陆佰捌拾元零伍角整", "人民币负壹仟陆佰捌拾元伍角", "(负数)人民币壹仟陆佰捌拾元零伍角整", "負壹仟陸佰捌拾圓伍角正"]
    ),
  ]

  @Test(arguments: vectors) func `the rules of the People's Bank hold both ways`(
    amount: String, written: String, allowed: [String]
  ) {
    #expect(RMB.uppercase(number(amount)) == written)
    for text in [written] + allowed { #expect(RMB.parse(text) == number(amount), "\(text)") }
  }

  @Test(arguments: [
    "", "元", "整", "零", "壹", "壹元", "拾元整", "拾壹元整", "零元零伍分", "零元伍角整", "壹元壹分", "伍分整", "壹元零壹分整", "壹百元整", "一元整",
    "念元整", "伍毛", "壹元另伍分", "壹仟〇壹元整", "壹拾万零元整", "壹拾元整整", "壹仟壹元整", "壹仟零零壹元整", "零壹元整", "壹元整负", "负负壹元整", "壹拾万仟元整",
    "玖拾玖拾元整", "壹万壹万元整", "壹元壹元整", "壹 元整", "1元整", "人民币 壹元整", "壹拾亿壹仟元整", "壹拾万贰仟万元整", "两元整", "人民币",
  ]) func `writings that the rules do not allow are refused`(text: String) {
    #expect(RMB.parse(text) == nil)
  }

  @Test func `traditional characters and long amounts`() {
    #expect(RMB.uppercase(number("231680.32"), traditional: true) == "貳拾參萬壹仟陸佰捌拾圓零參角貳分")
    #expect(RMB.uppercase(number("-100000001"), traditional: true) == "負壹億零壹圓整")
    #expect(RMB.uppercase(number("1000010000000")) == "壹万亿零壹仟万元整")
    #expect(RMB.parse("壹万亿壹仟万元整") == number("1000010000000"))
    #expect(RMB.uppercase(number("1234567890123456.78")) == "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌亿玖仟零壹拾贰万叁仟肆佰伍拾陆元柒角捌分")
    #expect(RMB.uppercase(number("10000000000000000")) == nil)
    #expect(RMB.uppercase(number("0.005")) == nil, "thousandths are not rounded silently")
  }

  @Test func `every amount is read back as it was written`() {
    var random = SeededRandom(42)
    for round in 0..<20_000 {
      let digits = 1 + round % 18
      // Many zeros, as these are where the rules are.
      let text = (0..<digits).map { _ in Bool.random(using: &random) ? "0" : "\(Int.random(in: 0...9, using: &random))"
      }
      let whole = text.dropLast(2).joined()
      let amount = number("\(round % 3 == 0 ? "-" : "")\(whole.isEmpty ? "0" : whole).\(text.suffix(2).joined())")
      for traditional in [false, true] {
        let written = RMB.uppercase(amount, traditional: traditional)
        #expect(written.flatMap { RMB.parse($0) } == amount, "\(amount) \(written ?? "")")
      }
    }
  }
}
