import Findings

/// Breaks texts into lines for a terminal, where a Chinese character takes two columns.
enum LineWrapping {
  /// Lines of at most so many columns: broken at blanks and between Chinese characters, never before a closing mark. A word
  /// that is longer than a line has one of its own.
  static func lines(of text: String, columns: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var width = 0
    for word in words(of: text) {
      let extent = TextWidth.columns(word)
      if width + TextWidth.columns(TextWidth.trimmed(word)) > columns, !line.isEmpty {
        lines.append(TextWidth.trimmed(line))
        line = word == " " ? "" : word
        width = word == " " ? 0 : extent
      } else {
        line += word
        width += extent
      }
    }
    lines.append(TextWidth.trimmed(line))
    return lines
  }

  /// The pieces that stay whole: a word with the blank behind it, a Chinese character with the marks that follow it.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for character in text {
      let isWide = TextWidth.columns(String(character)) > 1
      if let last = words.last, let end = last.last {
        let endIsWide = TextWidth.columns(String(end)) > 1
        let joins = closing.contains(character) || opening.contains(end) || (!isWide && !endIsWide && end != " ")
        if joins || (character == " " && end != " ") {
          words[words.count - 1].append(character)
          continue
        }
      }
      words.append(String(character))
    }
    return words
  }

  private static let closing: Set<Character> = Set("，。；：、？！）」』》”’…")
  private static let opening: Set<Character> = Set("（「『《“‘")
}
