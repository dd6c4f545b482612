import TemplateLanguage

/// Breaks a text into lines as spreadsheet programs do: between Chinese characters, but not before a closing mark or behind an
/// opening one; between words of other scripts; anywhere in a word that is longer than a line.
///
/// Measures the text as it stands in the worksheet's part: markup between `<` and `>` counts nothing, an entity is one
/// character.
struct CellLines {
  /// How many lines there are.
  private(set) var count = 1
  /// Where lines after the first begin, in bytes of the text.
  private(set) var starts: [Int] = []
  /// In fiftieths of the font's size.
  private let width: Int
  private let keepsStarts: Bool
  /// How much of the line is taken, and how much at the last place where it may be broken; there is none at the line's start.
  private var used = 0
  private var usedAtBreak = 0
  /// The place where the line may be broken.
  private var breakAt = 0
  private var at = 0
  private var isMarkup = false
  private var isEntity = false
  /// The character before, as far as it decides about a break.
  private var last = Kind.opening
  /// The first bytes of a character of several.
  private var lead: UInt32 = 0
  private var missing = 0
  private var start = 0

  /// The width of the widest characters.
  private static let widest = 50

  /// What a character is to the line break beside it.
  private enum Kind { case ideograph, letter, space, opening, closing }

  init(_ box: CellBox, keepsStarts: Bool = false) {
    width = box.width
    self.keepsStarts = keepsStarts
  }

  /// Adds to the text.
  mutating func add(_ text: UnsafeBufferPointer<UInt8>) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      // An ideograph from U+4000 on, as nearly every character of a Chinese text is.
      if (0xE4...0xE9).contains(byte), index &+ 2 < text.count, !isMarkup, !isEntity, missing == 0 {
        start = at
        add(.ideograph, CellLines.widest)
        at &+= 3
        index &+= 3
      } else {
        add(byte)
        index &+= 1
      }
    }
  }

  /// Whether a text is one line in a box whatever its characters are, as most texts are.
  static func isLine(_ text: UnsafeBufferPointer<UInt8>, in box: CellBox) -> Bool {
    let raw = UnsafeRawBufferPointer(text)
    var characters = text.count
    var at = 0
    while at &+ 8 <= text.count {
      let word = raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
      let feeds = word ^ 0x0A0A_0A0A_0A0A_0A0A
      if (feeds &- 0x0101_0101_0101_0101) & ~feeds & 0x8080_8080_8080_8080 != 0 { return false }
      // Bytes that begin with 10 go on with a character.
      characters &-= (word & ~(word &<< 1) & 0x8080_8080_8080_8080).nonzeroBitCount
      at &+= 8
    }
    while at < text.count {
      if text[at] == 0x0A { return false }
      if text[at] & 0xC0 == 0x80 { characters &-= 1 }
      at &+= 1
    }
    return characters * CellLines.widest <= box.width
  }

  private mutating func add(_ byte: UInt8) {
    defer { at += 1 }
    if isMarkup {
      isMarkup = byte != UInt8(ascii: ">")
      return
    }
    if isEntity {
      isEntity = byte != UInt8(ascii: ";")
      return
    }
    if missing > 0 {
      lead = lead << 8 | UInt32(byte)
      missing -= 1
      if missing == 0 { add(scalar: lead) }
      return
    }
    switch byte {
    case 0xC0...:
      start = at
      lead = UInt32(byte)
      missing = byte >= 0xF0 ? 3 : byte >= 0xE0 ? 2 : 1
    case UInt8(ascii: "<"): isMarkup = true
    case 0x0A:
      begin(at + 1, used: 0)
      last = .opening
    case UInt8(ascii: "&"):
      isEntity = true
      start = at
      add(.letter, 40)
    case 0x20:
      // Blanks at a line's end hang over it.
      used += 25
      last = .space
    case 0x21..<0x7F:
      start = at
      add(.letter, CellLines.width(byte))
    default: break
    }
  }

  /// The width of an ASCII character: some are wider than half a character in fonts that are not 宋体.
  private static func width(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "M"), UInt8(ascii: "W"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "m"): 47
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): 36
    default: 25
    }
  }

  /// `bytes` is the character in UTF-8.
  private mutating func add(scalar bytes: UInt32) {
    switch bytes {
    case 0xC280...0xDFBF: add(.letter, CellLines.widest)
    case 0xE38081, 0xE38082, 0xEFBC8C, 0xEFBC9B, 0xEFBC9A, 0xEFBC9F, 0xEFBC81, 0xEFBC89, 0xE3808B, 0xE38091, 0xE3808D,
      0xE3808F, 0xE2809D, 0xE28099, 0xE280A6, 0xEFBC85:
      add(.closing, CellLines.widest)
    case 0xEFBC88, 0xE3808A, 0xE38090, 0xE3808C, 0xE3808E, 0xE2809C, 0xE28098: add(.opening, CellLines.widest)
    default: add(.ideograph, CellLines.widest)
    }
  }

  private mutating func add(_ kind: Kind, _ advance: Int) {
    switch (last, kind) {
    case (.opening, _), (_, .closing), (.letter, .letter): break
    default: (breakAt, usedAtBreak) = (start, used)
    }
    used += advance
    last = kind
    guard used > width else { return }
    if usedAtBreak > 0 {
      begin(breakAt, used: used - usedAtBreak)
      // What moved down may be longer than a line by itself.
      if used > width { begin(start, used: advance) }
    } else if used > advance {
      begin(start, used: advance)
    }
  }

  private mutating func begin(_ place: Int, used: Int) {
    count += 1
    if keepsStarts { starts.append(place) }
    self.used = used
    usedAtBreak = 0
  }
}
