import Markup

/// Writes the values of cells as XML character data straight into a buffer that has room for them.
enum CellText {
  /// What must be known of a text before it is written.
  struct Traits {
    /// Whether a program would take it for a formula.
    var looksLikeFormula = false
    /// Whether blanks stand at an end, which XML readers may drop.
    var hasOuterBlanks = false
  }

  /// Looks at the first and last bytes of a text.
  @inline(__always)
  static func traits(_ text: UnsafeBufferPointer<UInt8>) -> Traits {
    guard let first = text.first, let last = text.last else { return Traits() }
    var traits = Traits()
    traits.hasOuterBlanks = isBlank(first) || isBlank(last)
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09:
      traits.looksLikeFormula = true
    case 0xEF:
      // ＝ ＋ － ＠
      traits.looksLikeFormula = text.count > 2 && text[1] == 0xBC && [0x9D, 0x8B, 0x8D, 0xA0].contains(text[2])
    default: break
    }
    return traits
  }

  /// Writes the `t` element of a text. Only where blanks stand at an end does it need an attribute. The schema knows no
  /// such one, though every program writes and reads it.
  static func write(_ text: String, to xml: inout XMLWriter) {
    let hasOuterBlanks = [text.utf8.first, text.utf8.last].contains { $0.map(isBlank) ?? false }
    xml.element("t", hasOuterBlanks ? [("xml:space", "preserve")] : [], text: EscapedText.encoded(text))
  }

  /// Writes a text and gives its length in bytes. At most seven bytes are written for one of the text.
  @inline(__always)
  static func write(_ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let count = text.count
    var (i, length) = (0, 0)
    while i < count {
      let byte = text[i]
      i &+= 1
      if byte <= 0x3E || byte == UInt8(ascii: "_") || byte == 0xEF {
        let reference: StaticString
        switch byte {
        case UInt8(ascii: "&"): reference = "&amp;"
        case UInt8(ascii: "<"): reference = "&lt;"
        case UInt8(ascii: ">"): reference = "&gt;"
        default:
          if needsEscape(text, at: i &- 1) { return escaped(text, to: target) }
          target[length] = byte
          length &+= 1
          continue
        }
        (target + length).update(from: reference.utf8Start, count: reference.utf8CodeUnitCount)
        length &+= reference.utf8CodeUnitCount
        continue
      }
      target[length] = byte
      length &+= 1
    }
    return length
  }

  @inline(__always)
  private static func needsEscape(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch text[index] {
    case 0x09, 0x0A: false
    case 0..<0x20: true
    case UInt8(ascii: "_"): index + 1 < text.count && text[index + 1] == UInt8(ascii: "x")
    case 0xEF: index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
    default: false
    }
  }

  /// The rare way: some byte may need an escape of SpreadsheetML, or be none that XML has.
  @inline(never)
  private static func escaped(_ text: UnsafeBufferPointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) -> Int {
    let bytes = EscapedText.xml(String(decoding: text, as: UTF8.self))
    for (index, byte) in bytes.enumerated() { target[index] = byte }
    return bytes.count
  }

  /// Whether a number is spelled in the shortest way, with no more digits than Excel keeps.
  @inline(__always)
  static func isShortest(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let count = text.count
    guard count > 0, count <= NumberSpelling.precision + 2 else { return false }
    var i = text[0] == UInt8(ascii: "-") ? 1 : 0
    let whole = i
    var point = -1
    while i < count {
      let byte = text[i]
      if byte == UInt8(ascii: "."), point < 0, i > whole { point = i } else if byte &- 0x30 > 9 { return false }
      i &+= 1
    }
    let wholeDigits = (point < 0 ? count : point) &- whole
    let digits = count &- whole &- (point < 0 ? 0 : 1)
    guard wholeDigits > 0, digits <= NumberSpelling.precision, text[whole] != 0x30 || wholeDigits == 1 else {
      return false
    }
    // No zeros at the end of a fraction, and no -0.
    if point >= 0 { return text[count - 1] != 0x30 && point != count &- 1 }
    return whole == 0 || text[1] != 0x30
  }

  /// Writes a whole number that is not negative.
  @inline(__always)
  static func write(_ number: Int, to target: UnsafeMutablePointer<UInt8>) -> Int {
    var width = 1
    var bound = 10
    while number >= bound {
      width &+= 1
      bound &*= 10
    }
    var rest = number
    var i = width
    while i > 0 {
      i &-= 1
      target[i] = 0x30 &+ UInt8(truncatingIfNeeded: rest % 10)
      rest /= 10
    }
    return width
  }

  /// Writes the serial number of a day, or day and time; 0 for days before 1 March 1900, which have none.
  static func write(_ date: SerialDate, to target: UnsafeMutablePointer<UInt8>) -> Int {
    guard let day = date.serialDay else { return 0 }
    let seconds = date.hasTime ? date.hour * 3600 + date.minute * 60 + date.second : 0
    let count = write(day, to: target)
    guard seconds > 0 else { return count }
    // Times to the second need ten decimals, which five digits of days leave room for; nine still tell them apart.
    var width = day < 100_000 ? 10 : 9
    var fraction = (seconds * (width == 10 ? 10_000_000_000 : 1_000_000_000) + 43_200) / 86_400
    while fraction % 10 == 0, width > 1 {
      fraction /= 10
      width -= 1
    }
    target[count] = UInt8(ascii: ".")
    for place in (1...width).reversed() {
      target[count + place] = 0x30 + UInt8(fraction % 10)
      fraction /= 10
    }
    return count + 1 + width
  }

  @inline(__always)
  static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
}
