import Foundation

/// A turn clockwise, as its cosine and sine.
package struct Turn: Sendable, Hashable {
  /// In parts of `one`.
  package let cosine: Int
  /// In parts of `one`.
  package let sine: Int

  /// A turn in thousandths of a degree.
  package init(thousandths: Int) {
    // Quarters are exact.
    let quarters = [0: (1, 0), 90_000: (0, 1), 180_000: (-1, 0), 270_000: (0, -1)]
    let angle = (thousandths % 360_000 + 360_000) % 360_000
    if let (cosine, sine) = quarters[angle] {
      (self.cosine, self.sine) = (cosine * Turn.one, sine * Turn.one)
    } else {
      let radians = Double(angle) * .pi / 180_000
      (cosine, sine) = (
        Int((cos(radians) * Double(Turn.one)).rounded()), Int((sin(radians) * Double(Turn.one)).rounded())
      )
    }
  }

  /// Numbers have five places, which no mathematical library rounds otherwise.
  package static let one = 100_000
}
