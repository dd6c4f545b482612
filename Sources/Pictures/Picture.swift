/// A picture file that was read and found whole. Its pixels are not kept: documents take the file as it is.
package struct Picture: Sendable, Hashable {
  /// The file.
  package let bytes: [UInt8]
  /// Its format.
  package let format: PictureFormat
  /// The size as stored, in pixels.
  package let stored: PixelSize
  /// How the stored pixels must be turned to stand upright.
  package let orientation: PictureOrientation
  /// Pixels per inch, across and down, where the file says so.
  package let density: PictureDensity?

  /// Reads a picture file.
  ///
  /// - Throws: `PictureError` for other formats, for damaged files, and for those beyond `limits`.
  package init(_ bytes: [UInt8], limits: PictureLimits = .standard) throws(PictureError) {
    guard bytes.count <= limits.bytes else { throw .tooLarge(limits) }
    guard let format = PictureFormat(bytes) else { throw .unknownFormat }
    let facts: PictureFacts? =
      switch format {
      case .png: PNGFile.facts(bytes, mostPixels: limits.pixels)
      case .jpeg: JPEGFile.facts(bytes)
      case .gif: GIFFile.facts(bytes)
      }
    guard let facts, facts.size.width > 0, facts.size.height > 0 else { throw .damaged(format) }
    guard max(facts.size.width, facts.size.height) <= limits.side,
      facts.size.width * facts.size.height <= limits.pixels
    else { throw .tooManyPixels(limits) }
    self.init(bytes, format, facts)
  }

  init(_ bytes: [UInt8], _ format: PictureFormat, _ facts: PictureFacts) {
    self.bytes = bytes
    self.format = format
    stored = facts.size
    orientation = facts.orientation
    density = facts.density
  }

  /// The size when it stands upright, in pixels.
  package var upright: PixelSize {
    orientation.swapsSides ? PixelSize(width: stored.height, height: stored.width) : stored
  }

  /// The size that it is printed with where nothing says otherwise: by its density, else at 96 pixels per inch.
  package var naturalSize: PrintSize {
    let density = density ?? PictureDensity(across: 96, down: 96)
    let width = Double(stored.width) * 25.4 / density.across
    let height = Double(stored.height) * 25.4 / density.down
    return orientation.swapsSides ? PrintSize(width: height, height: width) : PrintSize(width: width, height: height)
  }
}

/// A size in pixels.
package struct PixelSize: Sendable, Hashable {
  /// Pixels across.
  package var width: Int
  /// Pixels down.
  package var height: Int
  /// Makes a size.
  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// Pixels per inch.
package struct PictureDensity: Sendable, Hashable {
  /// Pixels per inch from left to right.
  package var across: Double
  /// Pixels per inch from top to bottom.
  package var down: Double

  /// A density; `nil` for one that no camera and no scanner has (below 10 or above 5,000).
  init?(checked across: Double, _ down: Double) {
    guard (10...5_000).contains(across), (10...5_000).contains(down) else { return nil }
    self.init(across: across, down: down)
  }

  init(across: Double, down: Double) {
    self.across = across
    self.down = down
  }
}

/// How stored pixels are turned to stand upright (EXIF 2.3, tag 0x0112).
package enum PictureOrientation: Int, Sendable, Hashable {
  /// As stored.
  case upright = 1
  /// Mirrored left to right.
  case mirrored = 2
  /// Turned by half.
  case half = 3
  /// Mirrored top to bottom.
  case flipped = 4
  /// Mirrored left to right, then turned by a quarter to the left.
  case mirroredLeft = 5
  /// To be turned by a quarter to the right.
  case right = 6
  /// Mirrored left to right, then turned by a quarter to the right.
  case mirroredRight = 7
  /// To be turned by a quarter to the left.
  case left = 8

  /// Whether width and height change places.
  package var swapsSides: Bool { rawValue >= 5 }
  /// The turn clockwise in degrees, after mirroring: 0, 90, 180 or 270.
  package var degrees: Int {
    switch self {
    case .upright, .mirrored: 0
    case .right, .mirroredRight: 90
    case .half, .flipped: 180
    case .left, .mirroredLeft: 270
    }
  }
  /// Whether left and right change places before the turn.
  package var isMirrored: Bool {
    switch self {
    case .mirrored, .flipped, .mirroredLeft, .mirroredRight: true
    default: false
    }
  }
}

/// What a reader finds out about a file.
struct PictureFacts {
  var size: PixelSize
  var orientation = PictureOrientation.upright
  var density: PictureDensity?
}
