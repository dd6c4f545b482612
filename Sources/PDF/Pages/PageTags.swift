import PageGraphics

/// Which element each marked piece of a page's content belongs to.
final class PageTags {
  let elements: [StructureElement]
  /// The element of each piece, by its number (MCID).
  private(set) var owners: [Int] = []
  /// The element of the piece in hand; `nil` for decoration.
  private(set) var current: Int?
  /// Whether the decoration in hand belongs to the page.
  private(set) var isPagination = false
  /// Whether a piece is in hand.
  var isOpen = false

  init(_ elements: [StructureElement]) { self.elements = elements }

  /// Whether a mark belongs to another piece than the one in hand.
  func isOther(_ element: Int?, isPagination: Bool) -> Bool {
    !isOpen || current != element || element == nil && self.isPagination != isPagination
  }

  /// Begins a piece.
  func open(_ element: Int?, isPagination: Bool) {
    isOpen = true
    (current, self.isPagination) = (element, isPagination)
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
