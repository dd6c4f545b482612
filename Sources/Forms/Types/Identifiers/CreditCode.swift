import Findings

/// 统一社会信用代码, GB 32100-2015: 18 characters of 31 symbols, the last one a check.
enum CreditCode {
  @Sendable static func read(_ text: String) -> IdentifierReading {
    let code = IdentifierReading.dense(text)
    let bytes = Array(code.utf8)
    guard isWellFormed(bytes), let check = check(bytes[..<17]) else {
      return .malformed(
        .badUscc,
        hint: bytes.count == 15 && bytes.allSatisfy(Identifier.isDigit)
          ? LocalizedText(
            "这是旧的 15 位注册号，请填 18 位的统一社会信用代码", hant: "這是舊的 15 位註冊號，請填 18 位的統一社會信用代碼",
            en: "this is an old registration number of 15 digits; the code has 18 characters")
          : LocalizedText(
            "应是 18 位数字和大写字母，没有 I、O、S、V、Z", hant: "應是 18 位數字和大寫字母，沒有 I、O、S、V、Z",
            en: "18 digits and capital letters, without I, O, S, V and Z"))
    }
    return bytes[17] == check ? .valid(code) : .wrongCheck(code, position: 18, expected: check, isTaken: false)
  }

  private static let symbols = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)
  private static let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]

  /// The check character that the first 17 characters call for; `nil` if one of them is not a symbol.
  static func check(_ bytes: ArraySlice<UInt8>) -> UInt8? {
    guard bytes.count == 17 else { return nil }
    var sum = 0
    for (byte, weight) in zip(bytes, weights) {
      guard let value = symbols.firstIndex(of: byte) else { return nil }
      sum += value * weight
    }
    return symbols[(31 - sum % 31) % 31]
  }

  /// Whether the text is 18 symbols, before the check is looked at; positions 3 to 8 are a region's digits.
  static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    bytes.count == 18 && bytes.allSatisfy(symbols.contains) && bytes[2..<8].allSatisfy(Identifier.isDigit)
  }
}

extension FieldTypeEntry {
  static let creditCode = FieldTypeEntry(
    .text(CreditCode.read), LocalizedText("统一社会信用代码", hant: "統一社會信用代碼", en: "a unified social credit code"),
    sample: "91350100M000100Y43")
}
