package import Findings

/// The parts of a document that hold text, told by their content types, never by their names.
package enum WordPartKind: Sendable, Hashable {
  /// The main document.
  case document
  /// A page header or footer.
  case header, footer
  /// Notes and comments.
  case footnotes, endnotes, comments

  /// The kind of a part by its content type; `nil` for parts without text of their own.
  package init?(contentType: String) {
    let type = contentType.lowercased()
    guard type.hasPrefix("application/vnd.openxmlformats-officedocument.wordprocessingml.") else { return nil }
    switch type.dropFirst(63) {
    case "document.main+xml", "template.main+xml": self = .document
    case "header+xml": self = .header
    case "footer+xml": self = .footer
    case "footnotes+xml": self = .footnotes
    case "endnotes+xml": self = .endnotes
    case "comments+xml": self = .comments
    default: return nil
    }
  }

  /// The part's name for people.
  package var name: LocalizedText {
    switch self {
    case .document: LocalizedText("正文", hant: "正文", en: "body")
    case .header: LocalizedText("页眉", hant: "頁首", en: "header")
    case .footer: LocalizedText("页脚", hant: "頁尾", en: "footer")
    case .footnotes: LocalizedText("脚注", hant: "註腳", en: "footnotes")
    case .endnotes: LocalizedText("尾注", hant: "章節附註", en: "endnotes")
    case .comments: LocalizedText("批注", hant: "註解", en: "comments")
    }
  }
}
