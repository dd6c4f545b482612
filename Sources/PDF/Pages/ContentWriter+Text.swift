import Fonts
import PageGraphics

/// Text (ISO 32000-1, 9.4).
extension ContentWriter {
  mutating func endText() {
    guard isInText else { return }
    bytes.write("ET\n")
    isInText = false
  }

  mutating func show(_ run: GlyphRun, _ glyphs: [PlacedGlyph], _ font: DocumentFont) throws {
    if !isInText {
      bytes.write("BT\n")
      isInText = true
      state.textOrigin = .zero
    }
    set(fill: run.colour)
    if state.font != font.number || state.size != run.size {
      bytes.write("/")
      bytes.write(ascii: font.name)
      bytes.write(" ")
      number(run.size)
      bytes.write("Tf ")
      (state.font, state.size) = (font.number, run.size)
    }
    if state.isInvisible != run.isInvisible {
      bytes.write(run.isInvisible ? "3 Tr " : "0 Tr ")
      state.isInvisible = run.isInvisible
    }
    let origin = PagePoint(x: run.origin.x + offset.x, y: height - run.origin.y - offset.y)
    if run.turn != 0 {
      Turn(thousandths: run.turn).write(&bytes)
      number(origin.x)
      number(origin.y)
      bytes.write("Tm ")
      state.textOrigin = nil
    } else if let last = state.textOrigin {
      number(origin.x - last.x)
      number(origin.y - last.y)
      bytes.write("Td")
      state.textOrigin = origin
    } else {
      bytes.write("1 0 0 1 ")
      number(origin.x)
      number(origin.y)
      bytes.write("Tm")
      state.textOrigin = origin
    }
    guard run.axis == .down else {
      try show(run, glyphs[run.glyphs], font)
      return
    }
    for index in run.glyphs {
      try show(run, glyphs[index...index], font)
      let advance = Int(glyphs[index].advance)
      bytes.write("0 ")
      number(-advance)
      bytes.write("Td")
      state.textOrigin?.y -= advance
    }
    bytes.write("\n")
  }

  /// Shows glyphs along the baseline. Where they stand otherwise than their widths say, the distance is given.
  private mutating func show(_ run: GlyphRun, _ glyphs: ArraySlice<PlacedGlyph>, _ font: DocumentFont) throws {
    let start = bytes.count
    let unitsPerEm = font.resource.face.unitsPerEm
    let tolerance = ContentWriter.tolerance * unitsPerEm
    // Both in millipoints times units per em: how far the pen is behind of where the next glyph stands.
    var behind = 0
    var isAdjusted = false
    var needsText = false
    bytes.write("(")
    for glyph in glyphs {
      var code = font.codes.code(of: glyph.id)
      if code == 0 { code = try font.addCode(of: glyph) }
      if font.codes.characters[Int(code)] != glyph.character || (tags != nil && glyph.character.isPrivate) {
        needsText = true
      }
      if abs(behind) > tolerance {
        // Thousandths of an em, to the left.
        let distance = -behind * 1_000 / (unitsPerEm * max(1, run.size))
        bytes.write(")")
        bytes.write(number: distance)
        bytes.write("(")
        behind += distance * unitsPerEm * run.size / 1_000
        isAdjusted = true
      }
      bytes.write(escaping: UInt8(code >> 8))
      bytes.write(escaping: UInt8(code & 0xFF))
      behind += Int(glyph.advance) * unitsPerEm - font.codes.advances[Int(code)] * run.size
    }
    bytes.write(")")
    if isAdjusted {
      bytes.insert(UInt8(ascii: "["), at: start)
      bytes.write("]TJ")
    } else {
      bytes.write("Tj")
    }
    guard needsText else {
      bytes.write("\n")
      return
    }
    var opening: [UInt8] = []
    opening.write("/Span<</ActualText<FEFF")
    for glyph in glyphs { for unit in String(glyph.character).utf16 { opening.write(hex: Int(unit), digits: 4) } }
    opening.write(">>>BDC")
    bytes.insert(contentsOf: opening, at: start)
    bytes.write(" EMC\n")
  }

  /// The least distance, in millipoints, from where a glyph stands by the widths, that is worth correcting.
  private static let tolerance = 15
}
