/// A number format's code, taken apart as far as the rules need it.
struct NumberFormatCode {
  /// Whether quotes and brackets are closed and there are one to four sections of 255 characters together.
  let isSound: Bool
  /// Whether the format shows a day or time.
  let isDate: Bool

  init(_ code: String) {
    var sections = 1
    var letters = ""
    var rest = code[...]
    var closed = true
    while let character = rest.popFirst() {
      switch character {
      case "\"":
        guard let end = rest.firstIndex(of: "\"") else { closed = false; continue }
        rest = rest[rest.index(after: end)...]
      case "[":
        guard let end = rest.firstIndex(of: "]") else { closed = false; continue }
        // [h], [mm], [s] count hours; all other brackets hold colours, conditions and locales.
        let inside = rest[..<end].lowercased()
        if !inside.isEmpty, inside.allSatisfy({ "hms".contains($0) }) { letters += inside }
        rest = rest[rest.index(after: end)...]
      case "\\", "_", "*":
        if rest.popFirst() == nil { closed = false }
      case ";": sections += 1
      default: letters.append(contentsOf: character.lowercased())
      }
    }
    isSound = closed && sections <= 4 && code.utf16.count <= 255
    isDate = letters.contains { "ymdhs".contains($0) } && !letters.contains("general")
  }
}
