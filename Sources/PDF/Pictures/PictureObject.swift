import Pictures

/// A picture as a document holds it.
struct PictureObject: Sendable {
  /// The entries of its dictionary, but for filter, length and mask.
  let entries: [UInt8]
  /// The filter's name; its parameters are among the entries.
  let isJPEG: Bool
  let data: [UInt8]
  /// How opaque its pixels are, 8 bits each, compressed.
  let mask: [UInt8]?
  let size: PixelSize
  /// Whether its samples are inks, for the colour space that the document has for them.
  var hasInks = false

  /// - Throws: `PictureError` for a kind of JPEG that few programs read, and for too many pixels to decode.
  init(_ picture: Picture, _ compress: ([UInt8]) -> [UInt8]) throws(PictureError) {
    size = picture.stored
    var entries: [UInt8] = []
    entries.write("/Type/XObject/Subtype/Image/Width ")
    entries.write(number: size.width)
    entries.write("/Height ")
    entries.write(number: size.height)
    if let frame = try JPEGFrame.read(picture) {
      entries.write("/BitsPerComponent 8/ColorSpace")
      switch frame.colour {
      case .grey: entries.write("/DeviceGray")
      case .rgb: entries.write("/DeviceRGB")
      // Which object holds the colour space only the document knows.
      case .cmyk: entries.removeLast("/ColorSpace".utf8.count)
      }
      if frame.isPlainRGB { entries.write("/DecodeParms<</ColorTransform 0>>") }
      if frame.isInverted { entries.write("/Decode[1 0 1 0 1 0 1 0]") }
      (isJPEG, data, mask) = (true, picture.bytes, nil)
      hasInks = frame.colour == .cmyk
    } else if let image = PNGImage(picture), image.isPlain {
      entries.write("/BitsPerComponent ")
      entries.write(number: image.depth)
      entries.write("/ColorSpace")
      switch image.colour {
      case .palette:
        entries.write("[/Indexed/DeviceRGB ")
        entries.write(number: image.palette.count / 3 - 1)
        entries.write("<")
        for byte in image.palette { entries.write(hex: Int(byte), digits: 2) }
        entries.write(">]")
      case .rgb: entries.write("/DeviceRGB")
      case .grey, .greyAlpha, .rgbAlpha: entries.write("/DeviceGray")
      }
      // The scanlines of PNG are what the predictor 15 reads.
      entries.write("/DecodeParms<</Predictor 15/Colors ")
      entries.write(number: image.colour == .rgb ? 3 : 1)
      entries.write("/BitsPerComponent ")
      entries.write(number: image.depth)
      entries.write("/Columns ")
      entries.write(number: size.width)
      entries.write(">>")
      (isJPEG, data, mask) = (false, image.data, nil)
    } else if let pixels = try picture.pixels() {
      entries.write("/BitsPerComponent 8/ColorSpace")
      entries.write(pixels.isGrey ? "/DeviceGray" : "/DeviceRGB")
      (isJPEG, data, mask) = (false, compress(pixels.samples), pixels.alpha.map(compress))
    } else {
      preconditionFailure("a picture is JPEG, PNG or GIF")
    }
    self.entries = entries
  }
}

extension ObjectWriter {
  /// Writes a picture and gives its number; `inks` is the number of the colour space for inks.
  func add(_ picture: PictureObject, inks: () throws -> Int) throws -> Int {
    let inks = picture.hasInks ? try inks() : nil
    var mask: Int?
    if let data = picture.mask {
      let number = reserve()
      try write(number, stream: data) { out in
        out.write("/Type/XObject/Subtype/Image/Width ")
        out.write(number: picture.size.width)
        out.write("/Height ")
        out.write(number: picture.size.height)
        out.write("/BitsPerComponent 8/ColorSpace/DeviceGray")
      }
      mask = number
    }
    let number = reserve()
    try write(number, stream: picture.data, isCompressed: !picture.isJPEG) { out in
      out.append(contentsOf: picture.entries)
      if picture.isJPEG { out.write("/Filter/DCTDecode") }
      if let inks {
        out.write("/ColorSpace ")
        out.write(reference: inks)
      }
      if let mask {
        out.write("/SMask ")
        out.write(reference: mask)
      }
    }
    return number
  }
}
