import Expressions
import Findings
import TestSupport
import Testing

struct TextPatternTests {
  @Test(arguments: [
    (#"\d{6}"#, "250101", true), (#"\d{6}"#, "2501011", false), (#"1[3-9]\d{9}"#, "13800138000", true),
    (#"(?:(?:\+|00)86)?1[3-9]\d{9}"#, "+8617888829981", true), ("[一-龥]{2,4}", "王建国", true), ("[一-龥]{2,4}", "王", false),
    (#"\p{Han}+"#, "欧阳", true), ("a|bc|", "", true), ("a|bc", "bc", true), ("(ab)*", "ababab", true),
    ("(ab)*", "aba", false),
    ("a.c", "a\nc", false), ("[^,]+", "甲、乙", true), ("^a+?$", "aaa", true),
    (#"[\w.-]+@[\w.-]+\.\w{2,}"#, "a.b@c-d.cn", true),
    (#"\u4e2d[\]\-a-]"#, "中-", true), ("[]a]", "]", true), ("()*", "", true), ("(a*)*b", "aaab", true),
    ("x{0}", "", true),
  ]) func `a whole text matches or not`(pattern: String, text: String, matches: Bool) throws {
    #expect(try TextPattern(pattern).matches(text) == matches)
  }

  @Test(arguments: [
    ("(a", 0, "正则式的 ( 没有结束"), ("a)", 1, "正则式里多了一个 )"), ("[a", 0, "正则式的 [ 没有结束"), ("[", 0, "正则式的 [ 没有结束"),
    ("[z-a]", 1, "字符范围的次序不对"), ("*a", 0, #"这里的 * 没有可重复的内容，要表示字符本身请写 \*"#), ("a**", 2, "这里的 * 没有可重复的内容"),
    ("a{2,1}", 1, "重复次数要写成 {3}、{3,} 或 {3,5}，不超过 1000"), ("a{9999}", 1, "重复次数要写成 {3}、{3,} 或 {3,5}，不超过 1000"),
    (#"(a)\1"#, 3, #"正则式不支持 \1"#), ("(?=a)", 0, "正则式不支持 (?…)，只支持 (?:…)"), ("a\\", 1, "反斜杠后面没有字符"),
    ("((a{1000}){1000}){1000}", 0, "正则式展开后太大，请减少重复次数"), ("((){1000}){1000}", 0, "正则式展开后太大，请减少重复次数"),
  ]) func `a bad pattern says what is wrong and where`(pattern: String, offset: Int, message: String) {
    let error = #expect(throws: TextPatternError.self) { try TextPattern(pattern) }
    #expect(error?.offset == offset && error?.message.zhHans == message)
  }

  @Test func `no pattern hangs, whatever the text`() throws {
    let text = String(repeating: "a", count: 5000) + "!"
    for pattern in ["(a+)+b", "(a|a)*b", "(a|aa)+$", "(.*)(.*)(.*)(.*)x", "((a*)*)*b"] {
      #expect(try TextPattern(pattern).matches(text) == false)
    }
    #expect(try TextPattern("a*").matches(String(repeating: "a", count: 10_001)) == nil)
  }

  @Test func `random patterns never trap`() {
    var random = SeededRandom(3)
    let signs = Array(#"ab一(){}[]|*+?^$.\-,:0123pdu=!"#.unicodeScalars)
    for _ in 0..<5000 {
      var source = ""
      for _ in 0..<Int.random(in: 0...14, using: &random) {
        source.unicodeScalars.append(signs[Int.random(in: 0..<signs.count, using: &random)])
      }
      _ = try? TextPattern(source).matches("ab一0-")
    }
  }
}
