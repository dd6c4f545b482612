import Findings
import Foundation
import TestSupport
import Testing

@testable import Pictures

/// Picture files made by Pillow, and the same files damaged.
@Suite struct PictureTests {
  private func file(_ name: String) throws -> [UInt8] {
    try Repository.bytes("Tests/PicturesTests/Fixtures/\(name)")
  }

  @Test(arguments: [
    ("plain.png", PictureFormat.png, 1), ("palette.gif", .gif, 1), ("density.jpg", .jpeg, 1),
    ("turned-6.jpg", .jpeg, 6),
    ("turned-7.jpg", .jpeg, 7), ("progressive.jpg", .jpeg, 1),
  ])
  func `a file tells its size and how it stands`(_ name: String, _ format: PictureFormat, _ turn: Int) throws {
    let picture = try Picture(try file(name))
    #expect(picture.format == format)
    #expect(picture.stored == PixelSize(width: 60, height: 40))
    #expect(picture.orientation.rawValue == turn)
    #expect(picture.upright == (turn > 4 ? PixelSize(width: 40, height: 60) : PixelSize(width: 60, height: 40)))
  }

  @Test func `the density of a file gives its size on paper`() throws {
    let size = try Picture(try file("density.jpg")).naturalSize
    #expect(abs(size.width - 60 * 25.4 / 300) < 0.01 && abs(size.height - 40 * 25.4 / 300) < 0.01)
    #expect(abs(try Picture(try file("plain.png")).naturalSize.width - 60 * 25.4 / 150) < 0.01)
    #expect(try Picture(try file("palette.gif")).naturalSize.width == 60 * 25.4 / 96)
    let turned = try Picture(try file("turned-6.jpg")).naturalSize
    #expect(turned.height > turned.width)
  }

  @Test(arguments: ["plain.png", "palette.gif", "density.jpg"])
  func `a file cut short anywhere is refused, and no damage brings the reader down`(_ name: String) throws {
    let whole = try file(name)
    for length in 0..<whole.count {
      #expect(throws: PictureError.self, "\(length)") { try Picture(Array(whole[..<length])) }
    }
    var seed: UInt64 = 7
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0..<3 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[Int(seed >> 33) % bytes.count] = UInt8(truncatingIfNeeded: seed >> 24)
      }
      if let picture = try? Picture(bytes) { #expect(picture.naturalSize.width > 0) }
    }
  }

  /// A PNG file with another content in one of its chunks, and the right checksum.
  private func changed(_ type: StaticString, _ change: (inout ArraySlice<UInt8>) -> Void) throws -> [UInt8] {
    var (out, rest) = (PNGFile.signature, try file("plain.png").dropFirst(PNGFile.signature.count))
    while let length = Array(rest).number(4, at: 0), let name = Array(rest).number(4, at: 4) {
      var content = ArraySlice(rest.dropFirst(8).prefix(length))
      if name == PNGFile.name(type) { change(&content) }
      let body = Array(rest.dropFirst(4).prefix(4)) + content
      func word(_ value: Int) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * $0)) } }
      out += word(content.count) + body + word(PNGFile.checksum(body[...]))
      rest = rest.dropFirst(12 + length)
    }
    return out
  }

  @Test func `a PNG file whose chunks are sound but whose pixels are not is damaged`() throws {
    #expect(try Picture(changed("IDAT") { _ in }).stored == PixelSize(width: 60, height: 40))
    let error = #expect(throws: PictureError.damaged(.png)) {
      try Picture(changed("IDAT") { content in content = ArraySlice(content.map { _ in 0x5A }) })
    }
    #expect(error?.code == .pictureDamaged)
    // One more line than there are pixels for, no such kind of colour, and more than any memory.
    for (place, value) in [(7, 41), (9, 5), (8, 3), (0, 0x7F)] as [(Int, UInt8)] {
      #expect(throws: PictureError.self) {
        try Picture(changed("IHDR") { $0[$0.startIndex + place] = value })
      }
    }
  }

  @Test func `what is no picture, or too large, is refused in words`() throws {
    #expect(throws: PictureError.unknownFormat) { try Picture(Array("BM not a picture".utf8)) }
    #expect(throws: PictureError.unknownFormat) { try Picture([]) }
    let limits = PictureLimits(bytes: 1 << 20, side: 50, pixels: 10_000)
    let error = #expect(throws: PictureError.self) { try Picture(try file("plain.png"), limits: limits) }
    #expect(error?.code == .pictureTooLarge)
    #expect(error?.message.zhHans == "图片像素太多（边长最多 50，总数最多 10000），请先缩小")
  }

  @Test func `sizes are read as people write them`() {
    for (text, width, height) in [
      ("22mm", 22.0, 22.0), ("60x40mm", 60, 40), ("60×40 毫米", 60, 40), ("6*4cm", 60, 40), ("25.4x10", 25.4, 10),
    ] { #expect(PrintSize(text) == PrintSize(width: width, height: height), "\(text)") }
    for text in ["", "x", "0mm", "1001mm", "-5mm", "1x2x3mm", "12in", "1e3mm", "nanmm", "５mm"] {
      #expect(PrintSize(text) == nil, "\(text)")
    }
    let box = PrintSize(width: 60, height: 40)
    #expect(PrintSize(width: 10, height: 20).fitted(into: box) == PrintSize(width: 20, height: 40))
    #expect(PrintSize(width: 600, height: 200).fitted(into: box) == PrintSize(width: 60, height: 20))
    #expect(PrintSize(width: 25.4, height: 12.7).widthEMU == 914_400)
  }
}
