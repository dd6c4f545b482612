import Deflating

/// Writes PNG files of one bit per pixel. The bytes depend on the pixels only.
enum PNGWriter {
  /// A file with these rows, each beginning with its filter byte.
  static func blackAndWhite(_ size: PixelSize, rows: [UInt8]) -> [UInt8] {
    var header: [UInt8] = []
    header.append(bigEndian: size.width)
    header.append(bigEndian: size.height)
    // One bit per pixel, shades of grey, the only compression and filter method, not interlaced.
    header += [1, 0, 0, 0, 0]
    var file = PNGFile.signature
    append("IHDR", header, to: &file)
    append("IDAT", compressed(rows), to: &file)
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

  private static func compressed(_ plain: [UInt8]) -> [UInt8] {
    var stream = ZStream(compressing: .zlib, level: 9)
    guard let packed = stream?.compressed(plain) else {
      // There is room enough by definition, so that only memory can be lacking.
      preconditionFailure("zlib cannot compress")
    }
    return packed
  }
}
