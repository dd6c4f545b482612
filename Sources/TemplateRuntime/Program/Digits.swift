extension [UInt8] {
  /// Appends a number that is not negative in decimal digits.
  @inlinable
  package mutating func append(number: Int) {
    var power = 1
    while number / power >= 10 { power *= 10 }
    var rest = number
    while power > 0 {
      append(UInt8(ascii: "0") + UInt8(rest / power))
      rest %= power
      power /= 10
    }
  }
}
