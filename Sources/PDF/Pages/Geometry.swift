import PageGraphics
import Pictures

extension Turn {
  /// Writes the turn as the first four numbers of a matrix, each with a blank behind it.
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
