import Findings

/// Which language a browser asks for.
enum LanguageChoice {
  /// The first of ours in an `Accept-Language` header (RFC 9110, 12.5.4), by its weights.
  static func accepted(_ header: String?) -> Language? {
    let wishes = (header ?? "").split(separator: ",").map { part -> (language: Language?, weight: Double) in
      let halves = part.split(separator: ";")
      let weight = halves.dropFirst().first.flatMap { Double(String($0).trimmingBlanks.dropFirst(2)) } ?? 1
      let tag = String(halves.first ?? "").trimmingBlanks
      return (Language(rawValue: tag) ?? Language(locale: tag), weight)
    }
    return wishes.filter { $0.language != nil && $0.weight > 0 }.max { $0.weight < $1.weight }?.language
  }
}
