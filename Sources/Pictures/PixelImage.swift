/// The pixels of a picture that a document cannot take as the file has them.
package struct PixelImage: Sendable {
  /// The size as stored, in pixels.
  package let size: PixelSize
  /// Whether a pixel has one sample, its shade of grey, or three: red, green, blue.
  package let isGrey: Bool
  /// The samples of all pixels, row by row.
  package internal(set) var samples: [UInt8]
  /// How opaque each pixel is, 255 for wholly; `nil` where all are.
  package internal(set) var alpha: [UInt8]?

  init(size: PixelSize, isGrey: Bool, hasAlpha: Bool) {
    self.size = size
    self.isGrey = isGrey
    samples = [UInt8](repeating: 0, count: size.width * size.height * (isGrey ? 1 : 3))
    alpha = hasAlpha ? [UInt8](repeating: 0, count: size.width * size.height) : nil
  }

  /// Forgets an alpha channel that says nothing.
  mutating func simplify() { if alpha?.allSatisfy({ $0 == 0xFF }) == true { alpha = nil } }
}

extension Picture {
  /// The pixels of a PNG or GIF file, of a GIF's first image; `nil` for JPEG, which documents take as it is.
  ///
  /// - Throws: `PictureError` for more pixels than `limits.decodedPixels`, before memory is taken.
  package func pixels(limits: PictureLimits = .standard) throws(PictureError) -> PixelImage? {
    guard format != .jpeg else { return nil }
    guard stored.width * stored.height <= limits.decodedPixels else { throw .tooManyPixelsToDecode(limits) }
    let image = format == .png ? PNGImage(bytes)?.pixels() : GIFImage(bytes)?.pixels()
    guard var image else { throw .damaged(format) }
    image.simplify()
    return image
  }
}
