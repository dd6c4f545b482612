import PageGraphics

/// Which element each marked piece of a page's content belongs to.
final class PageTags {
  let elements: [StructureElement]
  /// The element of each piece, by its number (MCID).
  private(set) var owners: [Int] = []
  /// The element of the piece in hand; `nil` for decoration.
  private(set) var current: Int?
  /// Whether a piece is in hand.
  var isOpen = false

  init(_ elements: [StructureElement]) { self.elements = elements }

  /// Begins a piece.
  func open(_ element: Int?) {
    isOpen = true
    current = element
    if let element { owners.append(element) }
  }
}

extension StructureElement.Role {
  /// The standard name (ISO 32000-1, 14.8.4).
  var name: StaticString {
    switch self {
    case .part: "Part"
    case .title: "H1"
    case .heading: "H2"
    case .paragraph: "P"
    case .table: "Table"
    case .tableRow: "TR"
    case .tableHeader: "TH"
    case .tableCell: "TD"
    case .figure: "Figure"
    case .link: "Link"
    }
  }
}
