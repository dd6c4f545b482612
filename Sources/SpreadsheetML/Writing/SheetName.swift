/// Names of worksheets: 1 to 31 UTF-16 units, none of `: \ / ? * [ ]`, no apostrophe at the ends, unique without case.
public enum SheetName {
  /// A legal name close to the wanted one and unlike those taken, to which it is added.
  ///
  /// Characters that are not allowed become their full-width forms; what is too long is cut, and a number tells
  /// namesakes apart.
  public static func make(_ wanted: String, taken: inout [String]) -> String {
    let replacements: [Character: Character] = [
      ":": "：", "\\": "＼", "/": "／", "?": "？", "*": "＊", "[": "［", "]": "］", "\n": " ", "\r": " ", "\t": " ",
    ]
    var name = String(wanted.map { replacements[$0] ?? $0 })
    name.unicodeScalars.removeAll { $0.value < 0x20 || $0.value == 0xFFFE || $0.value == 0xFFFF }
    name = trimmed(cut(name, 31))
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

  /// Whether a name is legal by itself.
  public static func isLegal(_ name: String) -> Bool {
    var none: [String] = []
    return make(name, taken: &none) == name
  }

  /// The name as formulas write it: in apostrophes, its own doubled.
  public static func quoted(_ name: String) -> String { "'" + name.replacing("'", with: "''") + "'" }

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
    var name = name[...]
    while let first = name.first, first == "'" || first.isWhitespace { name.removeFirst() }
    while let last = name.last, last == "'" || last.isWhitespace { name.removeLast() }
    return String(name)
  }
}
