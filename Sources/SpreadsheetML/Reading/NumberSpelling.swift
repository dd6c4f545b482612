/// Numbers of worksheets as decimal texts, worked on digit by digit so that no binary rounding comes near money.
enum NumberSpelling {
  /// The significant digits that Excel keeps and shows.
  static let precision = 15

  /// The shortest plain spelling of a number as the file writes it: `1680.3200000000002` is 1680.32, `1.0E5` 100000.
  ///
  /// What goes beyond 15 significant digits is binary noise and is rounded half up, except for whole numbers that the
  /// file writes out: those keep their digits. `nil` if the text is no number.
  static func shortest(_ text: String) -> String? {
    var bytes = text.utf8[...]
    while let first = bytes.first, first == 0x20 || first == 0x0A || first == 0x0D || first == 0x09 {
      bytes.removeFirst()
    }
    while let last = bytes.last, last == 0x20 || last == 0x0A || last == 0x0D || last == 0x09 { bytes.removeLast() }
    var isNegative = false
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      isNegative = first == UInt8(ascii: "-")
      bytes.removeFirst()
    }
    var digits: [UInt8] = []
    var point: Int?
    var exponent = 0
    var hasDigit = false
    var isPlain = true
    while let byte = bytes.popFirst() {
      switch byte {
      case 0x30...0x39:
        hasDigit = true
        digits.append(byte - 0x30)
      case UInt8(ascii: ".") where point == nil: point = digits.count
      case UInt8(ascii: "e"), UInt8(ascii: "E"):
        guard let value = Int(String(decoding: bytes, as: UTF8.self)), abs(value) <= 400 else { return nil }
        exponent = value
        isPlain = false
        bytes = bytes[bytes.endIndex...]
      default: return nil
      }
    }
    guard hasDigit, digits.count <= 800 else { return nil }
    var scale = (point ?? digits.count) + exponent
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    scale -= leading
    if digits.count > precision, !(isPlain && point == nil) { round(&digits, &scale) }
    while digits.last == 0 { digits.removeLast() }
    guard !digits.isEmpty else { return "0" }
    return (isNegative ? "-" : "") + plain(digits, scale)
  }

  private static func round(_ digits: inout [UInt8], _ scale: inout Int) {
    let roundsUp = digits[precision] >= 5
    digits.removeSubrange(precision...)
    guard roundsUp else { return }
    var i = precision - 1
    while i >= 0, digits[i] == 9 {
      digits[i] = 0
      i -= 1
    }
    if i >= 0 {
      digits[i] += 1
    } else {
      digits.insert(1, at: 0)
      scale += 1
    }
  }

  private static func plain(_ digits: [UInt8], _ scale: Int) -> String {
    var out: [UInt8] = []
    if scale <= 0 {
      out = [UInt8(ascii: "0"), UInt8(ascii: ".")] + [UInt8](repeating: 0x30, count: -scale)
      out += digits.map { $0 + 0x30 }
    } else {
      for i in 0..<max(scale, digits.count) {
        if i == scale { out.append(UInt8(ascii: ".")) }
        out.append(i < digits.count ? digits[i] + 0x30 : 0x30)
      }
    }
    return String(decoding: out, as: UTF8.self)
  }
}
