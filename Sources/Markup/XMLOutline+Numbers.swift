/// Numbers are read with their bounds: what is computed with them afterwards cannot overflow.
extension XMLOutline {
  /// The whole number in the attribute with this name (as written, such as `w:val`); `nil` without one within `bounds`.
  package func integer(_ name: String, of index: Int, in bounds: ClosedRange<Int>) -> Int? {
    attribute(name, of: index).flatMap { XMLText.integer($0, in: bounds) }
  }

  /// The whole number that is the text of an element; `nil` without one within `bounds`.
  package func integer(of index: Int, in bounds: ClosedRange<Int>) -> Int? {
    XMLText.integer(text(of: index), in: bounds)
  }

  /// The number in the attribute with this name, or the nearest within `bounds`; `nil` for what is no finite number.
  package func number(_ name: String, of index: Int, clampedTo bounds: ClosedRange<Double>) -> Double? {
    guard let value = attribute(name, of: index).flatMap({ Double($0) }), value.isFinite else { return nil }
    return min(max(value, bounds.lowerBound), bounds.upperBound)
  }
}

extension XMLText {
  /// The whole number that a text is, blanks around it left aside; `nil` without one within `bounds`.
  package static func integer(_ text: some StringProtocol, in bounds: ClosedRange<Int>) -> Int? {
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = text.firstIndex(where: { !isBlank($0) }), let last = text.lastIndex(where: { !isBlank($0) })
    else {
      return nil
    }
    guard let value = Int(text[first...last]), bounds.contains(value) else { return nil }
    return value
  }
}
