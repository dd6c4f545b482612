import PageGraphics

/// Lengths as OFD has them, in millimetres with three decimals: a length given in millimetres comes out as it was.
enum Micrometres {
  /// Millipoints in micrometres, rounded: 72,000 make an inch of 25.4 mm.
  @inline(__always)
  static func of(_ millipoints: Int) -> Int {
    let (quotient, rest) = (millipoints * 127 + 180).quotientAndRemainder(dividingBy: 360)
    return rest < 0 ? quotient - 1 : quotient
  }

  static func of(_ point: PagePoint) -> MicrometrePoint { MicrometrePoint(x: of(point.x), y: of(point.y)) }
}

/// A place on a page.
struct MicrometrePoint: Hashable {
  var x: Int
  var y: Int
}

/// The text of numbers and other ASCII, written at the end of some bytes.
extension [UInt8] {
  /// Appends ASCII.
  @inline(__always)
  mutating func write(_ text: StaticString) { text.withUTF8Buffer { append(contentsOf: $0) } }

  /// Appends a whole number.
  mutating func write(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    var divisor: UInt = 1
    while number.magnitude / divisor >= 10 { divisor *= 10 }
    while divisor > 0 {
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number.magnitude / divisor % 10))
      divisor /= 10
    }
  }

  /// Appends millimetres.
  @inline(__always)
  mutating func write(micrometres: Int) { write(decimal: micrometres, places: 3) }

  /// Appends a number that is given in parts: with three places in thousandths.
  mutating func write(decimal number: Int, places: Int) {
    var unit: UInt = 1
    for _ in 0..<places { unit *= 10 }
    if number < 0 { append(UInt8(ascii: "-")) }
    let (whole, part) = number.magnitude.quotientAndRemainder(dividingBy: unit)
    write(number: Int(whole))
    var rest = part
    if rest > 0 { append(UInt8(ascii: ".")) }
    while rest > 0 {
      unit /= 10
      append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest / unit))
      rest %= unit
    }
  }

  /// Appends a place.
  mutating func write(_ point: MicrometrePoint) {
    write(micrometres: point.x)
    append(UInt8(ascii: " "))
    write(micrometres: point.y)
  }

  /// Appends the area of a whole page.
  mutating func write(box size: PageSize) {
    write("0 0 ")
    write(MicrometrePoint(x: Micrometres.of(size.width), y: Micrometres.of(size.height)))
  }
}
