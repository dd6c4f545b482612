/// A character with its width, and what may happen before it.
struct MeasuredCharacter: Sendable {
  let character: Unicode.Scalar
  /// How far the next stands, in thousandths of a point.
  var advance: Int32
  /// The space before it unless it begins a line, in thousandths of a point.
  var gap: Int32 = 0
  let glyph: UInt16
  let face: UInt8
  let kind: CharacterClass
  var level = BreakLevel.never
  /// The piece it is of.
  let piece: UInt16

  var value: UInt32 { character.value }
}

/// A text as the breaking of lines needs it.
struct MeasuredText: Sendable {
  private(set) var characters: [MeasuredCharacter] = []

  init(_ pieces: [TextPiece], fonts: [any TextFont], options: TextOptions) {
    characters.reserveCapacity(pieces.reduce(0) { $0 + $1.text.utf8.count })
    for (index, piece) in pieces.enumerated() {
      let font = fonts[piece.font]
      for character in piece.text.unicodeScalars {
        append(character, font, size: piece.size, piece: UInt16(truncatingIfNeeded: index), options)
      }
    }
  }

  private mutating func append(
    _ character: Unicode.Scalar, _ font: any TextFont, size: Int, piece: UInt16, _ options: TextOptions
  ) {
    let kind = CharacterClass(character.value)
    let isInvisible = kind == .newline || kind == .tab || kind == .mark
    var script = TextScript.of(character.value, in: options.script)
    // A mark with a glyph is drawn over the letter before it, and an apostrophe belongs to its word.
    if kind == .mark || kind == .apostrophe, characters.last?.kind == .letter { script = .latin }
    if TextScript.isSetAsBefore(character.value), characters.last(where: { !$0.kind.isSpace })?.kind.isNarrow == true {
      script = .latin
    }
    let glyph =
      isInvisible && kind != .mark
      ? TextGlyph(face: 0, glyph: 0, advance: 0) : font.glyph(for: character, in: script)
    let advance = isInvisible ? 0 : (Int(glyph.advance) * size + 500_000) / 1_000_000
    var measured = MeasuredCharacter(
      character: character, advance: Int32(truncatingIfNeeded: advance), glyph: glyph.glyph, face: glyph.face,
      kind: kind, piece: piece)
    if let last = characters.last {
      measured.level = BreakRules.level(
        characters.count > 1 ? characters[characters.count - 2] : nil, last, measured)
      if options.partsScripts, MeasuredText.arePartedScripts(last, measured) { measured.gap = Int32(size / 4) }
    }
    characters.append(measured)
  }

  /// Signs such as □ stand close to what they mark.
  private static func arePartedScripts(_ left: MeasuredCharacter, _ right: MeasuredCharacter) -> Bool {
    func isHan(_ character: MeasuredCharacter) -> Bool {
      switch character.value {
      case 0x3040...0x30FA, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: true
      default: false
      }
    }
    func isLatin(_ kind: CharacterClass) -> Bool { kind == .letter || kind == .digit }
    return isLatin(right.kind) && isHan(left) || isLatin(left.kind) && isHan(right)
  }
}
