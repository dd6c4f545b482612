import Markup

/// The order in which the children of an element must stand.
enum ElementOrder {
  /// The children, by usual names, that stand before one that should come later; names not in the list are left alone.
  static func misplaced(_ part: CheckedPart, _ parent: Int, order: [String]) -> Int? {
    var reached = 0
    for child in part.children(parent) {
      guard let place = order.firstIndex(of: part.names[child]) else { continue }
      if place < reached { return child }
      reached = place
    }
    return nil
  }

  /// The first child with one of these names that stands behind a child without.
  static func late(_ part: CheckedPart, _ parent: Int, first: [String]) -> Int? {
    var hasOthers = false
    for child in part.children(parent) {
      let name = part.names[child]
      if first.contains(name) {
        if hasOthers { return child }
      } else if !CellEndRule.marks.contains(name) {
        hasOthers = true
      }
    }
    return nil
  }
}
