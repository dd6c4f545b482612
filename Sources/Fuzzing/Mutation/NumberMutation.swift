/// Puts a number at its extreme in the place of one that is written in decimal digits.
enum NumberMutation {
  /// Around the ends of all types, and of the limits that file formats name.
  private static let extremes = [
    "9223372036854775807", "9223372036854775806", "9223372036854775808", "-9223372036854775808", "-9223372036854775809",
    "18446744073709551615", "18446744073709551616", "4294967295", "4294967296", "2147483647", "2147483648",
    "-2147483648",
    "-2147483649", "65535", "65536", "32767", "32768", "16384", "16385", "1048576", "1048577", "-1", "0", "1", "2",
    "-0", "00",
    "99999999999999999999999999999999", "1e308", "1e-308", "1e999999999", "0.1", "-1.5", "NaN", "inf", "", "+5", " 5",
    "0x10",
    "１２", "XFD1048576", "XFE1", "A0", "ZZZZZZZZZZ99999999999999999999",
  ]

  /// `bytes` with another number in one place; as they are if they hold none.
  static func changed(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    let numbers = self.numbers(in: bytes)
    guard !numbers.isEmpty else { return bytes }
    var bytes = bytes
    bytes.replaceSubrange(dice.pick(numbers), with: Array(dice.pick(extremes).utf8))
    return bytes
  }

  /// Where digits stand, with their sign.
  private static func numbers(in bytes: [UInt8]) -> [Range<Int>] {
    var numbers: [Range<Int>] = []
    var start: Int?
    for (index, byte) in bytes.enumerated() {
      if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        start = start ?? (index > 0 && bytes[index - 1] == UInt8(ascii: "-") ? index - 1 : index)
      } else if let from = start {
        numbers.append(from..<index)
        start = nil
      }
    }
    if let start { numbers.append(start..<bytes.count) }
    return numbers
  }
}
