/// A language in which Liandan speaks to its users.
public enum Language: String, Sendable, Hashable, CaseIterable, Codable {
  /// Simplified Chinese, the language in which everything is written first.
  case zhHans = "zh-Hans"
  /// Traditional Chinese, written by hand, never converted.
  case zhHant = "zh-Hant"
  /// English.
  case en

  /// The property of a template's file that says in which language it is filled in; Simplified Chinese without it.
  package static let documentProperty = "Liandan_Language"

  /// The language that a POSIX locale name such as `zh_TW.UTF-8` asks for; `nil` for `C`, `POSIX` and the unknown.
  public init?(locale: String) {
    let name = locale.prefix { $0 != "." && $0 != "@" }.replacing("_", with: "-").lowercased()
    switch true {
    case name.hasPrefix("zh-tw"), name.hasPrefix("zh-hk"), name.hasPrefix("zh-mo"), name.hasPrefix("zh-hant"):
      self = .zhHant
    case name == "zh", name.hasPrefix("zh-"): self = .zhHans
    case name == "en", name.hasPrefix("en-"): self = .en
    default: return nil
    }
  }
}

/// A text in up to three languages; Simplified Chinese is always there.
public struct LocalizedText: Sendable, Hashable {
  /// The text in Simplified Chinese.
  public var zhHans: String
  /// The text in Traditional Chinese, where one was written.
  public var zhHant: String?
  /// The text in English, where one was written.
  public var en: String?

  /// Makes a text from what was written by hand in each language.
  public init(_ zhHans: String, hant zhHant: String? = nil, en: String? = nil) {
    self.zhHans = zhHans
    self.zhHant = zhHant
    self.en = en
  }

  /// The text for a reader of `language`; where it is missing, the Simplified Chinese.
  public func text(in language: Language) -> String {
    switch language {
    case .zhHans: zhHans
    case .zhHant: zhHant ?? zhHans
    case .en: en ?? zhHans
    }
  }

  /// Every wording once, in the order zh-Hans, zh-Hant, en: what a reader may type for this thing.
  package var wordings: [String] {
    var all = [zhHans]
    for text in [zhHant, en].compactMap(\.self) where !all.contains(text) { all.append(text) }
    return all
  }
}
