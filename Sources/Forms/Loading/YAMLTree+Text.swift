extension YAMLTree {
  /// The tree as YAML text that reads back as the same tree: maps in flow style inside, one key or item a line outside.
  ///
  /// All texts are quoted, except `true` and `false`, which mean something else in quotes.
  var text: String {
    var text = ""
    guard case .map(let members) = content else { return inline + "\n" }
    for member in members {
      text += "\(member.key):"
      switch member.value.content {
      case .list(let items) where !items.isEmpty:
        text += "\n"
        for item in items { text += "  - \(item.inline)\n" }
      case .map(let inner) where !inner.isEmpty:
        text += "\n"
        for part in inner { text += "  \(part.key): \(part.value.inline)\n" }
      default: text += " \(member.value.inline)\n"
      }
    }
    return text
  }

  private var inline: String {
    switch content {
    case .nothing: "~"
    case .scalar(let text, let isQuoted):
      !isQuoted && (text == "true" || text == "false") ? text : YAMLTree.quoted(text)
    case .list(let items): "[\(items.map(\.inline).joined(separator: ", "))]"
    case .map(let members):
      "{\(members.map { "\(YAMLTree.quoted($0.key)): \($0.value.inline)" }.joined(separator: ", "))}"
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
