/// Widths of text as set in 宋体 and Times New Roman, close enough to choose a size that fits.
enum TextMeasure {
  /// The width in points.
  static func width(_ text: some StringProtocol, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + em($1) } * size
  }

  private static func em(_ scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case " ", ".", ",", ":", ";", "'", "|", "/", "(", ")", "-", "i", "j", "l", "t", "f", "r": 0.33
    case "A"..."Z", "%", "&", "@", "m", "w", "#", "+", "=", "<", ">": 0.72
    case "!"..."~", "\u{A5}", "\u{B7}": 0.5
    default: 1
    }
  }

  /// The least line height in points: that of 宋体, so that a symbol from another font does not push lines apart.
  static func line(_ size: Double) -> Double { (size * 8 / 3).rounded() / 2 }

  /// How many lines the text takes; Chinese breaks anywhere, `\n` always.
  static func lines(_ text: String, size: Double, width: Double) -> Int {
    text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { count, part in
      count + max(1, Int((Self.width(part, size: size) / max(width, size)).rounded(.up)))
    }
  }

  /// How many lines words take that are not broken themselves.
  static func lines(ofWords words: [String], size: Double, width: Double) -> Int {
    var count = 1
    var used = 0.0
    for word in words {
      let length = Self.width(word, size: size)
      if used > 0, used + length > width {
        count += 1
        used = 0
      }
      used += length + size * 0.33
    }
    return count
  }

  /// The sizes to try: the wanted one, 小五, 六号.
  static func sizes(from size: Double) -> [Double] { [size] + [9, 7.5].filter { $0 < size } }

  /// The label in the greatest size in which it stands well: on one line, or on lines of about equal length if the
  /// height allows. Limits in points.
  static func label(_ text: String, size: Double, width: Double, height: Double) -> (lines: [String], size: Double) {
    for size in sizes(from: size) {
      let most = max(1, min(3, Int(height / line(size))))
      for count in 1...most {
        let lines = balanced(text, count)
        if lines.allSatisfy({ Self.width($0, size: size) <= width }) { return (lines, size) }
      }
    }
    // What fits nowhere is set smallest and grows the row.
    let size = sizes(from: size).last ?? size
    for count in 2...6 {
      let lines = balanced(text, count)
      if lines.allSatisfy({ Self.width($0, size: size) <= width }) { return (lines, size) }
    }
    return ([text], size)
  }

  /// The text on `count` lines of about equal width, broken where it reads well.
  static func balanced(_ text: String, _ count: Int) -> [String] {
    guard count > 1, text.count > count else { return [text] }
    let scalars = Array(text)
    let total = width(text, size: 1)
    var best = (cost: Double.infinity, cut: 0)
    for cut in 1..<scalars.count where mayBreak(scalars[cut - 1], scalars[cut]) {
      let head = width(String(scalars[..<cut]), size: 1)
      var cost = abs(head - total / Double(count))
      if "（(".contains(scalars[cut]) || "、/及与和 ".contains(scalars[cut - 1]) { cost -= 1 }
      if cost < best.cost { best = (cost, cut) }
    }
    guard best.cut > 0 else { return [text] }
    let head = String(scalars[..<best.cut]), tail = String(scalars[best.cut...])
    return [head.last == " " ? String(head.dropLast()) : head] + balanced(tail, count - 1)
  }

  private static func mayBreak(_ left: Character, _ right: Character) -> Bool {
    if "（(".contains(left) || "）)、：，。/%".contains(right) || right == " " { return false }
    return !(left.isASCII && left != " " && left != "/" && right.isASCII)
  }
}
