extension NumberRule {
  /// The number that a writing means, as this rule writes it: in small letters or full width, without dashes, its serial
  /// without zeros (`fc-2026-1`, `ＦＣ2026000001`). `nil` if the rule makes no such number.
  package func number(meant writing: String) -> String? {
    guard writing.utf8.count <= 120, case .success(let pieces) = pieces() else { return nil }
    let text = NumberRule.folded(writing)
    let hasDashes = text.contains("-")
    var rest = text[...]
    var number = ""
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .literal(let literal):
        let wanted = NumberRule.folded(literal).filter { hasDashes || $0 != "-" }
        guard rest.hasPrefix(wanted) else { return nil }
        rest = rest.dropFirst(wanted.count)
        number += literal
      case .prefix:
        let wanted = NumberRule.folded(prefix)
        guard rest.hasPrefix(wanted) else { return nil }
        rest = rest.dropFirst(wanted.count)
        number += prefix
      case .year, .shortYear, .month, .day:
        let width = piece == .year ? 4 : 2
        guard NumberRule.digits(rest.prefix(width), exactly: width) else { return nil }
        number += rest.prefix(width)
        rest = rest.dropFirst(width)
      case .serial(let width):
        // Where something follows directly, only the width tells where the serial ends.
        let run = rest.prefix { $0.isASCII && $0.isNumber }
        let digits = index == pieces.count - 1 || hasDashes ? run : run.prefix(width)
        guard (1...15).contains(digits.count), let serial = Int(digits), serial > 0 else { return nil }
        let plain = String(serial)
        number += String(repeating: "0", count: max(0, width - plain.count)) + plain
        rest = rest.dropFirst(digits.count)
      }
    }
    return rest.isEmpty ? number : nil
  }

  /// A writing of a number in capital letters of half width, with one kind of dash and no blanks.
  package static func folded(_ writing: String) -> String {
    let plain = Width.withoutBlanks(Width.half(writing)).uppercased()
    return String(plain.map { "-–—_―−".contains($0) ? "-" : $0 })
  }

  static func digits(_ text: Substring, exactly count: Int) -> Bool {
    text.utf8.count == count && text.utf8.allSatisfy(Identifier.isDigit)
  }
}
