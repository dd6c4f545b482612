extension ExactDecimal {
  /// The plain digits, without exponent and without needless zeros: `1680.32`, `-5`.
  public var description: String { digits(places: scale, grouping: false) }

  /// The digits with exactly `places` (0...18) after the point, rounded half-up, with thousands commas if `grouping`.
  ///
  /// `ExactDecimal("1680.3")?.text(places: 2, grouping: true)` is `1,680.30`.
  public func text(places: Int, grouping: Bool = false) -> String {
    let places = min(max(places, 0), ExactDecimal.maximumPlaces)
    return rounded(places).digits(places: places, grouping: grouping)
  }

  /// Writes the digits, padded with zeros to `places`, which is not less than `scale`.
  private func digits(places: Int, grouping: Bool) -> String {
    var digits = Array(String(coefficient.magnitude).utf8)
    let missing = scale + 1 - digits.count
    if missing > 0 { digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: missing), at: 0) }
    let whole = digits.count - scale
    var out: [UInt8] = coefficient < 0 ? [UInt8(ascii: "-")] : []
    for index in 0..<whole {
      if grouping, index > 0, (whole - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(digits[index])
    }
    if places > 0 {
      out.append(UInt8(ascii: "."))
      out.append(contentsOf: digits[whole...])
      out.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: places - scale))
    }
    return String(decoding: out, as: UTF8.self)
  }
}
