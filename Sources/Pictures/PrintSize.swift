/// A size on paper, in millimetres.
package struct PrintSize: Sendable, Hashable {
  /// Millimetres across.
  package var width: Double
  /// Millimetres down.
  package var height: Double

  /// Makes a size.
  package init(width: Double, height: Double) {
    self.width = width
    self.height = height
  }

  /// English metric units to a millimetre, as DrawingML counts (914,400 to an inch).
  package static let emuPerMillimetre = 36_000.0
  /// The width in English metric units, at least 1.
  package var widthEMU: Int { max(1, Int((width * PrintSize.emuPerMillimetre).rounded())) }
  /// The height in English metric units, at least 1.
  package var heightEMU: Int { max(1, Int((height * PrintSize.emuPerMillimetre).rounded())) }

  /// This size made smaller or larger to lie within `box` and touch it, keeping its proportions.
  package func fitted(into box: PrintSize) -> PrintSize {
    let scale = min(box.width / width, box.height / height)
    return PrintSize(width: width * scale, height: height * scale)
  }

  /// This size, made smaller if it is too wide.
  package func limited(toWidth limit: Double) -> PrintSize {
    width <= limit ? self : PrintSize(width: limit, height: height * limit / width)
  }

  /// Reads `22mm`, `60x40mm`, `6×4cm` or `60×40毫米`; one number stands for both sides. `nil` for anything else, and
  /// for sides below 1 mm or above 1,000 mm.
  package init?(_ text: String) {
    var rest = Substring(text.lowercased().filter { !$0.isWhitespace })
    var factor = 1.0
    for (unit, value) in [("mm", 1.0), ("毫米", 1.0), ("cm", 10.0), ("厘米", 10.0), ("公分", 10.0)]
    where rest.hasSuffix(unit) {
      rest = rest.dropLast(unit.count)
      factor = value
      break
    }
    let sides = rest.split(omittingEmptySubsequences: false) { "x×*＊ｘ".contains($0) }.map { side -> Double? in
      guard !side.isEmpty, side.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else { return nil }
      return Double(side).map { $0 * factor }
    }
    guard (1...2).contains(sides.count), let width = sides[0], let height = sides[sides.count - 1],
      (1...1_000).contains(width), (1...1_000).contains(height)
    else { return nil }
    self.init(width: width, height: height)
  }
}
