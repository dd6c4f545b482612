import Expressions
import Findings

/// How a number is written, spelled as in the cells of a spreadsheet: `#,##0.00`, `0.0%`, `0000`, `¥#,##0`, `0.00万元`, `0台`.
///
/// `0` is a digit that is always written, `#` one that is written where the number has it; a comma asks for thousands commas.
/// What stands before and behind is text; quotes around it are left out. `%` multiplies by 100, `万` directly behind the
/// digits divides by 10,000, `亿` by 100,000,000.
package struct NumberFormat: Sendable, Hashable {
  /// What stands before the digits and behind them.
  var (prefix, suffix) = ("", "")
  /// The least digits before the point.
  var digits = 1
  /// The least and the most digits after it.
  var places = 0...0
  /// Whether thousands have commas.
  var groups = false
  /// How far the point moves to the left.
  private var shift = 0

  /// The format with this sign before the number: thousands commas and two places.
  init(money sign: String) { (prefix, places, groups) = (sign, 2...2, true) }

  /// Reads a format; `nil` if it is none.
  init?(_ text: String) {
    if let unit = NumberFormat.units[text] {
      (suffix, places, shift) = (text, 2...2, unit)
      return
    }
    var rest = Array(text.unicodeScalars)[...]
    prefix = NumberFormat.literal(&rest)
    let pattern = rest.prefix { "0#,.".unicodeScalars.contains($0.halfWidth) }.map(\.halfWidth)
    rest = rest.dropFirst(pattern.count)
    let parts = pattern.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let (whole, fraction) = (parts[0], parts.count > 1 ? parts[1] : [])
    guard let last = whole.last, last != ",", whole.first != ",", parts.count == 1 || !fraction.isEmpty,
      !fraction.contains(where: { $0 == "," || $0 == "." }), !whole.drop(while: { $0 != "0" }).contains("#"),
      !fraction.drop(while: { $0 != "#" }).contains("0"), max(whole.count, fraction.count) <= ExactDecimal.maximumPlaces
    else { return nil }
    groups = whole.contains(",")
    digits = max(1, whole.count { $0 == "0" })
    places = fraction.count { $0 == "0" }...fraction.count
    let unit = rest.first { !$0.isBlank }
    suffix = NumberFormat.literal(&rest)
    guard rest.isEmpty, !(prefix + suffix).contains(";") else { return nil }
    shift = unit.flatMap { NumberFormat.units[String($0)] } ?? (unit?.halfWidth == "%" ? -2 : 0)
  }

  /// Whether a pipe's name is meant as a format: it begins with its digits, or with text that has no letters.
  static func isMeant(_ name: String) -> Bool {
    if units[name] != nil { return true }
    let scalars = name.unicodeScalars
    guard let first = scalars.firstIndex(where: { "0#".unicodeScalars.contains($0.halfWidth) }) else { return false }
    return !scalars[..<first].contains { $0.isASCII && $0.properties.isAlphabetic }
  }

  /// Appends a number, rounded half-up; `false`, with nothing written, if it is too large to be multiplied.
  func append(_ number: ExactDecimal, to out: inout [UInt8]) -> Bool {
    var value = number.rounded(places.upperBound - shift)
    if shift != 0 {
      let power = NumberFormat.power(abs(shift))
      guard let moved = shift > 0 ? value.divided(by: power) : value.multiplied(by: power) else { return false }
      value = moved
    }
    if value.isNegative { out.append(UInt8(ascii: "-")) }
    out.append(contentsOf: prefix.utf8)
    value.magnitude.append(
      places: max(places.lowerBound, value.places), grouping: groups, digits: digits, to: &out)
    out.append(contentsOf: suffix.utf8)
    return true
  }

  /// Whether it writes more than ASCII.
  var isChinese: Bool { !(prefix + suffix).utf8.allSatisfy { $0 < 0x80 } }

  /// The units that divide, with their powers of ten.
  private static let units = [
    "万": 4, "萬": 4, "万元": 4, "萬元": 4, "亿": 8, "億": 8, "亿元": 8, "億元": 8,
  ]

  private static func power(_ exponent: Int) -> ExactDecimal {
    ExactDecimal((0..<exponent).reduce(1) { power, _ in power * 10 })
  }

  /// Takes the text up to the next digit of the pattern, without its quotes.
  private static func literal(_ rest: inout ArraySlice<Unicode.Scalar>) -> String {
    var text = String.UnicodeScalarView()
    var isQuoted = false
    while let scalar = rest.first, isQuoted || !"0#".unicodeScalars.contains(scalar.halfWidth) {
      rest.removeFirst()
      if NameFolding.plain(scalar) == "\"" { isQuoted.toggle() } else { text.append(scalar) }
    }
    return String(text)
  }
}
