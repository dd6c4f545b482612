/// What a character is to the breaking of lines.
enum CharacterClass: UInt8, Sendable {
  /// A letter of an alphabet.
  case letter
  /// A digit.
  case digit
  /// A sign within words and numbers.
  case sign
  /// A sign that opens, of ASCII.
  case narrowOpen
  /// A sign that closes, of ASCII.
  case narrowClose
  /// A character that stands by itself.
  case han
  /// A unit that stays with the number before it.
  case unit
  /// What must not end a line: full-width brackets that open, signs of currencies.
  case open
  /// What must not begin a line: full-width commas, brackets that close.
  case close
  /// As `close`, and empty in its right half.
  case halfClose
  /// `’`, which closes a quotation or stands within a word.
  case apostrophe
  /// Half of a dash of two characters.
  case dash
  /// A space.
  case space
  /// What parts nothing: a space that does not break, a word joiner.
  case glue
  /// A tab.
  case tab
  /// The end of a line.
  case newline
  /// What belongs to the character before it and has no width.
  case mark

  /// Whether it stands in words and numbers.
  var isNarrow: Bool { rawValue <= CharacterClass.narrowClose.rawValue }
  /// Whether it parts words and is not seen at the end of a line.
  var isSpace: Bool { self == .space || self == .tab }
  /// Whether no line may begin with it.
  var closes: Bool {
    switch self {
    case .narrowClose, .close, .halfClose, .apostrophe, .mark: true
    default: false
    }
  }
  /// Whether no line may end with it.
  var opens: Bool { self == .open || self == .narrowOpen }

  /// The class of a character.
  init(_ character: UInt32) {
    switch character {
    case 0x4E00...0x9FFF: self = CharacterClass.units(character) ? .unit : .han
    case 0x30...0x39: self = .digit
    case 0x41...0x5A, 0x61...0x7A: self = .letter
    case 0...0x7F: self = CharacterClass.ascii(character)
    case 0x80...0x2FFF: self = CharacterClass.general(character)
    default: self = CharacterClass.wide(character)
    }
  }

  private static func units(_ character: UInt32) -> Bool {
    switch character {
    // 元 圆 角 分 万 萬 亿 億 年 月 日 时 時 秒
    case 0x5143, 0x5706, 0x89D2, 0x5206, 0x4E07, 0x842C, 0x4EBF, 0x5104, 0x5E74, 0x6708, 0x65E5, 0x65F6, 0x6642, 0x79D2:
      true
    default: false
    }
  }

  private static func ascii(_ character: UInt32) -> CharacterClass {
    switch Unicode.Scalar(UInt8(truncatingIfNeeded: character)) {
    case " ": .space
    case "\t": .tab
    case "\n", "\u{B}", "\u{C}": .newline
    case "(", "[", "{", "$": .narrowOpen
    case ")", "]", "}", ",", ".", ";", ":", "?", "!", "%": .narrowClose
    case "\0"..."\u{1F}", "\u{7F}": .mark
    default: .sign
    }
  }

  private static func general(_ character: UInt32) -> CharacterClass {
    switch character {
    case 0xA0, 0x202F, 0x2060: .glue
    case 0xA3, 0xA5, 0x20AC: .open
    // ± ≈ ≤ ≥ ≦ ≧
    case 0xB1, 0x2248, 0x2264...0x2267: .open
    // ° · ‰ ′ ″ ℃ ℉ ‐ ‑ ¢
    case 0xB0, 0xB7, 0x2030, 0x2032, 0x2033, 0x2103, 0x2109, 0x2010, 0x2011, 0xA2: .close
    // 4×0.75
    case 0xD7: .sign
    case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2AF, 0x370...0x52F: .letter
    case 0x300...0x36F, 0xAD, 0x200C...0x200F, 0x202A...0x202E, 0x2061...0x206F: .mark
    case 0x2000...0x200B: .space
    case 0x2014, 0x2015: .dash
    case 0x2018, 0x201C: .open
    case 0x2019: .apostrophe
    case 0x201D: .halfClose
    case 0x2026: .close
    case 0x2028, 0x2029: .newline
    // ■ □ ☐ ☑ ☒ stay with what they mark.
    case 0x25A0, 0x25A1, 0x2610...0x2612: .open
    default: .han
    }
  }

  private static func wide(_ character: UInt32) -> CharacterClass {
    switch character {
    case 0x3000: .space
    case 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF09, 0xFF3D, 0xFF5D: .halfClose
    // Brackets and quotes that open, then those that close
    case 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016, 0x3018, 0x301D: .open
    case 0x3009, 0x300B, 0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0x3019, 0x301E, 0x301F: .halfClose
    case 0xFF08, 0xFF3B, 0xFF5B, 0xFF04, 0xFFE5, 0xFFE1: .open
    // ！ ？ ％ ． ～ 々 〃 ー ·
    case 0xFF01, 0xFF1F, 0xFF05, 0xFF0E, 0xFF5E, 0x3005, 0x3003, 0x30FC, 0x30FB: .close
    // ㎡ and the like
    case 0x3371...0x33DF: .unit
    case 0xFE00...0xFE0F, 0xFEFF, 0xE0000...0xE01EF: .mark
    default: .han
    }
  }
}
