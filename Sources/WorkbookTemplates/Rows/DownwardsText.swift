/// How a cell's text runs downwards, by the attribute `textRotation` (ISO/IEC 29500-1, 18.8.1).
enum Downwards: Sendable {
  /// Characters stand one below another.
  case stacked
  /// The line is turned by a quarter, to the right or to the left.
  case turned

  /// `nil` for texts that run across.
  init?(rotation: Int) {
    switch rotation {
    case 255: self = .stacked
    case 90, 180: self = .turned
    default: return nil
    }
  }
}

/// The look of a text that runs downwards.
struct DownwardsText: Sendable {
  let font: CellFont
  let direction: Downwards

  /// How high such a text is, in points.
  func height(_ text: [ArraySlice<UInt8>]) -> Double {
    func count(_ isCounted: (UInt8) -> Bool) -> Double { Double(text.reduce(0) { $0 + $1.count(where: isCounted) }) }
    let (latin, other) = (count { $0 < 0x80 }, count { $0 >= 0xC0 })
    return switch direction {
    case .stacked: (latin + other) * font.spread
    case .turned: (latin * 0.6 + other) * font.size + font.size
    }
  }
}
