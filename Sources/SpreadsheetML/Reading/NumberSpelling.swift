/// Numbers of worksheets as decimal texts, worked on digit by digit so that no binary rounding comes near money.
package enum NumberSpelling {
  /// The significant digits that Excel keeps and shows.
  static let precision = 15

  /// The shortest plain spelling of a number as the file writes it: `1680.3200000000002` is 1680.32, `1.0E5` 100000.
  ///
  /// What goes beyond 15 significant digits is binary noise and is rounded half up, except for whole numbers that the
  /// file writes out: those keep their digits. `nil` if the text is no number.
  package static func shortest(_ text: String) -> String? {
    var text = text
    return text.withUTF8 { shortest($0) }
  }

  /// The shortest plain spelling of a number in UTF-8.
  static func shortest(_ text: UnsafeBufferPointer<UInt8>) -> String? {
    var (start, end) = (0, text.count)
    while start < end, CellText.isBlank(text[start]) { start += 1 }
    while end > start, CellText.isBlank(text[end - 1]) { end -= 1 }
    guard start < end else { return nil }
    let isNegative = text[start] == UInt8(ascii: "-")
    if isNegative || text[start] == UInt8(ascii: "+") { start += 1 }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: end - start + 1) { digits in
      guard var number = Digits(text[start..<end], digits) else { return nil }
      if number.count > precision, !number.isWhole { number.round(digits) }
      while number.count > 0, digits[number.count - 1] == 0 { number.count -= 1 }
      return number.count == 0 ? "0" : number.spelling(digits, isNegative: isNegative)
    }
  }

  /// The significant digits of a number, which lie in a buffer beside it.
  private struct Digits {
    var count = 0
    /// How many of them stand before the point.
    var scale = 0
    /// Whether the number is written without point and exponent.
    var isWhole = true

    init?(_ text: Slice<UnsafeBufferPointer<UInt8>>, _ digits: UnsafeMutableBufferPointer<UInt8>) {
      var (total, point, exponent) = (0, -1, 0)
      scan: for (place, byte) in zip(text.indices, text) {
        switch byte {
        case 0x30...0x39:
          total += 1
          // Zeros before the first other digit are not kept.
          if byte == 0x30, count == 0 { continue }
          digits[count] = byte - 0x30
          count += 1
        case UInt8(ascii: ".") where point < 0:
          point = total
          isWhole = false
        case UInt8(ascii: "e"), UInt8(ascii: "E"):
          guard let value = Int(String(decoding: text[(place + 1)...], as: UTF8.self)), -400...400 ~= value else {
            return nil
          }
          exponent = value
          isWhole = false
          break scan
        default: return nil
        }
      }
      guard total > 0, total <= 800 else { return nil }
      scale = (point < 0 ? total : point) + exponent - (total - count)
    }

    /// Rounds half up to the digits that Excel keeps.
    mutating func round(_ digits: UnsafeMutableBufferPointer<UInt8>) {
      let isUp = digits[precision] >= 5
      count = precision
      guard isUp else { return }
      while count > 0, digits[count - 1] == 9 { count -= 1 }
      if count > 0 {
        digits[count - 1] += 1
      } else {
        digits[0] = 1
        count = 1
        scale += 1
      }
    }

    func spelling(_ digits: UnsafeMutableBufferPointer<UInt8>, isNegative: Bool) -> String {
      let zeros = scale <= 0 ? 1 - scale : 0
      let width = zeros + max(scale, count) + 2
      return String(unsafeUninitializedCapacity: width) { target in
        var length = 0
        func put(_ byte: UInt8) {
          target[length] = byte
          length += 1
        }
        if isNegative { put(UInt8(ascii: "-")) }
        for place in 0..<zeros {
          put(0x30)
          if place == 0 { put(UInt8(ascii: ".")) }
        }
        for place in 0..<max(scale, count) {
          if zeros == 0, place == scale { put(UInt8(ascii: ".")) }
          put(place < count ? digits[place] + 0x30 : 0x30)
        }
        return length
      }
    }
  }
}
