/// Counts in English, where one of a thing is written otherwise than several.
enum EnglishCount {
  /// `1 form`, `2 forms`.
  static func forms(_ count: Int, _ noun: String = "form") -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
}
