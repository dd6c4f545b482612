import TestSupport
import Testing

@testable import Typesetting

/// What holds for any text in any width.
@Suite struct TypesettingPropertyTests {
  private static let words = [
    "客户", "售后服务", "，", "。", "：", "（", "）", "“", "”", "《", "》", "、", "¥12,345.60", "1,680.32元", "2026-11-20", "A",
    "SN-2024/0815", "zhang.san@example.com", " ", "  ", "\n", "\t", "……", "——", "％", "5℃", "□", "☑", "e\u{301}",
    "Total", "-",
    "/", "(", ")", "㎡", "年", "’", "\u{A0}", "𠮷",
  ]

  private static func text(_ dice: inout SeededRandom) -> String {
    (0..<Int.random(in: 0...40, using: &dice)).map { _ in words.randomElement(using: &dice) ?? "" }.joined()
  }

  @Test(arguments: [false, true])
  func `lines are no wider than the width, give back the text, and keep the rules`(_ compresses: Bool) {
    var options = TextOptions()
    options.compressesLineEnds = compresses
    var dice = SeededRandom(20_261_120)
    for _ in 0..<4_000 {
      let text = Self.text(&dice)
      let ems = Double(Int.random(in: 1...60, using: &dice)) / 2
      let lines = Lines(options: options)
      let set = lines.set(text, ems: ems)
      #expect(lines.of(text, ems: ems).joined() == text)
      for (number, line) in set.lines.enumerated() {
        let glyphs = set.glyphs[line.glyphs]
        #expect(line.width <= Int(ems * 10_000) || glyphs.count { $0.advance > 0 } <= 1, "\(text) \(ems)")
        if let last = glyphs.last { #expect(last.x + last.advance == line.width, "\(text) \(ems)") }
        if number > 0 { checkStart(of: line, in: text, before: set.lines[number - 1], "\(text) \(ems)") }
      }
      // Each line by itself is one line, but for an apostrophe that has lost its word.
      for line in lines.of(text, ems: ems) where !line.contains("\t") && !line.hasPrefix("’") {
        #expect(lines.of(String(line.prefix { $0 != "\n" }), ems: ems).count == 1, "\(text) \(ems)")
      }
    }
  }

  /// A line begins with what must not begin it, or follows what must not end one, only where the line before could not
  /// have ended sooner.
  private func checkStart(of line: SetText.Line, in text: String, before: SetText.Line, _ comment: Comment) {
    let kinds = text.unicodeScalars.map { CharacterClass($0.value) }
    func isBad(_ place: Int) -> Bool { kinds[place].closes || kinds[place - 1].opens }
    guard let place = line.source.first, isBad(place), kinds[place - 1] != .newline else { return }
    #expect(before.source.dropFirst().filter { !isBad($0) && !kinds[$0].isSpace } == [], comment)
  }

  @Test func `a wider column never takes more lines`() {
    var dice = SeededRandom(7)
    for _ in 0..<500 {
      let text = Self.text(&dice).replacing("\t", with: "")
      let counts = stride(from: 25.0, through: 60, by: 0.5).map { Lines().of(text, ems: $0).count }
      #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 }, "\(text)")
    }
  }
}
