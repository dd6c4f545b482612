/// The image of a PNG file: what its chunks say, and the data still compressed (ISO/IEC 15948, 11.2 and 11.3.2).
package struct PNGImage: Sendable {
  /// What the samples of a pixel are.
  package enum Colour: Int, Sendable, Hashable {
    case grey = 0
    case rgb = 2
    case palette = 3
    case greyAlpha = 4
    case rgbAlpha = 6

    var channels: Int {
      switch self {
      case .grey, .palette: 1
      case .rgb: 3
      case .greyAlpha: 2
      case .rgbAlpha: 4
      }
    }
  }

  /// The size in pixels.
  package let size: PixelSize
  /// The bits of a sample.
  package let depth: Int
  package let colour: Colour
  package let isInterlaced: Bool
  /// Red, green and blue of the colours by number.
  package let palette: [UInt8]
  /// What `tRNS` says: the opacity of the palette's colours, or the colour that is transparent; empty if there is none.
  let transparency: [UInt8]
  /// The scanlines with their filter bytes, compressed by zlib.
  package let data: [UInt8]

  /// Whether a document may take the compressed data as they are: not interlaced, nothing transparent, at most 8 bits.
  package var isPlain: Bool {
    !isInterlaced && depth <= 8 && transparency.isEmpty && colour.rawValue < Colour.greyAlpha.rawValue
  }

  /// The image of a picture that was read; `nil` if it is no PNG file.
  package init?(_ picture: Picture) {
    guard picture.format == .png else { return nil }
    self.init(picture.bytes)
  }

  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: PNGFile.signature), let width = bytes.number(4, at: 16),
      let height = bytes.number(4, at: 20),
      let depth = bytes.number(1, at: 24), let colour = bytes.number(1, at: 25).flatMap(Colour.init(rawValue:)),
      let interlace = bytes.number(1, at: 28)
    else { return nil }
    var palette: [UInt8] = []
    var transparency: [UInt8] = []
    var data: [UInt8] = []
    var at = PNGFile.signature.count
    while let length = bytes.number(4, at: at), let type = bytes.number(4, at: at + 4), length <= bytes.count - at - 12
    {
      let content = bytes[(at + 8)..<(at + 8 + length)]
      switch type {
      case PNGFile.name("PLTE"): palette = Array(content)
      case PNGFile.name("tRNS"): transparency = Array(content)
      case PNGFile.name("IDAT"): data += content
      default: break
      }
      at += length + 12
    }
    guard colour != .palette || (3...768).contains(palette.count) && palette.count.isMultiple(of: 3) else { return nil }
    size = PixelSize(width: width, height: height)
    self.depth = depth
    self.colour = colour
    isInterlaced = interlace == 1
    self.palette = palette
    self.transparency = colour == .palette ? Array(transparency.prefix(palette.count / 3)) : transparency
    self.data = data
  }
}
