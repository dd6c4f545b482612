import Fonts
import PageGraphics

/// Text (ISO 32000-1, 9.4).
extension ContentWriter {
  mutating func endText() {
    guard isInText else { return }
    bytes.write("ET\n")
    bytes += aside
    aside.removeAll(keepingCapacity: true)
    isInText = false
  }

  mutating func show(_ run: GlyphRun, _ glyphs: [PlacedGlyph], _ font: DocumentFont) throws {
    if !isInText {
      bytes.write("BT\n")
      isInText = true
      (state.textOrigin, state.pen) = (.zero, nil)
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
    let behind = move(to: origin, run)
    guard run.axis == .down else {
      try show(run, glyphs[run.glyphs], font, behind: behind)
      return
    }
    for index in run.glyphs {
      try show(run, glyphs[index...index], font, behind: 0)
      let advance = Int(glyphs[index].advance)
      bytes.write("0 ")
      number(-advance)
      bytes.write("Td")
      state.textOrigin?.y -= advance
    }
    state.pen = state.textOrigin.map { $0.x * 1_000 }
    bytes.write("\n")
  }

  /// Moves to where a run begins; or gives how far it is from where the text of its line ended, in thousandths of a millipoint.
  private mutating func move(to origin: PagePoint, _ run: GlyphRun) -> Int {
    defer { if state.pen == nil { state.pen = origin.x * 1_000 } }
    if let last = state.textOrigin, run.turn == 0 {
      if let pen = state.pen, last.y == origin.y, run.axis == .across, abs(origin.x * 1_000 - pen) < run.size * 1_000 {
        return origin.x * 1_000 - pen
      }
      number(origin.x - last.x)
      number(origin.y - last.y)
      bytes.write("Td")
    } else {
      if run.turn == 0 { bytes.write("1 0 0 1 ") } else { Turn(thousandths: run.turn).write(&bytes) }
      number(origin.x)
      number(origin.y)
      bytes.write("Tm")
    }
    (state.textOrigin, state.pen) = (run.turn == 0 ? origin : nil, nil)
    return 0
  }

  /// Shows glyphs along the baseline. Where they stand otherwise than their widths say, the distance is given; `behind` is that
  /// of the first, in thousandths of a millipoint.
  private mutating func show(
    _ run: GlyphRun, _ glyphs: ArraySlice<PlacedGlyph>, _ font: DocumentFont, behind start: Int
  ) throws {
    for glyph in glyphs where font.codes.code(of: glyph.id) == 0 { try font.addCode(of: glyph) }
    let codes = font.codes
    let first = bytes.count
    let unitsPerEm = font.resource.face.unitsPerEm
    // A distance is a number of thousandths of the size.
    let tolerance = max(ContentWriter.tolerance, run.size / 1_000) * unitsPerEm
    // Both in millipoints times units per em: how far the pen is behind of where the next glyph stands.
    var behind = start * unitsPerEm / 1_000
    var isAdjusted = false
    var needsText = false
    var width = 0
    for (index, glyph) in glyphs.enumerated() {
      let code = codes.code(of: glyph.id)
      let known = codes.glyphs[Int(code)]
      if known.character != glyph.character || (tags != nil && glyph.character.isPrivate) {
        needsText = true
      }
      if abs(behind) > tolerance {
        // To the left.
        let distance = -behind * 1_000 / (unitsPerEm * max(1, run.size))
        if index > 0 { bytes.write(")") }
        bytes.write(number: distance)
        bytes.write("(")
        behind += distance * unitsPerEm * run.size / 1_000
        isAdjusted = true
      } else if index == 0 {
        bytes.write("(")
      }
      bytes.write(escaping: UInt8(code >> 8))
      bytes.write(escaping: UInt8(code & 0xFF))
      behind += Int(glyph.advance) * unitsPerEm - known.advance * run.size
      width += Int(glyph.advance)
    }
    state.pen = state.pen.map { $0 + start + width * 1_000 - behind * 1_000 / unitsPerEm }
    bytes.write(")")
    if isAdjusted {
      bytes.insert(UInt8(ascii: "["), at: first)
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
    bytes.insert(contentsOf: opening, at: first)
    bytes.write(" EMC\n")
  }

  /// The least distance, in millipoints, from where a glyph stands by the widths, that is worth correcting.
  private static let tolerance = 15
}
