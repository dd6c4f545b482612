import TestSupport

/// Small well-formed documents with everything that makes scanning hard.
enum RandomDocument {
  static func make(using random: inout SeededRandom) -> String {
    var text = random.coin() ? "<?xml version=\"1.0\"?>\n" : ""
    element(&text, depth: 0, using: &random)
    if random.coin() { text += "\n<!-- end > -->" }
    return text
  }

  private static func element(_ text: inout String, depth: Int, using random: inout SeededRandom) {
    let name = ["a", "w:p", "长", "x1"].randomElement(using: &random) ?? "a"
    text += "<\(name)" + (name == "w:p" ? " xmlns:w='u'" : "")
    if random.coin() { text += " k=\"/> ' &lt;\"" }
    if random.coin() { text += "\n  l = '\">'" }
    guard random.coin() || depth == 0 else {
      text += random.coin() ? "/>" : " />"
      return
    }
    text += ">"
    for _ in 0..<Int.random(in: 0..<5, using: &random) {
      switch Int.random(in: 0..<6, using: &random) {
      case 0: text += "文字 & text".replacing("&", with: "&amp;")
      case 1: text += "<!-- - <a> -->"
      case 2: text += "<![CDATA[ ]] > <b> ]]>"
      case 3: text += "<?pi ? > ?>"
      default: if depth < 6 { element(&text, depth: depth + 1, using: &random) }
      }
    }
    text += "</\(name)" + (random.coin() ? ">" : " >")
  }
}
