/// GIF files, read block by block (GIF89a specification, 17–27).
enum GIFFile {
  /// The facts of a file that has an image and its end; `nil` for any other.
  static func facts(_ bytes: [UInt8]) -> PictureFacts? {
    guard let width = bytes.number(2, at: 6, littleEndian: true),
      let height = bytes.number(2, at: 8, littleEndian: true), let flags = bytes.number(1, at: 10)
    else { return nil }
    var at = 13 + tableSize(flags)
    var hasImage = false
    while let block = bytes.number(1, at: at) {
      switch block {
      case 0x3B: return hasImage ? PictureFacts(size: PixelSize(width: width, height: height)) : nil
      case 0x21: at += 2
      case 0x2C:
        guard let flags = bytes.number(1, at: at + 9) else { return nil }
        at += 11 + tableSize(flags)
        hasImage = true
      default: return nil
      }
      guard let end = afterSubBlocks(bytes, at) else { return nil }
      at = end
    }
    return nil
  }

  private static func tableSize(_ flags: Int) -> Int { flags & 0x80 == 0 ? 0 : 3 << ((flags & 7) + 1) }

  private static func afterSubBlocks(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start
    while let length = bytes.number(1, at: at) {
      at += 1 + length
      if length == 0 { return at }
    }
    return nil
  }
}
