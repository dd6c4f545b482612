/// JPEG files, read marker by marker up to the first scan (ISO/IEC 10918-1, B; JFIF 1.02; EXIF 2.3).
enum JPEGFile {
  /// The facts of a file; `nil` if it has no frame before its first scan, or does not end.
  static func facts(_ bytes: [UInt8]) -> PictureFacts? {
    var facts = PictureFacts(size: PixelSize(width: 0, height: 0))
    var at = 2
    while let marker = bytes.number(1, at: at + 1), bytes[at] == 0xFF {
      if marker == 0xFF {
        at += 1
        continue
      }
      guard let length = bytes.number(2, at: at + 2), length >= 2, at + 2 + length <= bytes.count else { return nil }
      let content = at + 4
      switch marker {
      // Start of frame, but for DHT, JPG and DAC, which lie between.
      case 0xC0...0xCF where ![0xC4, 0xC8, 0xCC].contains(marker):
        guard let height = bytes.number(2, at: content + 1), let width = bytes.number(2, at: content + 3) else {
          return nil
        }
        facts.size = PixelSize(width: width, height: height)
      case 0xE0: if facts.density == nil { facts.density = density(bytes, content) }
      case 0xE1: if let turn = orientation(Array(bytes[content..<(at + 2 + length)])) { facts.orientation = turn }
      case 0xDA: return facts.size.width > 0 && hasEnd(bytes, after: at + 2 + length) ? facts : nil
      case 0xD8, 0xD9: return nil
      default: break
      }
      at += 2 + length
    }
    return nil
  }

  /// Whether the end marker follows; cameras put further bytes behind it.
  private static func hasEnd(_ bytes: [UInt8], after start: Int) -> Bool {
    var at = bytes.count - 1
    while at > start {
      if bytes[at] == 0xD9, bytes[at - 1] == 0xFF { return true }
      at -= 1
    }
    return false
  }

  private static func density(_ bytes: [UInt8], _ at: Int) -> PictureDensity? {
    guard bytes[at...].starts(with: Array("JFIF\0".utf8)), let unit = bytes.number(1, at: at + 7),
      let across = bytes.number(2, at: at + 8), let down = bytes.number(2, at: at + 10)
    else { return nil }
    let perInch = unit == 1 ? 1.0 : unit == 2 ? 2.54 : 0
    return PictureDensity(checked: Double(across) * perInch, Double(down) * perInch)
  }

  /// The orientation in an EXIF block: a small TIFF file whose first directory has the tag 0x0112.
  private static func orientation(_ block: [UInt8]) -> PictureOrientation? {
    guard block.starts(with: Array("Exif\0\0".utf8)) else { return nil }
    let tiff = Array(block.dropFirst(6))
    let isLittle = tiff.starts(with: Array("II".utf8))
    guard isLittle || tiff.starts(with: Array("MM".utf8)),
      tiff.number(2, at: 2, littleEndian: isLittle) == 42,
      let directory = tiff.number(4, at: 4, littleEndian: isLittle),
      let count = tiff.number(2, at: directory, littleEndian: isLittle)
    else { return nil }
    for entry in 0..<min(count, 512) {
      let at = directory + 2 + entry * 12
      guard let tag = tiff.number(2, at: at, littleEndian: isLittle) else { return nil }
      if tag == 0x0112 {
        return tiff.number(2, at: at + 8, littleEndian: isLittle).flatMap(PictureOrientation.init(rawValue:))
      }
    }
    return nil
  }
}
