import Deflating
import Findings
import TestSupport
import Testing

@testable import Pictures

/// Pixels of PNG and GIF files.
@Suite struct PixelTests {
  /// A kind of PNG file.
  struct Kind: Sendable, CustomStringConvertible {
    let colour: PNGImage.Colour
    let depth: Int
    let isInterlaced: Bool
    var description: String { "\(colour), \(depth) bits\(isInterlaced ? ", interlaced" : "")" }
    var transparency: [UInt8] = []
  }
  static let size = PixelSize(width: 13, height: 9)
  static let kinds: [Kind] = [false, true].flatMap { isInterlaced in
    let depths: [(PNGImage.Colour, [Int])] = [
      (.grey, [1, 2, 4, 8, 16]), (.rgb, [8, 16]), (.palette, [1, 2, 4, 8]), (.greyAlpha, [8, 16]),
      (.rgbAlpha, [8, 16]),
    ]
    return depths.flatMap { colour, depths in
      depths.map { Kind(colour: colour, depth: $0, isInterlaced: isInterlaced) }
    }
  }
  static let palette: [UInt8] = (0..<256).flatMap { (shade: Int) -> [UInt8] in
    [UInt8(shade), UInt8(255 - shade), UInt8(shade * 7 & 255)]
  }

  /// A sample of the picture as it is stored.
  private func sample(_ kind: Kind, _ x: Int, _ y: Int, _ channel: Int) -> Int {
    (x * 7_919 + y * 104_729 + channel * 31_337) % (1 << kind.depth)
  }

  /// The file, whose rows have the five filters by turns.
  private func file(_ kind: Kind) -> [UInt8] {
    let passes = PNGPixels(
      width: Self.size.width, height: Self.size.height, depth: kind.depth, colour: kind.colour.rawValue,
      interlace: kind.isInterlaced ? 1 : 0)?.passes
    var lines: [UInt8] = []
    for pass in passes ?? [] {
      let step = max(1, kind.depth * kind.colour.channels / 8)
      var above: [UInt8] = []
      for row in 0..<pass.rows {
        var bits: [Bool] = []
        for column in 0..<pass.columns {
          for channel in 0..<kind.colour.channels {
            let value = sample(kind, pass.x + column * pass.across, pass.y + row * pass.down, channel)
            bits += (0..<kind.depth).reversed().map { value >> $0 & 1 == 1 }
          }
        }
        while !bits.count.isMultiple(of: 8) { bits.append(false) }
        var plain = [UInt8](repeating: 0, count: bits.count / 8)
        for (place, bit) in bits.enumerated() where bit { plain[place / 8] |= 0x80 >> UInt8(place % 8) }
        if above.isEmpty { above = [UInt8](repeating: 0, count: plain.count) }
        lines.append(UInt8(row % 5))
        for index in plain.indices {
          let left = index >= step ? Int(plain[index - step]) : 0
          let up = Int(above[index])
          let corner = index >= step ? Int(above[index - step]) : 0
          let sum = left + up - corner
          var nearest = left
          for other in [up, corner] where abs(sum - other) < abs(sum - nearest) { nearest = other }
          let guesses = [0, left, up, (left + up) / 2, nearest]
          let guess = guesses[row % 5]
          lines.append(plain[index] &- UInt8(guess))
        }
        above = plain
      }
    }
    var header: [UInt8] = []
    header.append(bigEndian: Self.size.width)
    header.append(bigEndian: Self.size.height)
    header += [UInt8(kind.depth), UInt8(kind.colour.rawValue), 0, 0, kind.isInterlaced ? 1 : 0]
    var stream = ZStream(compressing: .zlib)
    var file = PNGFile.signature
    func add(_ type: StaticString, _ content: [UInt8]) {
      file.append(bigEndian: content.count)
      let start = file.count
      file.append(bigEndian: PNGFile.name(type))
      file += content
      file.append(bigEndian: PNGFile.checksum(file[start...]))
    }
    add("IHDR", header)
    if kind.colour == .palette { add("PLTE", Array(Self.palette.prefix(3 << kind.depth))) }
    if !kind.transparency.isEmpty { add("tRNS", kind.transparency) }
    add("IDAT", stream?.compressed(lines) ?? [])
    add("IEND", [])
    return file
  }

