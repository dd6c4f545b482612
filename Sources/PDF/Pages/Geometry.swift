import Foundation
import PageGraphics
import Pictures

/// A turn as the first four numbers of a matrix.
struct Turn {
  private let cosine: Int
  private let sine: Int

  /// A turn clockwise, in thousandths of a degree.
  init(thousandths: Int) {
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

  /// Numbers are written to five places, which no mathematical library rounds otherwise.
  private static let one = 100_000

  /// Writes the numbers, each with a blank behind it.
  func write(_ out: inout [UInt8]) {
    for number in [cosine, -sine, sine, cosine] {
      if number < 0 { out.write("-") }
      out.write(number: Int(number.magnitude) / Turn.one)
      let part = Int(number.magnitude) % Turn.one
      if part > 0 {
        out.write(".")
        let digits = String(part)
        out.write(ascii: String(repeating: "0", count: 5 - digits.count) + digits)
      }
      out.write(" ")
    }
  }
}

extension PictureOrientation {
  /// Where the lower left corner of the stored picture comes to lie when it stands upright in a square of side 1 with y
  /// upward, and how its lower and its left side then go.
  var square: (corner: PagePoint, across: PagePoint, up: PagePoint) {
    func turned(_ x: Int, _ y: Int) -> PagePoint {
      let x = isMirrored ? 1 - x : x
      switch degrees {
      case 90: return PagePoint(x: y, y: 1 - x)
      case 180: return PagePoint(x: 1 - x, y: 1 - y)
      case 270: return PagePoint(x: 1 - y, y: x)
      default: return PagePoint(x: x, y: y)
      }
    }
    let (corner, right, top) = (turned(0, 0), turned(1, 0), turned(0, 1))
    return (
      corner, PagePoint(x: right.x - corner.x, y: right.y - corner.y),
      PagePoint(x: top.x - corner.x, y: top.y - corner.y)
    )
  }
}

extension Mark {
  /// Whether it is a link, which pages list apart from what is drawn.
  var isLink: Bool {
    if case .link = content { true } else { false }
  }
}

extension Unicode.Scalar {
  /// Whether it is for private use, so that only those who agreed on it know what it means.
  var isPrivate: Bool { properties.generalCategory == .privateUse }
}
