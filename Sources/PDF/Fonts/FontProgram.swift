import Fonts
import Storage

/// What a document holds of a font, ready to be written: the subset and its tables, compressed.
struct FontProgram: Sendable {
  /// How codes become glyphs.
  enum Encoding: Sendable {
    /// The glyphs of the font program have the codes as their numbers.
    case numbers
    /// A table has the glyph for each code.
    case glyphMap([UInt8])
    /// A map has the glyph for each code, since the glyphs of the font program have names.
    case characterMap([UInt8])
  }

  let isTrueType: Bool
  let encoding: Encoding
  /// The font program, compressed, and its size before.
  let file: [UInt8]
  let size: Int
  /// The table from codes to characters, compressed.
  let toUnicode: [UInt8]
  /// The value of `W`: the widths by code or glyph.
  let widths: [UInt8]
  /// Six letters that tell subsets of a font apart.
  let tag: String

  /// - Throws: `FontError` if the font may not be embedded or is damaged.
  init(_ face: FontFace, _ codes: GlyphCodes, _ compress: ([UInt8]) -> [UInt8]) throws {
    let glyphs = codes.glyphs.map(\.id), advances = codes.glyphs.map(\.advance)
    let subset = try face.subset(glyphs.dropFirst())
    isTrueType = subset.outlines == .trueType
    tag = FontProgram.tag(glyphs)
    toUnicode = compress(codes.toUnicode)
    let places = glyphs.map { subset.glyph(of: $0) ?? 0 }
    guard !isTrueType else {
      encoding = .glyphMap(compress(places.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }))
      widths = FontProgram.widths(advances, face.unitsPerEm)
      size = subset.bytes.count
      file = compress(subset.bytes)
      return
    }
    guard let table = subset.table("CFF "), var font = CompactFont(Array(table)) else {
      throw FontError.damaged(face.familyName)
    }
    if font.hasNumbers {
      // Glyphs that others are made of are never shown; they get the numbers that are left.
      var spare = UInt16(glyphs.count)
      font.renumber(
        subset.originals.dropFirst().map { original in
          let code = codes.code(of: original)
          if code == 0 { spare += 1 }
          return code == 0 ? spare - 1 : code
        })
      encoding = .numbers
      widths = FontProgram.widths(advances, face.unitsPerEm)
    } else {
      let map = CodeTable.map("cid", name: "Liandan-\(tag)", ordering: "Identity", count: places.count) { code, out in
        out.write(" ")
        out.write(number: Int(places[code]))
      }
      encoding = .characterMap(compress(map))
      widths = FontProgram.widths(subset.originals.map { face.advance(of: $0) }, face.unitsPerEm)
    }
    size = font.bytes.count
    file = compress(font.bytes)
  }

  private static func widths(_ advances: [Int], _ unitsPerEm: Int) -> [UInt8] {
    var out: [UInt8] = []
    out.write("[1[")
    for (index, advance) in advances.dropFirst().enumerated() {
      if index > 0 { out.write(" ") }
      out.write(thousandths: (advance * 1_000_000 + unitsPerEm / 2) / unitsPerEm)
    }
    out.write("]]")
    return out
  }

  private static func tag(_ glyphs: [GlyphID]) -> String {
    let digest = Digest(of: glyphs.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
    return String(decoding: digest.bytes.prefix(6).map { UInt8(ascii: "A") + $0 % 26 }, as: UTF8.self)
  }
}
