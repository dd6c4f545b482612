/// 统一社会信用代码, GB 32100-2015: 18 characters of 31 symbols, the last one a check.
enum CreditCode {
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
