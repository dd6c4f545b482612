/// Where a line may end before a character.
enum BreakLevel: UInt8, Sendable {
  /// Not here.
  case never
  /// Only if the word is longer than a line: after `@`, `.`, `/`, `-` in addresses and serial numbers.
  case inWord
  /// Here.
  case always
}

/// The rules of Chinese text (GB/T 15834) with words, numbers and amounts in it.
enum BreakRules {
  /// Whether a line may end before `next`, which follows `character`; `earlier` stands before both.
  @inline(__always)
  static func level(_ earlier: MeasuredCharacter?, _ character: MeasuredCharacter, _ next: MeasuredCharacter)
    -> BreakLevel
  {
    if character.kind == .han, next.kind == .han { return .always }
    // A range goes on in the next line rather than a number is broken.
    if next.value == 0xFF5E, character.kind.isNarrow { return .inWord }
    if next.kind.closes || next.kind.isSpace || next.kind == .newline { return .never }
    if character.kind.isSpace { return isBeforeUnit(earlier, character, next) ? .inWord : .always }
    if character.kind.opens || character.kind == .glue || next.kind == .glue { return .never }
    return mixed(earlier, character, next)
  }

  private static func mixed(
    _ earlier: MeasuredCharacter?, _ character: MeasuredCharacter, _ next: MeasuredCharacter
  ) -> BreakLevel {
    let isInNumber = earlier?.kind == .digit && next.kind == .digit
    switch character.kind {
    case .apostrophe where earlier?.kind == .letter && next.kind == .letter: return .never
    case .digit where next.kind == .unit: return .never
    // 12万元
    case .unit where earlier?.kind == .digit && next.kind == .unit: return .never
    case .dash where next.kind == .dash: return .never
    case .mark where earlier?.kind.isNarrow == true && next.kind.isNarrow: return .never
    case let kind where kind.isNarrow && next.kind.isNarrow:
      return isSeam(character.value, isInNumber: isInNumber) ? .inWord : .never
    // A slash between Han characters stays with the first of them.
    default: return next.value == 0x2F ? .never : .always
    }
  }

  /// Whether a space parts a number from its unit.
  private static func isBeforeUnit(
    _ earlier: MeasuredCharacter?, _ space: MeasuredCharacter, _ next: MeasuredCharacter
  ) -> Bool {
    earlier?.kind == .digit && space.value == 0x20 && (next.kind == .unit || next.kind == .letter)
  }

  private static func isSeam(_ character: UInt32, isInNumber: Bool) -> Bool {
    switch Unicode.Scalar(UInt8(truncatingIfNeeded: character)) {
    case "@", "/", "-", "_", "&", "=", "?", "\\", "×": true
    case ".": !isInNumber
    default: false
    }
  }
}
