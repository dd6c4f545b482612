import Findings
import TestSupport
import Testing

@testable import Templates

/// Random paragraphs, cut into random runs, against the same text rendered as plain text.
@Suite struct WordPropertyTests {
  private static let data: [String: TemplateValue] = [
    "v": .text("值<&>"), "空": .empty, "l": .list([.record(["v": .text("甲")]), .record(["w": .text("乙")])]),
    "t": .boolean(true), "长": .text("a b"),
  ]

  private func template(_ dice: inout SeededRandom, depth: Int) -> String {
    (0..<Int.random(in: 0...4, using: &dice)).map { _ -> String in
      switch Int.random(in: 0...6, using: &dice) {
      case 0: return "{{v}}"
      case 1: return "{{ w|default:无 }}"
      case 2: return "{{! 注 }}"
      case 3 where depth < 4:
        let name = ["l", "t", "空", "长"].randomElement(using: &dice) ?? "l"
        let mark = Bool.random(using: &dice) ? "#" : "^"
        return "{{\(mark)\(name)}}\(template(&dice, depth: depth + 1)){{/\(name)}}"
      default: return ["字", "a&b", " ", "x<y", "：", "{", "}"].randomElement(using: &dice) ?? ""
      }
    }.joined()
  }

  private func cut(_ text: String, _ dice: inout SeededRandom) -> String {
    var body = ""
    var rest = Substring(text)
    while !rest.isEmpty {
      let piece = rest.prefix(Int.random(in: 1...7, using: &dice))
      rest = rest.dropFirst(piece.count)
      let mark = "<w:bookmarkStart w:id=\"1\" w:name=\"b\"/><w:bookmarkEnd w:id=\"1\"/>"
      switch Int.random(in: 0...5, using: &dice) {
      case 0: body += WordMaker.r("*" + piece)
      case 1: body += mark + WordMaker.r(String(piece))
      case 2:
        // Two texts in one run.
        let half = piece.prefix(piece.count / 2)
        let two = WordMaker.r(String(half)) + WordMaker.r(String(piece.dropFirst(half.count)))
        body += two.replacing("</w:r><w:r>", with: "")
      default: body += WordMaker.r(String(piece))
      }
    }
    return body
  }

  @Test func `a paragraph renders like its text, however it is cut into runs`() throws {
    var dice = SeededRandom(20_261_120)
    for _ in 0..<300 {
      let text = template(&dice, depth: 0)
      let (plain, _) = TextTemplate.compile(text, name: "t", vocabulary: .open)
      // Braces that meet by chance may make tags; both must then refuse.
      let docx = try WordMaker.docx("<w:p>\(cut("始" + text + "终", &dice))</w:p>")
      let (word, _) = CompiledTemplate.compile(docx, name: "t.docx", vocabulary: .open)
      guard let plain else {
        #expect(word == nil, "\(text)")
        continue
      }
      let expected = "始" + (try plain.render(.record(Self.data))) + "终"
      let output = try #require(word, "\(text)").render(.record(Self.data))
      #expect(try WordReading.text(output) == expected, "\(text)")
    }
  }
}
