import Findings
import Markup
import OPC
import PackageChecks
import TestSupport
import Testing

@testable import Templates
@testable import WordprocessingML

/// Documents with text anywhere around sections: read on, they say what the same text says as plain text.
@Suite struct WordBesidePropertyTests {
  /// A text of markers and sections, and where its paragraphs end: `¶`, which the plain text lacks.
  private struct Writer {
    var random: SeededRandom
    var marker = 0
    var text = ""

    mutating func write(depth: Int) {
      for _ in 0..<(1 + random.below(4)) {
        switch random.below(depth > 2 ? 4 : 7) {
        case 0, 1: mark()
        case 2: text += "¶"
        case 3: text += random.pick(["⇥", "⏎", " ", "{{v}}", "{{! 注 }}"])
        default:
          let name = random.pick(["s", "t", "无", "一"])
          text += "{{\(random.below(4) == 0 ? "^" : "#")\(name)}}"
          if random.below(2) == 0 { text += "¶" }
          write(depth: depth + 1)
          if random.below(2) == 0 { text += "¶" }
          text += "{{/\(name)}}"
        }
      }
    }

    private mutating func mark() {
      marker += 1
      text += "〔\(marker)〕"
    }

    /// The paragraphs as markup, cut into runs, with bookmarks, insertions and list numbers here and there.
    mutating func body() -> String {
      var id = 0
      return text.split(separator: "¶", omittingEmptySubsequences: false).map { paragraph in
        var runs = ""
        var rest = paragraph
        while !rest.isEmpty {
          let piece = rest.prefix(1 + random.below(9))
          rest = rest.dropFirst(piece.count)
          var run = WordMaker.r((random.below(3) == 0 ? "*" : "") + piece)
          for (sign, element) in [("⇥", "<w:tab/>"), ("⏎", "<w:br w:type=\"page\"/>")] {
            run = run.replacing(sign, with: "</w:t>\(element)<w:t xml:space=\"preserve\">")
          }
          id += 1
          switch random.below(8) {
          case 0: run = "<w:ins w:id=\"\(id)\" w:author=\"王\">\(run)</w:ins>"
          case 1:
            run = "<w:bookmarkStart w:id=\"\(id)\" w:name=\"b\(id)\"/>\(run)<w:bookmarkEnd w:id=\"\(id)\"/>"
          default: break
          }
          runs += run
        }
        id += 1
        if random.below(4) == 0 {
          runs = "<w:bookmarkStart w:id=\"\(id)\" w:name=\"b\(id)\"/>\(runs)<w:bookmarkEnd w:id=\"\(id)\"/>"
        }
        return "<w:p>\(random.below(3) == 0 ? "<w:pPr><w:jc w:val=\"right\"/></w:pPr>" : "")\(runs)</w:p>"
      }.joined()
    }
  }

  private static func data(_ count: Int) -> TemplateValue {
    let inner = TemplateValue.record(["v": .text("值"), "t": .list([.text("甲"), .text("乙")])])
    return .record([
      "v": .text("值"), "s": .list(Array(repeating: inner, count: count)),
      "t": .list(Array(repeating: .record(["v": .empty]), count: count)), "无": .list([]), "一": .boolean(true),
    ])
  }

  /// A text without blanks and tabs: they vanish where a paragraph is there for its tags only.
  private static func visible(_ text: String) -> String { text.filter { $0 != " " && $0 != "⇥" } }

  /// The texts in document order, with breaks.
  private static func flow(_ bytes: [UInt8]) throws -> String {
    let package = try OPCPackage(reading: bytes, name: "o")
    let word = try WordOutline(package.bytes(of: package.mainPart), name: "o")
    return visible(
      word.kinds.indices.map { node in
        switch word.kinds[node] {
        case .text: word.outline.text(of: node)
        case .lineBreak: "⏎"
        default: ""
        }
      }.joined())
  }

  @Test
  func
    `every text beside, before and behind tags is printed as often as its section says, in the order of the document`()
    throws
  {
    var tried = 0
    for seed in 0..<220 {
      var writer = Writer(random: SeededRandom(seed))
      writer.write(depth: 0)
      let (plain, problems) = TextTemplate.compile(
        writer.text.replacing("¶", with: ""), name: "t", vocabulary: .open)
      let text = try #require(plain, "\(problems)")
      let inCell = seed % 3 == 0
      let body = writer.body()
      let whole = (inCell ? WordMaker.table([[body]]) : body) + WordMaker.p("")
      let (word, found) = CompiledTemplate.compile(try WordMaker.docx(whole), name: "t.docx", vocabulary: .open)
      // A section's border must not run through an insertion that goes on in the same text.
      guard let word else {
        #expect(found.allSatisfy { $0.code == "section-crosses-border" }, "\(writer.text) \(found)")
        continue
      }
      tried += 1
      for count in [0, 1, 3] {
        let output = try word.render(Self.data(count))
        #expect(try Self.flow(output) == Self.visible(text.render(Self.data(count))), "\(seed) \(count) \(writer.text)")
        let faults = PackageCheck.findings(in: output, name: "o", schemas: Repository.schemas)
        #expect(faults.map(\.description) == [], "\(seed) \(count) \(writer.text)")
      }
    }
    #expect(tried > 150)
  }
}