  @Test(arguments: kinds) func `every kind of PNG gives its pixels`(_ kind: Kind) throws {
    let picture = try Picture(file(kind))
    let pixels = try #require(try picture.pixels())
    let channels = pixels.isGrey ? 1 : 3
    for y in 0..<Self.size.height {
      for x in 0..<Self.size.width {
        let at = y * Self.size.width + x
        let stored = (0..<kind.colour.channels).map { sample(kind, x, y, $0) }
        let shades = stored.map { kind.depth == 16 ? $0 >> 8 : $0 * 255 / ((1 << kind.depth) - 1) }
        let expected =
          kind.colour == .palette
          ? Self.palette[(3 * stored[0])..<(3 * stored[0] + 3)].map(Int.init) : Array(shades.prefix(channels))
        #expect(pixels.samples[(at * channels)..<((at + 1) * channels)].map(Int.init) == expected)
        if kind.colour.rawValue >= 4 { #expect(pixels.alpha.map { Int($0[at]) } == shades.last) }
      }
    }
    #expect((pixels.alpha != nil) == (kind.colour.rawValue >= 4))
    let isPlain = kind.depth <= 8 && !kind.isInterlaced && kind.colour.rawValue < 4
    #expect(PNGImage(picture)?.isPlain == isPlain)
  }

  @Test func `a colour and entries of a palette may be transparent`() throws {
    let grey = Kind(colour: .grey, depth: 4, isInterlaced: false, transparency: [0, 5])
    let rgb = Kind(
      colour: .rgb, depth: 8, isInterlaced: false,
      transparency: (0..<3).flatMap { [0, UInt8(($0 * 31_337) % 256)] })
    let palette = Kind(colour: .palette, depth: 2, isInterlaced: false, transparency: [10, 20])
    for kind in [grey, rgb, palette] {
      let picture = try Picture(file(kind))
      #expect(PNGImage(picture)?.isPlain == false)
      let alpha = try #require(try picture.pixels()?.alpha)
      for y in 0..<Self.size.height {
        for x in 0..<Self.size.width {
          let first = sample(kind, x, y, 0)
          let expected: Int =
            switch kind.colour {
            case .grey: first == 5 ? 0 : 255
            case .rgb: (0..<3).allSatisfy { sample(kind, x, y, $0) == ($0 * 31_337) % 256 } ? 0 : 255
            default: first < 2 ? [10, 20][first] : 255
            }
          #expect(Int(alpha[y * Self.size.width + x]) == expected)
        }
      }
    }
  }

  @Test(arguments: ["interlaced", "palette"]) func `a GIF gives the pixels that other programs see`(_ name: String)
    throws
  {
    let gif = try Picture(try Repository.bytes("Tests/PicturesTests/Fixtures/\(name).gif"))
    let png = try Picture(try Repository.bytes("Tests/PicturesTests/Fixtures/\(name)-gif.png"))
    let (found, expected) = (try #require(try gif.pixels()), try #require(try png.pixels()))
    #expect(found.alpha == expected.alpha)
    for at in 0..<(60 * 40) where expected.alpha?[at] != 0 {
      #expect(found.samples[(3 * at)..<(3 * at + 3)] == expected.samples[(3 * at)..<(3 * at + 3)])
    }
  }

  @Test func `pixels beyond the limit are refused before memory is taken`() throws {
    let picture = try Picture(try Repository.bytes("Tests/PicturesTests/Fixtures/plain.png"))
    var limits = PictureLimits.standard
    limits.decodedPixels = 60 * 40 - 1
    let error = #expect(throws: PictureError.self) { try picture.pixels(limits: limits) }
    #expect(error?.code == .pictureTooLarge)
    #expect(try Picture(try Repository.bytes("Tests/PicturesTests/Fixtures/density.jpg")).pixels() == nil)
  }

  @Test(arguments: ["interlaced.gif", "palette.gif", "alpha16.png", "plain.png"])
  func `no damage brings the decoder down`(_ name: String) throws {
    let whole = try Repository.bytes("Tests/PicturesTests/Fixtures/\(name)")
    var random = SeededRandom(4)
    // Sizes, which the limit is for, stand before.
    let start = name.hasSuffix("gif") ? 10 : 24
    for _ in 0..<600 {
      var bytes = whole
      for _ in 0..<3 {
        bytes[Int.random(in: start..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if name.hasSuffix("gif") { _ = GIFImage(bytes)?.pixels() } else { _ = PNGImage(bytes)?.pixels() }
    }
  }

  @Test func `a JPEG tells what its samples are`() throws {
    func frame(_ name: String) throws -> JPEGFrame? {
      try JPEGFrame.read(try Picture(try Repository.bytes("Tests/PicturesTests/Fixtures/\(name)")))
    }
    #expect(try frame("cmyk.jpg") == JPEGFrame(colour: .cmyk, isPlainRGB: false, isInverted: true))
    #expect(try frame("progressive.jpg") == JPEGFrame(colour: .rgb, isPlainRGB: false, isInverted: false))
    #expect(try frame("plain.png") == nil)
  }
}
