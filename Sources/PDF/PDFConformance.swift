/// The kinds of PDF/A that documents are prepared for (ISO 19005-2 and 19005-3).
package enum PDFConformance: String, Sendable, Hashable, CaseIterable {
  /// PDF/A-2u: the look, and the text of all of it.
  case a2u = "a-2u"
  /// PDF/A-2a: also what each part of the text is, in the order of reading.
  case a2a = "a-2a"
  /// PDF/A-3b: may hold other files, the data and what the document was made from.
  case a3b = "a-3b"

  /// The part of the standard.
  var part: Int { self == .a3b ? 3 : 2 }
  /// The level within the part.
  var level: String {
    switch self {
    case .a2u: "U"
    case .a2a: "A"
    case .a3b: "B"
    }
  }
  /// Whether marks say which element they belong to.
  package var isTagged: Bool { self == .a2a }
}
