/// Hides the middle of personal data on copies that do not need it.
enum Masking {
  /// `138****5678`, `110105********002X`, `w***@example.com`, `王*`; other texts keep about a quarter at each end.
  static func mask(_ text: String) -> String {
    let characters = Array(text)
    if let at = characters.firstIndex(of: "@"), at > 0 { return "\(characters[0])***" + String(characters[at...]) }
    let (head, tail) =
      switch characters.count {
      case 0: (0, 0)
      case 1, 2: (1, 0)
      case 3, 4: (1, 1)
      case 11: (3, 4)
      case 18: (6, 4)
      case let count: (count / 4, max(1, count / 4))
      }
    let hidden = characters.count <= 1 ? characters.count : characters.count - head - tail
    let shown = characters.count <= 1 ? 0 : head
    return String(characters[..<shown]) + String(repeating: "*", count: hidden)
      + String(characters[(characters.count - tail)...])
  }
}
