/// How the samples of a JPEG file are to be read (ISO/IEC 10918-1, B.2.2; the marker APP14 of Adobe).
package struct JPEGFrame: Sendable, Hashable {
  /// What the decoded samples are.
  package enum Colour: Sendable, Hashable {
    case grey, rgb, cmyk
  }

  package let colour: Colour
  /// Whether red, green and blue are stored as such, without any marker that would tell a reader.
  package let isPlainRGB: Bool
  /// Whether 255 stands for no ink, as programs of Adobe write CMYK.
  package let isInverted: Bool

  /// The frame of a picture that was read; `nil` if it is no JPEG file.
  ///
  /// - Throws: `PictureError` for kinds of JPEG that few programs read.
  package static func read(_ picture: Picture) throws(PictureError) -> JPEGFrame? {
    guard picture.format == .jpeg else { return nil }
    let bytes = picture.bytes
    var isAdobe = false
    var isJFIF = false
    var at = 2
    while let marker = bytes.number(1, at: at + 1), bytes[at] == 0xFF {
      if marker == 0xFF {
        at += 1
        continue
      }
      guard let length = bytes.number(2, at: at + 2) else { break }
      switch marker {
      case 0xC0, 0xC1, 0xC2:
        guard bytes.number(1, at: at + 4) == 8, let count = bytes.number(1, at: at + 9),
          let colour: Colour = [1: .grey, 3: .rgb, 4: .cmyk][count]
        else { throw .unusualJPEG }
        let names = (0..<count).compactMap { bytes.number(1, at: at + 10 + 3 * $0) }
        let isRGB = !isAdobe && !isJFIF && names == "RGB".utf8.map(Int.init)
        return JPEGFrame(colour: colour, isPlainRGB: isRGB, isInverted: isAdobe && colour == .cmyk)
      case 0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF: throw .unusualJPEG
      case 0xE0: isJFIF = isJFIF || bytes[min(at + 4, bytes.count)...].starts(with: "JFIF\0".utf8)
      case 0xEE: isAdobe = isAdobe || bytes[min(at + 4, bytes.count)...].starts(with: "Adobe".utf8)
      default: break
      }
      at += 2 + length
    }
    throw .damaged(.jpeg)
  }
}
