package import Findings

/// The line at the foot that says which copy goes where: 一式三联：白联存根 红联财务 黄联质检.
package enum CopiesLine {
  package static func text(_ copies: [CopyDefinition], in language: Language) -> String {
    if copies.isEmpty { return "" }
    let parts = copies.map { copy in
      let short = shortLabel(copy.label.text(in: language))
      let colour = copy.colour.name.text(in: language)
      return language == .en ? "\(colour): \(short)" : "\(colour)\(language == .zhHant ? "聯" : "联")\(short)"
    }
    switch language {
    case .zhHans: return "一式\(numeral(copies.count))联：" + parts.joined(separator: " ")
    case .zhHant: return "一式\(numeral(copies.count))聯：" + parts.joined(separator: " ")
    case .en: return "\(copies.count) \(copies.count == 1 ? "copy" : "copies"): " + parts.joined(separator: ", ")
    }
  }

  /// 财务 of 第一联 财务联: the ordinal and the word 联 are said already.
  static func shortLabel(_ label: String) -> String {
    let words = label.split(whereSeparator: \.isWhitespace)
    // “第一联 财务联” begins with one word, “Copy 1 Finance” with two.
    let ordinal = words.count > 2 && words[1].allSatisfy(\.isNumber) ? 2 : 1
    var short = words.count > 1 ? words.dropFirst(ordinal).joined(separator: " ") : label
    if words.count == 1, short.hasPrefix("第"), let at = short.firstIndex(where: { $0 == "联" || $0 == "聯" }),
      short.index(after: at) < short.endIndex
    {
      short = String(short[short.index(after: at)...])
    }
    if short.count > 1, short.hasSuffix("联") || short.hasSuffix("聯") { short.removeLast() }
    return short
  }

  private static func numeral(_ count: Int) -> String {
    let digits = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return count < digits.count ? digits[count] : "\(count)"
  }
}
