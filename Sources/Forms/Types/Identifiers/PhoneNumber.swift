import Findings

/// Telephone numbers of the mainland (domain 4.9): mobile, fixed with extension, 400/800, and short service numbers.
package enum PhoneNumber {
  @Sendable static func read(_ text: String) -> IdentifierReading {
    normal(text).map { .valid($0) }
      ?? .malformed(
        .badPhone,
        hint: LocalizedText(
          "手机写 11 位，座机写 010-62345678 或 010-62345678-1234，服务电话写 400-810-6116",
          hant: "手機寫 11 位，市話寫 010-62345678 或 010-62345678-1234，服務電話寫 400-810-6116",
          en: "mobile: 11 digits; fixed: 010-62345678 or 010-62345678-1234; service: 400-810-6116"))
  }

  /// The normal writing, if the text is a number: half width, without blanks, `转` as it is.
  package static func normal(_ text: String) -> String? {
    if text.utf8.count == 11, isMobile(text) { return text }
    var plain = Width.withoutBlanks(Width.half(text)).replacing("轉", with: "转")
    // (010)62345678 is how letterheads write 010-62345678.
    if plain.hasPrefix("("), let close = plain.firstIndex(of: ")") {
      let area = plain[plain.index(after: plain.startIndex)..<close]
      let rest = plain[plain.index(after: close)...]
      plain = "\(area)-\(rest.hasPrefix("-") ? rest.dropFirst() : rest)"
    }
    if isMobile(plain) || isFixed(plain) || isService(plain) || isShort(plain) { return plain }
    let dense = plain.replacing("-", with: "")
    return isMobile(dense) ? dense : nil
  }

  private static func isMobile(_ text: String) -> Bool {
    var rest = text[...]
    for country in ["+86", "0086"] where rest.hasPrefix(country) {
      rest = rest.dropFirst(country.count)
      break
    }
    let bytes = Array(rest.utf8)
    return bytes.count == 11 && bytes.allSatisfy(Identifier.isDigit) && bytes[0] == 0x31
      && (0x33...0x39).contains(bytes[1])
  }

  /// `(0dd[d][-])?[2-9]` and six or seven digits, then an extension of up to six after `-` or `转`.
  private static func isFixed(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    if isLocal(scalars[...]) { return true }
    guard scalars.first == "0" else { return false }
    for area in [3, 4] where scalars.count > area && scalars[..<area].allSatisfy(isDigit) {
      let rest = scalars[area...]
      if isLocal(rest) || (rest.first == "-" && isLocal(rest.dropFirst())) { return true }
    }
    return false
  }

  private static func isLocal(_ scalars: ArraySlice<Unicode.Scalar>) -> Bool {
    let number = scalars.prefix(while: isDigit)
    guard let first = number.first, (7...8).contains(number.count), ("2"..."9").contains(first) else { return false }
    let rest = scalars.dropFirst(number.count)
    guard let mark = rest.first else { return true }
    let digits = rest.dropFirst()
    return (mark == "-" || mark == "转") && (1...6).contains(digits.count) && digits.allSatisfy(isDigit)
  }

  /// 400 and 800 numbers.
  private static func isService(_ text: String) -> Bool {
    let digits = text.replacing("-", with: "")
    guard digits.utf8.count == 10, digits.utf8.allSatisfy(Identifier.isDigit) else { return false }
    guard digits.hasPrefix("400") || digits.hasPrefix("800") else { return false }
    let groups = text.split(separator: "-", omittingEmptySubsequences: false).map(\.count)
    return [[10], [3, 7], [6, 4], [3, 3, 4]].contains(groups)
  }

  /// 955xx and 1xxxx.
  private static func isShort(_ text: String) -> Bool {
    text.utf8.count == 5 && text.utf8.allSatisfy(Identifier.isDigit) && (text.hasPrefix("955") || text.hasPrefix("1"))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }
}

extension FieldTypeEntry {
  static let phone = FieldTypeEntry(
    .text(PhoneNumber.read), LocalizedText("电话号码", hant: "電話號碼", en: "a telephone number"), sample: "0551-62799596")
}
