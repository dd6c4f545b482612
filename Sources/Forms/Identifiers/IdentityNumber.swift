import Expressions

/// 公民身份号码, GB 11643-1999: 17 digits, of which 7 to 14 are a day of birth, and a check.
enum IdentityNumber {
  private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  private static let checks = Array("10X98765432".utf8)

  /// The check character that the first 17 digits call for.
  static func check(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    guard bytes.count == 17, bytes.allSatisfy(Identifier.isDigit) else { return nil }
    let sum = zip(bytes, weights).reduce(0) { $0 + (Int($1.0) - 0x30) * $1.1 }
    return checks[sum % 11]
  }

  /// The day of birth, if it is a day.
  static func birthday(_ bytes: [UInt8]) -> CalendarDate? {
    guard bytes.count == 18, let all = Int(String(decoding: bytes[6..<14], as: UTF8.self)) else { return nil }
    return CalendarDate(year: all / 10_000, month: all / 100 % 100, day: all % 100)
  }

  static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    bytes.count == 18 && bytes.dropLast().allSatisfy(Identifier.isDigit)
      && (Identifier.isDigit(bytes[17]) || bytes[17] == UInt8(ascii: "X"))
  }

  /// The form of 15 digits, issued until 1999: two-digit year, no check.
  static func isOldForm(_ bytes: [UInt8]) -> Bool { bytes.count == 15 && bytes.allSatisfy(Identifier.isDigit) }
}
