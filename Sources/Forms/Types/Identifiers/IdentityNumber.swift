import Expressions
import Findings

/// 公民身份号码, GB 11643-1999: 17 digits, of which 7 to 14 are a day of birth, and a check.
enum IdentityNumber {
  @Sendable static func read(_ text: String) -> IdentifierReading {
    let number = IdentifierReading.dense(text)
    let bytes = Array(number.utf8)
    if isOldForm(bytes) {
      return .unchecked(
        number, code: .oldIdCard,
        LocalizedText(
          "这是 1999 年以前的 15 位身份证号，没有校验码，无法核对", hant: "這是 1999 年以前的 15 位身份證號，沒有檢查碼，無法核對",
          en: "an identity number of the old form (15 digits) has no check digit and cannot be checked"))
    }
    guard isWellFormed(bytes), let check = check(bytes[..<17]) else {
      return .malformed(
        .badIdCard,
        hint: LocalizedText("应是 17 位数字加一位数字或 X", hant: "應是 17 位數字加一位數字或 X", en: "17 digits and a last digit or X"))
    }
    guard birthday(bytes) != nil else {
      return .malformed(
        .badIdCard,
        hint: LocalizedText(
          "第 7 到 14 位不是有效的出生日期", hant: "第 7 到 14 位不是有效的出生日期", en: "places 7 to 14 are not a day of birth"))
    }
    return bytes[17] == check ? .valid(number) : .wrongCheck(number, position: 18, expected: check, isTaken: false)
  }

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

extension FieldTypeEntry {
  static let identityNumber = FieldTypeEntry(
    .text(IdentityNumber.read), LocalizedText("身份证号", hant: "身份證號", en: "an identity number"),
    sample: "91350100M000100Y43")
}
