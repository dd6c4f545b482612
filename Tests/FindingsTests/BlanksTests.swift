import Testing

@testable import Findings

@Suite struct `Blanks and full-width characters` {
  @Test(arguments: [
    "\t", "\u{0B}", " ", "\u{85}", "\u{A0}", "\u{1680}", "\u{2003}", "\u{200B}", "\u{200E}", "\u{2028}", "\u{202F}",
    "\u{2060}",
    "\u{3000}", "\u{FEFF}",
  ])
  func `what shows nothing is a blank, and is left out at both ends`(blank: String) {
    #expect(blank.isBlank)
    #expect("\(blank)甲 乙\(blank)\(blank)".trimmed == "甲 乙")
  }

  @Test func `what shows something is none, inside a text least of all`() {
    #expect(["a", "甲", "·", "\u{0}", "👩\u{200D}🔧"].filter(\.isBlank) == [])
    #expect("👩\u{200D}🔧".trimmed == "👩\u{200D}🔧")
    #expect("".isBlank && " \u{3000}".trimmed == "")
  }

  @Test func `full-width characters of ASCII have their half-width form, and only those`() {
    let half = "Ａｚ０～！￥、甲".unicodeScalars.map { String($0.halfWidth) }.joined()
    #expect(half == "Az0~!￥、甲")
  }
}
