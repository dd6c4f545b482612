/// A byte that does not belong to the text's encoding.
struct BadBytes: Hashable {
  /// Its line, from 1.
  var line: Int
  /// Its column in characters, from 1.
  var column: Int
  /// The byte.
  var byte: UInt8
  /// The encoding it was read as.
  var encoding: String
}

/// Checks on bytes of text.
enum TextCheck {
  /// The offset of the first byte that is not part of well-formed UTF-8 (Unicode table 3-7), from `start` on.
  static func firstBadUTF8(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    var i = start
    while i < end {
      let lead = bytes[i]
      if lead < 0x80 {
        i += 1
        continue
      }
      let (length, low, high): (Int, UInt8, UInt8) =
        switch lead {
        case 0xC2...0xDF: (2, 0x80, 0xBF)
        case 0xE0: (3, 0xA0, 0xBF)
        case 0xE1...0xEC, 0xEE, 0xEF: (3, 0x80, 0xBF)
        case 0xED: (3, 0x80, 0x9F)
        case 0xF0: (4, 0x90, 0xBF)
        case 0xF1...0xF3: (4, 0x80, 0xBF)
        case 0xF4: (4, 0x80, 0x8F)
        default: (0, 0, 0)
        }
      guard length > 0, i + length <= end, bytes[i + 1] >= low, bytes[i + 1] <= high else { return i }
      for k in 2..<max(length, 2) where bytes[i + k] & 0xC0 != 0x80 { return i }
      i += length
    }
    return nil
  }

  /// The offset of the first byte that breaks the structure of GB18030 (one, two or four bytes a character).
  static func firstBadGB18030(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    var i = start
    while i < end {
      if bytes[i] < 0x80 {
        i += 1
        continue
      }
      guard bytes[i] >= 0x81, bytes[i] <= 0xFE, i + 1 < end else { return i }
      switch bytes[i + 1] {
      case 0x40...0x7E, 0x80...0xFE: i += 2
      case 0x30...0x39:
        guard i + 3 < end, 0x81...0xFE ~= bytes[i + 2], 0x30...0x39 ~= bytes[i + 3] else { return i }
        i += 4
      default: return i
      }
    }
    return nil
  }

  /// The offset of the first byte that breaks the structure of Big5 (one or two bytes a character).
  static func firstBadBig5(_ bytes: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = end ?? bytes.count
    var i = start
    while i < end {
      if bytes[i] < 0x80 {
        i += 1
        continue
      }
      guard 0xA1...0xF9 ~= bytes[i], i + 1 < end, isBig5Trail(bytes[i + 1]) else { return i }
      i += 2
    }
    return nil
  }

  private static func isBig5Trail(_ byte: UInt8) -> Bool { 0x40...0x7E ~= byte || 0xA1...0xFE ~= byte }

  /// Whether a text that is no UTF-8 is rather Big5 than GB18030: nearly all its characters are common ones of Big5, and
  /// many are none of the 6,763 of GB 2312, which nearly all characters of a simplified text are.
  static func looksLikeBig5(_ bytes: [UInt8]) -> Bool {
    guard firstBadBig5(bytes) == nil else { return false }
    var (all, common, simplified) = (0, 0, 0)
    var i = 0
    while i + 1 < bytes.count {
      let (lead, trail) = (bytes[i], bytes[i + 1])
      guard lead >= 0x80 else {
        i += 1
        continue
      }
      all += 1
      // Marks, and the 5,401 characters of the first plane.
      if 0xA1...0xC6 ~= lead { common += 1 }
      if trail >= 0xA1, 0xA1...0xA3 ~= lead || 0xB0...0xF7 ~= lead { simplified += 1 }
      i += 2
    }
    return all > 0 && common * 10 >= all * 9 && simplified * 10 < all * 8
  }

  /// The ranges of the lines with their ends; LF, CR LF and CR end a line.
  static func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var all: [Range<Int>] = []
    var start = 0
    var i = 0
    while i < bytes.count {
      let byte = bytes[i]
      i += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, i < bytes.count, bytes[i] == 0x0A { i += 1 }
      all.append(start..<i)
      start = i
    }
    if start < bytes.count { all.append(start..<bytes.count) }
    return all
  }
}
