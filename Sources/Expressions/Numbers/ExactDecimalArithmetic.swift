extension ExactDecimal {
  /// 10^`exponent` for 0...38.
  static func power(_ exponent: Int) -> UInt128 {
    var result: UInt128 = 1
    for _ in 0..<exponent { result *= 10 }
    return result
  }

  /// The sum, exact; `nil` if it does not fit.
  package func adding(_ other: ExactDecimal) -> ExactDecimal? {
    let places = max(scale, other.scale)
    guard let a = coefficient(at: places), let b = other.coefficient(at: places) else { return nil }
    let (sum, overflow) = a.addingReportingOverflow(b)
    guard !overflow else { return nil }
    return ExactDecimal(magnitude: sum.magnitude, scale: places, isNegative: sum < 0)
  }

  /// The difference, exact; `nil` if it does not fit.
  package func subtracting(_ other: ExactDecimal) -> ExactDecimal? { adding(-other) }

  /// The product, exact up to 18 places and rounded half-up to 18 where it has more; `nil` if it does not fit.
  package func multiplied(by other: ExactDecimal) -> ExactDecimal? {
    let product = coefficient.magnitude.multipliedFullWidth(by: other.coefficient.magnitude)
    let places = scale + other.scale
    let surplus = max(0, places - ExactDecimal.maximumPlaces)
    guard let magnitude = ExactDecimal.halfUp(product, over: ExactDecimal.power(surplus)) else { return nil }
    return ExactDecimal(
      magnitude: magnitude, scale: places - surplus, isNegative: (coefficient < 0) != (other.coefficient < 0))
  }

  /// The quotient, rounded half-up to 18 places; `nil` for a divisor of nought, and if it does not fit.
  package func divided(by other: ExactDecimal) -> ExactDecimal? {
    guard other.coefficient != 0 else { return nil }
    let shift = ExactDecimal.maximumPlaces + other.scale - scale
    let dividend = coefficient.magnitude.multipliedFullWidth(by: ExactDecimal.power(shift))
    guard let magnitude = ExactDecimal.halfUp(dividend, over: other.coefficient.magnitude) else { return nil }
    return ExactDecimal(
      magnitude: magnitude, scale: ExactDecimal.maximumPlaces,
      isNegative: (coefficient < 0) != (other.coefficient < 0))
  }

  /// The rest of a division whose quotient is cut to a whole number; it has the sign of the dividend (XPath `mod`).
  package func remainder(dividingBy other: ExactDecimal) -> ExactDecimal? {
    let places = max(scale, other.scale)
    guard other.coefficient != 0, let a = coefficient(at: places), let b = other.coefficient(at: places) else {
      return nil
    }
    let rest = a % b
    return ExactDecimal(magnitude: rest.magnitude, scale: places, isNegative: rest < 0)
  }

  /// The number rounded half-up, away from nought for negatives: -2.345 to two places is -2.35.
  ///
  /// `places` may be negative: `1680` to -2 places is `1700`.
  package func rounded(_ places: Int) -> ExactDecimal {
    guard places < scale else { return self }
    // Every coefficient is below half of 10^38, so that the digits further left are 0.
    guard places >= -37 else { return .zero }
    let drop = scale - places
    guard drop <= 37 else { return .zero }
    let unit = ExactDecimal.power(drop)
    let (quotient, rest) = coefficient.magnitude.quotientAndRemainder(dividingBy: unit)
    let kept = quotient + (rest >= unit - rest ? 1 : 0)
    let magnitude = places < 0 ? kept * ExactDecimal.power(-places) : kept
    return ExactDecimal(magnitude: magnitude, scale: max(places, 0), isNegative: isNegative) ?? self
  }

  /// The number without the digits after the point.
  package var truncated: ExactDecimal {
    let whole = coefficient.magnitude / ExactDecimal.power(scale)
    return ExactDecimal(magnitude: whole, scale: 0, isNegative: isNegative) ?? self
  }

  /// Compares by value.
  public static func < (a: ExactDecimal, b: ExactDecimal) -> Bool {
    if (a.coefficient < 0) != (b.coefficient < 0) { return a.coefficient < 0 }
    if a.scale == b.scale { return a.coefficient < b.coefficient }
    let places = max(a.scale, b.scale)
    let left = a.coefficient.magnitude.multipliedFullWidth(by: power(places - a.scale))
    let right = b.coefficient.magnitude.multipliedFullWidth(by: power(places - b.scale))
    let isSmaller = (left.high, left.low) < (right.high, right.low)
    let isEqual = left.high == right.high && left.low == right.low
    return a.coefficient < 0 ? !isSmaller && !isEqual : isSmaller
  }

  /// The coefficient written with `places` digits after the point, if that fits.
  private func coefficient(at places: Int) -> Int128? {
    let (value, overflow) = coefficient.multipliedReportingOverflow(by: Int128(ExactDecimal.power(places - scale)))
    return overflow ? nil : value
  }

  /// `value` ÷ `divisor`, rounded half-up, if it fits.
  private static func halfUp(_ value: (high: UInt128, low: UInt128), over divisor: UInt128) -> UInt128? {
    guard value.high < divisor else { return nil }
    let (quotient, rest) = divisor.dividingFullWidth(value)
    guard rest >= divisor - rest else { return quotient }
    let (up, overflow) = quotient.addingReportingOverflow(1)
    return overflow ? nil : up
  }
}
