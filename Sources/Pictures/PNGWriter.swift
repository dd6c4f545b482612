import Deflating

/// Writes PNG files. The bytes depend on the pixels only.
package enum PNGWriter {
  /// A text that a file carries beside its pixels: a `tEXt` chunk (ISO/IEC 15948, 11.3.4.3). Both parts are ASCII.
  package struct Text: Sendable {
    let keyword: String
    let text: String
  }

  /// A file with these pixels, 8 bits a sample.
  package static func file(_ image: PixelImage, with texts: [Text] = []) -> [UInt8] {
    let channels = image.isGrey ? 1 : 3
    let isOpaque = image.alpha == nil
    var rows: [UInt8] = []
    rows.reserveCapacity(image.size.height * (1 + image.size.width * (channels + (isOpaque ? 0 : 1))))
    for pixel in 0..<image.size.width * image.size.height {
      // No filter.
      if pixel.isMultiple(of: image.size.width) { rows.append(0) }
      rows.append(contentsOf: image.samples[channels * pixel..<channels * (pixel + 1)])
      if let alpha = image.alpha { rows.append(alpha[pixel]) }
    }
    return file(image.size, depth: 8, colour: (image.isGrey ? 0 : 2) + (isOpaque ? 0 : 4), rows: rows, with: texts)
  }

  /// A file with these rows, each beginning with its filter byte.
  static func blackAndWhite(_ size: PixelSize, rows: [UInt8]) -> [UInt8] {
    // One bit per pixel, shades of grey.
    file(size, depth: 1, colour: 0, rows: rows)
  }

  private static func file(
    _ size: PixelSize, depth: UInt8, colour: Int, rows: [UInt8], with texts: [Text] = []
  ) -> [UInt8] {
    var header: [UInt8] = []
    header.append(bigEndian: size.width)
    header.append(bigEndian: size.height)
    // The only compression and filter method, not interlaced.
    header += [depth, UInt8(colour), 0, 0, 0]
    var file = PNGFile.signature
    append("IHDR", header, to: &file)
    for text in texts { append("tEXt", Array("\(text.keyword)\0\(text.text)".utf8), to: &file) }
    append("IDAT", compressed(rows, isCode: depth == 1), to: &file)
    append("IEND", [], to: &file)
    return file
  }

  private static func append(_ type: StaticString, _ content: [UInt8], to file: inout [UInt8]) {
    file.append(bigEndian: content.count)
    let start = file.count
    file.append(bigEndian: PNGFile.name(type))
    file.append(contentsOf: content)
    file.append(bigEndian: PNGFile.checksum(file[start...]))
  }

  /// Level 9 takes a hundred times as long for codes, whose rows repeat, and spares a hundred bytes.
  private static func compressed(_ plain: [UInt8], isCode: Bool) -> [UInt8] {
    var stream = ZStream(compressing: .zlib, level: isCode ? 1 : 9, isForShort: isCode)
    guard let packed = stream?.compressed(plain) else {
      // There is room enough by definition, so that only memory can be lacking.
      preconditionFailure("zlib cannot compress")
    }
    return packed
  }
}
