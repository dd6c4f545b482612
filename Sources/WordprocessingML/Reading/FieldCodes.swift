import Markup

/// Field codes that make Word fetch, start or include something: a template must not have them.
package enum FieldCodes {
  /// A field that is refused.
  package struct Danger: Sendable, Hashable {
    /// Its code, shortened.
    package var code: String
    /// The node at which it begins.
    package var node: Int
  }

  /// Codes that bring in something from outside, run something, or send raw commands to the printer.
  private static let refused: Set<String> = [
    "DDE", "DDEAUTO", "INCLUDE", "INCLUDETEXT", "INCLUDEPICTURE", "LINK", "IMPORT", "EMBED", "AUTOTEXT", "AUTOTEXTLIST",
    "GLOSSARY", "DATABASE", "MACROBUTTON", "RD", "PRINT", "HTMLACTIVEX", "CONTROL", "SHAPE2",
  ]

  /// The dangerous fields of a part, in order; codes split over runs, or made by fields inside, are put together first.
  package static func dangers(in part: WordOutline) -> [Danger] {
    var dangers: [Danger] = []
    var open: [Field] = []
    func close(_ field: Field) {
      if let code = field.danger { dangers.append(Danger(code: code, node: field.node)) }
    }
    for (index, kind) in part.kinds.enumerated() {
      switch kind {
      case .simpleField:
        var field = Field(node: index)
        field.code = part.attribute("instr", of: index) ?? ""
        close(field)
      case .fieldCharacter:
        switch part.attribute("fldCharType", of: index) {
        case "begin":
          if let outer = open.lastIndex(where: { $0.isInCode }), !open[outer].hasWord { open[outer].isComputed = true }
          open.append(Field(node: index))
        case "separate": if !open.isEmpty { open[open.count - 1].isInCode = false }
        case "end": if let field = open.popLast() { close(field) }
        default: break
        }
      case .fieldCode, .text:
        // Text shown by a field inside a code is part of that code.
        if let field = open.lastIndex(where: { $0.isInCode }) { open[field].code += part.outline.text(of: index) }
      default: break
      }
    }
    open.forEach(close)
    return dangers
  }

  private struct Field {
    var node: Int
    var code = ""
    var isInCode = true
    /// Whether the code's first word comes from a field inside.
    var isComputed = false

    init(node: Int) { self.node = node }

    /// Whether the first word of the code is complete.
    var hasWord: Bool {
      let text = code.drop(while: \.isWhitespace)
      return text.contains(where: \.isWhitespace)
    }

    var danger: String? {
      let words = code.drop(while: \.isWhitespace)
      let word = words.prefix { !$0.isWhitespace && $0 != "\"" && $0 != "\\" }.uppercased()
      let shown = String(words.prefix(40))
      if isComputed || FieldCodes.refused.contains(word) { return shown }
      if word == "HYPERLINK", !isHarmlessLink(words.dropFirst(word.count)) { return shown }
      return nil
    }

    /// A link within the document, or to a web page or mail address.
    private func isHarmlessLink(_ rest: Substring) -> Bool {
      let target = rest.drop(while: \.isWhitespace).drop { $0 == "\"" }.lowercased()
      return target.isEmpty
        || ["http://", "https://", "mailto:", "\\l", "\\o", "\\t", "#"].contains { target.hasPrefix($0) }
    }
  }
}
