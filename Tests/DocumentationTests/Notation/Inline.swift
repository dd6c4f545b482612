/// A stretch of a line of the notation: text, or a thing in 【kind：content】.
indirect enum Inline {
  case text(String)
  case thing(kind: String, content: [Inline])

  /// Reads a line.
  static func read(_ line: String) -> [Inline] {
    var rest = line[...]
    return read(&rest, isInside: false)
  }

  private static func read(_ rest: inout Substring, isInside: Bool) -> [Inline] {
    var all: [Inline] = []
    var text = ""
    func flush() {
      if !text.isEmpty { all.append(.text(text)) }
      text = ""
    }
    while let character = rest.popFirst() {
      if character == "】", isInside { break }
      guard character == "【" else {
        text.append(character)
        continue
      }
      flush()
      let kind = rest.prefix { $0 != "：" && $0 != "】" }
      rest = rest.dropFirst(kind.count)
      let hasContent = rest.popFirst() == "："
      all.append(.thing(kind: String(kind), content: hasContent ? read(&rest, isInside: true) : []))
    }
    flush()
    return all
  }

  /// The text alone.
  var plain: String {
    switch self {
    case .text(let text): text
    case .thing(_, let content): content.map(\.plain).joined()
    }
  }

  /// Every kind of thing in it.
  var kinds: Set<String> {
    switch self {
    case .text: []
    case .thing(let kind, let content): content.reduce([kind]) { $0.union($1.kinds) }
    }
  }
}

extension String {
  /// The text as XML writes it, in content or in quotes.
  var escaped: String {
    replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing(
      "\"", with: "&quot;")
  }
}
