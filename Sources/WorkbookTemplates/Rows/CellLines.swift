import Typesetting

/// The lines of a wrapped text in its cell.
///
/// Takes the text as it stands in the worksheet's part: markup between `<` and `>` counts nothing, an entity is one character.
struct CellLines {
  private let width: Int
  private let typesetter: Typesetter
  private let keepsPlaces: Bool
  /// The text in UTF-8 without markup, each entity as `&`.
  private var text: [UInt8] = []
  /// Where each of its bytes stands in what was added.
  private var places: [Int] = []
  private var at = 0
  private var isMarkup = false
  private var isEntity = false

  /// The size of the text for the typesetter: boxes have their width in fiftieths of it.
  private static let em = 50_000

  private static func typesetter(_ latin: OfficeFont.Latin) -> Typesetter {
    var options = TextOptions()
    options.partsScripts = false
    return Typesetter(fonts: [OfficeFont(latin)], options: options)
  }
  private static let usual = typesetter(.cells), times = typesetter(.documents)

  /// `keepsPlaces` is for `starts`.
  init(_ box: CellBox, keepsPlaces: Bool = false) {
    width = box.width * CellLines.em / 50
    typesetter = box.font.isTimes ? CellLines.times : CellLines.usual
    self.keepsPlaces = keepsPlaces
  }

  /// Adds to the text.
  mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes {
      defer { at += 1 }
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
      } else if isEntity {
        isEntity = byte != UInt8(ascii: ";")
      } else if byte == UInt8(ascii: "<") {
        isMarkup = true
      } else {
        isEntity = byte == UInt8(ascii: "&")
        text.append(byte)
        if keepsPlaces { places.append(at) }
      }
    }
  }

  private var pieces: [TextPiece] { [TextPiece(String(decoding: text, as: UTF8.self), size: CellLines.em)] }

  /// How many lines there are.
  var count: Int { typesetter.lineCount(pieces, width: width) }

  /// Where lines after the first begin, in bytes of what was added.
  var starts: [Int] {
    let characters = text.indices.filter { text[$0] & 0xC0 != 0x80 }
    return typesetter.lines(pieces, width: width).dropFirst().map { line in
      line.lowerBound < characters.count ? places[characters[line.lowerBound]] : at
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
    return characters * 50 <= box.width
  }
}
