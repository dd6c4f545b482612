/// An exact decimal number: what amounts, quantities and scores are computed with. No binary floating point comes near.
///
/// At most 18 digits after the point and 37 digits in all. Arithmetic returns `nil` where a result does not fit;
/// nothing traps and nothing saturates. Equal numbers are equal values: `1.50` and `1.5` are the same.
public struct ExactDecimal: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The digits as a whole number; the value is `coefficient` ÷ 10^`scale`. Its magnitude is at most `limit`.
  let coefficient: Int128
  /// The digits after the point, 0...18; the last of them is never 0.
  let scale: Int

  /// The greatest number of digits after the point.
  package static let maximumPlaces = 18
  /// A power of ten as bound of the coefficient, so that rounding can never leave the range.
  static let limit: UInt128 = 10_000_000_000_000_000_000_000_000_000_000_000_000
  /// Nought.
  public static let zero = ExactDecimal(0)

  /// A whole number.
  public init(_ int: Int) {
    coefficient = Int128(int)
    scale = 0
  }

  /// The number that `text` spells: an optional `-`, ASCII digits, and optionally a point with digits after it.
  ///
  /// No blanks, grouping, exponent or `+`; `nil` as well for more than 18 places or 37 digits.
  public init?(_ text: String) {
    self.init(utf8: text.utf8)
  }

  /// The number that these UTF-8 bytes spell, by the grammar of `init(_:)`.
  init?(utf8 text: some Sequence<UInt8>) {
    var isNegative = false
    var magnitude: UInt128 = 0
    var whole = 0
    var places: Int?
    var zeros = 0
    for (index, byte) in text.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0: isNegative = true
      case UInt8(ascii: ".") where places == nil && whole > 0: places = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        if let seen = places {
          places = seen + 1
          // Zeros at the end do not count: they are held back until another digit follows.
          if byte == UInt8(ascii: "0") {
            zeros += 1
            continue
          }
        } else {
          whole += 1
        }
        for _ in 0..<zeros {
          guard magnitude <= ExactDecimal.limit / 10 else { return nil }
          magnitude *= 10
        }
        zeros = 0
        guard magnitude <= ExactDecimal.limit / 10 else { return nil }
        magnitude = magnitude * 10 + UInt128(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    guard whole > 0, places != 0, (places ?? 0) - zeros <= ExactDecimal.maximumPlaces else { return nil }
    self.init(magnitude: magnitude, scale: (places ?? 0) - zeros, isNegative: isNegative)
  }

  /// The number ±`magnitude` ÷ 10^`scale`, in its normal form; `nil` if it is out of range. `scale` is 0...18.
  init?(magnitude: UInt128, scale: Int, isNegative: Bool) {
    var magnitude = magnitude
    var scale = scale
    while scale > 0 {
      let (quotient, remainder) = magnitude.quotientAndRemainder(dividingBy: 10)
      guard remainder == 0 else { break }
      magnitude = quotient
      scale -= 1
    }
    guard magnitude <= ExactDecimal.limit else { return nil }
    coefficient = isNegative ? -Int128(magnitude) : Int128(magnitude)
    self.scale = scale
  }

  /// A value already known to be normal and in range.
  private init(normal coefficient: Int128, scale: Int) {
    self.coefficient = coefficient
    self.scale = scale
  }

  /// Whether it is below nought.
  public var isNegative: Bool { coefficient < 0 }
  /// Whether it has no digits after the point.
  public var isInteger: Bool { scale == 0 }
  /// The number as an `Int`, if it is whole and small enough.
  public var intValue: Int? { scale == 0 ? Int(exactly: coefficient) : nil }
  /// The digits it has after the point.
  public var places: Int { scale }
  /// The number without its sign.
  public var magnitude: ExactDecimal { coefficient < 0 ? -self : self }

  /// The number with the other sign; always in range.
  public static prefix func - (a: ExactDecimal) -> ExactDecimal {
    ExactDecimal(normal: -a.coefficient, scale: a.scale)
  }
}
