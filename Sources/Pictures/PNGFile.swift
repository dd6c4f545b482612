import Deflating

/// PNG files, read chunk by chunk (ISO/IEC 15948, 5 and 11).
enum PNGFile {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The facts of a file whose chunks are all there with the right checksums, and whose image data give every pixel; `nil` for
  /// any other. Pixels are counted up to `mostPixels`: a larger picture is refused by its size.
  static func facts(_ bytes: [UInt8], mostPixels: Int) -> PictureFacts? {
    guard bytes.number(4, at: 12) == name("IHDR"), bytes.number(4, at: 8) == 13,
      let width = bytes.number(4, at: 16), let height = bytes.number(4, at: 20), let depth = bytes.number(1, at: 24),
      let colour = bytes.number(1, at: 25), let interlace = bytes.number(1, at: 28),
      let pixels = PNGPixels(width: width, height: height, depth: depth, colour: colour, interlace: interlace),
      var data = PNGInflater()
    else { return nil }
    var facts = PictureFacts(size: PixelSize(width: width, height: height))
    let isCounted = width.multipliedReportingOverflow(by: height).partialValue <= mostPixels
    var at = signature.count
    var hasData = false
    while let length = bytes.number(4, at: at), let type = bytes.number(4, at: at + 4) {
      guard let sum = bytes.number(4, at: at + 8 + length),
        checksum(bytes[(at + 4)..<(at + 8 + length)]) == sum
      else { return nil }
      if type == name("IDAT") {
        hasData = true
        if isCounted, !data.take(bytes[(at + 8)..<(at + 8 + length)], upTo: pixels.bytes) { return nil }
      }
      if type == name("IEND") { return hasData && (!isCounted || data.count >= pixels.bytes) ? facts : nil }
      if type == name("pHYs"), bytes.number(1, at: at + 16) == 1, let across = bytes.number(4, at: at + 8),
        let down = bytes.number(4, at: at + 12)
      {
        facts.density = PictureDensity(checked: Double(across) * 0.0254, Double(down) * 0.0254)
      }
      at += length + 12
    }
    return nil
  }

  /// The texts that a file carries beside its pixels, by keyword (ISO/IEC 15948, 11.3.4.3).
  static func texts(_ bytes: [UInt8]) -> [String: String] {
    var texts: [String: String] = [:]
    var at = signature.count
    while let length = bytes.number(4, at: at), let type = bytes.number(4, at: at + 4), length <= bytes.count - at - 12
    {
      if type == name("tEXt") {
        let content = bytes[(at + 8)..<(at + 8 + length)]
        let parts = content.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
        if parts.count == 2 {
          texts[String(decoding: parts[0], as: UTF8.self)] = String(decoding: parts[1], as: UTF8.self)
        }
      }
      at += length + 12
    }
    return texts
  }

  /// The four letters of a chunk's type as a number.
  static func name(_ letters: StaticString) -> Int {
    letters.withUTF8Buffer { $0.reduce(0) { $0 << 8 | Int($1) } }
  }

  /// The checksum that follows a chunk.
  static func checksum(_ bytes: ArraySlice<UInt8>) -> Int { Int(Checksum.crc32(bytes)) }
}
