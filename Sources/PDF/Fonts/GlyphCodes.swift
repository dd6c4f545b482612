import Fonts

/// The codes of a font's glyphs in texts: 1, 2, 3 … in the order in which they first occur, so that texts and tables are short.
struct GlyphCodes: Sendable {
  /// The code of each glyph of the face; 0 for none.
  private var codes: [UInt16]
  /// What the codes stand for; code 0 is for missing glyphs, and never shown.
  private(set) var glyphs = [Glyph(id: 0, character: "\u{FFFD}", advance: 0)]

  /// What a code stands for.
  struct Glyph: Sendable {
    let id: GlyphID
    let character: Unicode.Scalar
    /// How far the next glyph stands, in font units.
    let advance: Int
  }

  init(_ face: FontFace) { codes = [UInt16](repeating: 0, count: face.glyphCount) }

  /// The code of a glyph; 0 if it has none yet.
  @inline(__always)
  func code(of glyph: GlyphID) -> UInt16 { Int(glyph) < codes.count ? codes[Int(glyph)] : 0 }

  /// Gives a glyph a code if the face has it; 0 for the glyph of missing characters and those beyond the face.
  mutating func add(_ glyph: GlyphID, _ character: Unicode.Scalar, _ face: FontFace) -> UInt16 {
    guard glyph > 0, Int(glyph) < codes.count else { return 0 }
    if codes[Int(glyph)] > 0 { return codes[Int(glyph)] }
    let code = UInt16(glyphs.count)
    codes[Int(glyph)] = code
    glyphs.append(
      Glyph(
        id: glyph, character: GlyphCodes.isText(character) ? character : "\u{FFFD}", advance: face.advance(of: glyph)))
    return code
  }

  /// Whether a code may stand for a character: PDF/A does not allow these to be text.
  private static func isText(_ character: Unicode.Scalar) -> Bool {
    character.value != 0 && character.value != 0xFEFF && character.value != 0xFFFE
  }

  /// The table from codes to characters (ISO 32000-1, 9.10.3).
  var toUnicode: [UInt8] {
    CodeTable.map("bf", name: "Adobe-Identity-UCS", ordering: "UCS", count: glyphs.count) { code, out in
      out.write("<")
      for unit in String(glyphs[code].character).utf16 { out.write(hex: Int(unit), digits: 4) }
      out.write(">")
    }
  }
}

/// Tables from codes, written as CMap files (Adobe Technical Note 5014).
enum CodeTable {
  /// A table of the codes from 1 on; `kind` is `bf` for characters, `cid` for glyphs.
  static func map(
    _ kind: String, name: String, ordering: String, count: Int, _ target: (Int, inout [UInt8]) -> Void
  ) -> [UInt8] {
    var out: [UInt8] = []
    out.write(
      "/CIDInit/ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo<</Registry(Adobe)/Ordering(")
    out.write(ascii: ordering)
    out.write(")/Supplement 0>>def\n/CMapName/")
    out.write(ascii: name)
    out.write(" def\n/CMapType ")
    out.write(number: kind == "bf" ? 2 : 1)
    out.write(" def\n1 begincodespacerange\n<0000><FFFF>\nendcodespacerange\n")
    // A block has at most 100 lines.
    for start in stride(from: 1, to: count, by: 100) {
      let end = min(count, start + 100)
      out.write(number: end - start)
      out.write(ascii: " begin\(kind)char\n")
      for code in start..<end {
        out.write("<")
        out.write(hex: code, digits: 4)
        out.write(">")
        target(code, &out)
        out.write("\n")
      }
      out.write(ascii: "end\(kind)char\n")
    }
    out.write("endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n")
    return out
  }
}
