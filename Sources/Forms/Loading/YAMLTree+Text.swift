import Expressions

extension YAMLTree {
  /// The tree as YAML text that reads back as the same tree: maps in flow style inside, one key or item a line outside.
  ///
  /// All texts are quoted, except `true` and `false`, which mean something else in quotes; so do plain numbers of a profile,
  /// which are kept as they are if `keepsNumbers`.
  func text(keepsNumbers: Bool = false) -> String {
    func inline(_ tree: YAMLTree) -> String { tree.inline(keepsNumbers) }
    var text = ""
    guard case .map(let members) = content else { return inline(self) + "\n" }
    for member in members {
      text += "\(member.key):"
      switch member.value.content {
      case .list(let items) where !items.isEmpty:
        text += "\n"
        for item in items { text += "  - \(inline(item))\n" }
      case .map(let inner) where !inner.isEmpty:
        text += "\n"
        for part in inner { text += "  \(part.key): \(inline(part.value))\n" }
      default: text += " \(inline(member.value))\n"
      }
    }
    return text
  }

  /// The tree in flow style, on one line.
  func inline(_ keepsNumbers: Bool) -> String {
    switch content {
    case .nothing: "~"
    case .scalar(let text, let isQuoted):
      !isQuoted && (text == "true" || text == "false" || keepsNumbers && ExactDecimal(text) != nil)
        ? text : YAMLTree.quoted(text)
    case .list(let items): "[\(items.map { $0.inline(keepsNumbers) }.joined(separator: ", "))]"
    case .map(let members):
      "{\(members.map { "\(YAMLTree.quoted($0.key)): \($0.value.inline(keepsNumbers))" }.joined(separator: ", "))}"
    }
  }

  /// A text in double quotes, with the escapes of YAML 1.2 (5.7).
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
