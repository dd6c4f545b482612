import Findings

/// E-mail addresses, simply: `local@domain.tld`.
enum EmailAddress {
  @Sendable static func read(_ text: String) -> IdentifierReading {
    normal(text).map { .valid($0) }
      ?? .malformed(
        .badEmail,
        hint: LocalizedText("写成 name@example.com 这样", hant: "寫成 name@example.com 這樣", en: "such as name@example.com"))
  }

  /// The address, if it is one: ASCII, one `@`, a domain of at least two labels.
  static func normal(_ text: String) -> String? {
    let plain = Width.half(text).trimmed
    let parts = plain.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, plain.utf8.count <= 254 else { return nil }
    let allowed = Set("._%+-'&=~".utf8)
    let isLocal =
      !parts[0].isEmpty
      && parts[0].utf8.allSatisfy { Identifier.isLetter($0) || Identifier.isDigit($0) || allowed.contains($0) }
      && !parts[0].hasPrefix(".") && !parts[0].hasSuffix(".") && !parts[0].contains("..")
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    let isDomain =
      labels.count >= 2
      && labels.allSatisfy { label in
        !label.isEmpty && label.first != "-" && label.last != "-"
          && label.utf8.allSatisfy { Identifier.isLetter($0) || Identifier.isDigit($0) || $0 == 0x2D }
      }
    guard isLocal, isDomain, let top = labels.last, top.utf8.count >= 2, top.utf8.allSatisfy(Identifier.isLetter)
    else { return nil }
    return plain
  }
}

extension FieldTypeEntry {
  static let email = FieldTypeEntry(
    .text(EmailAddress.read), LocalizedText("电子邮箱", hant: "電子郵件地址", en: "an e-mail address"),
    sample: "kefu@example.com.cn")
}
