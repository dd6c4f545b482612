extension ExactDecimal {
  /// The digits, with as many places after the point as there are: `1680.32`.
  public var description: String { text { append(to: &$0) } }

  /// The digits with exactly `places` (0...18) after the point, rounded half-up, with thousands commas if `grouping`.
  ///
  /// `ExactDecimal("1680.3")?.text(places: 2, grouping: true)` is `1,680.30`.
  public func text(places: Int, grouping: Bool = false) -> String {
    text { append(places: places, grouping: grouping, to: &$0) }
  }

  /// Appends the digits as `text(places:grouping:)` writes them, at least `digits` before the point; as many places as there
  /// are if `places` is `nil`.
  package func append(places: Int? = nil, grouping: Bool = false, digits least: Int = 1, to out: inout [UInt8]) {
    guard let places else { return digits(places: scale, grouping: grouping, least: least, to: &out) }
    let most = min(max(places, 0), ExactDecimal.maximumPlaces)
    if scale <= most {
      digits(places: most, grouping: grouping, least: least, to: &out)
    } else {
      rounded(most).digits(places: most, grouping: grouping, least: least, to: &out)
    }
  }

  private func text(_ write: (inout [UInt8]) -> Void) -> String {
    var out: [UInt8] = []
    write(&out)
    return String(decoding: out, as: UTF8.self)
  }

  /// Writes the digits, padded with zeros to `places`, which is not less than `scale`, and to `least` before the point: the last one first, then turned round.
  private func digits(places: Int, grouping: Bool, least: Int, to out: inout [UInt8]) {
    let start = out.count
    var small = UInt64(truncatingIfNeeded: coefficient.magnitude)
    var large = coefficient.magnitude
    let isSmall = large >> 64 == 0
    func isOver() -> Bool { isSmall ? small == 0 : large == 0 }
    func next() -> UInt8 {
      if isSmall {
        let (rest, digit) = small.quotientAndRemainder(dividingBy: 10)
        small = rest
        return UInt8(truncatingIfNeeded: digit)
      }
      let (rest, digit) = large.quotientAndRemainder(dividingBy: 10)
      large = rest
      return UInt8(truncatingIfNeeded: digit)
    }
    let zero = UInt8(ascii: "0")
    if places > 0 {
      for place in 0..<places { out.append(place < places - scale ? zero : zero + next()) }
      out.append(UInt8(ascii: "."))
    }
    var whole = 0
    repeat {
      if grouping, whole > 0, whole % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(zero + next())
      whole += 1
    } while !isOver() || whole < least
    if coefficient < 0 { out.append(UInt8(ascii: "-")) }
    out[start...].reverse()
  }
}
