import Markup

/// Names of worksheets: 1 to 31 UTF-16 units, none of `: \ / ? * [ ]`, no apostrophe at the ends, unique without case.
package enum SheetName {
  /// A legal name close to the wanted one and unlike those taken, to which it is added.
  ///
  /// Characters that are not allowed become their full-width forms; what is too long is cut, and a number tells
  /// namesakes apart.
  package static func make(_ wanted: String, taken: inout [String]) -> String {
    // By scalars: what is not allowed stays so with a combining mark behind it.
    let replacements: [Unicode.Scalar: Unicode.Scalar] = [
      ":": "：", "\\": "＼", "/": "／", "?": "？", "*": "＊", "[": "［", "]": "］", "\n": " ", "\r": " ", "\t": " ",
    ]
    var scalars = String.UnicodeScalarView(wanted.unicodeScalars.map { replacements[$0] ?? $0 })
    scalars.removeAll { $0.value < 0x20 || $0.value == 0xFFFE || $0.value == 0xFFFF }
    // What reads like the escape of a character must not become one.
    scalars = EscapedText.encoded(String(scalars)).unicodeScalars.replacing(
      "_x005F_".unicodeScalars, with: "＿".unicodeScalars)
    var name = trimmed(cut(String(scalars), 31))
    if name.isEmpty { name = "Sheet" }
    // Excel keeps this name for itself.
    if name.lowercased() == "history" { name += "_" }
    var unique = name
    var number = 2
    while taken.contains(where: { $0.lowercased() == unique.lowercased() }) {
      let suffix = " (\(number))"
      unique = cut(name, 31 - suffix.utf16.count) + suffix
      number += 1
    }
    taken.append(unique)
    return unique
  }

  /// The name as formulas write it: in apostrophes, its own doubled.
  package static func quoted(_ name: String) -> String {
    "'" + String(name.unicodeScalars.replacing("'".unicodeScalars, with: "''".unicodeScalars)) + "'"
  }

  static func cut(_ text: String, _ units: Int) -> String {
    var out = ""
    var count = 0
    for character in text {
      count += String(character).utf16.count
      if count > units { break }
      out.append(character)
    }
    return out
  }

  private static func trimmed(_ name: String) -> String {
    var scalars = name.unicodeScalars[...]
    func goes(_ end: Unicode.Scalar?) -> Bool { end.map { $0 == "'" || $0.properties.isWhitespace } ?? false }
    while goes(scalars.first) { scalars.removeFirst() }
    while goes(scalars.last) { scalars.removeLast() }
    return String(scalars)
  }
}
