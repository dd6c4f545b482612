/// The Unicode scalars that one place of a pattern accepts.
struct ScalarSet: Sendable {
  /// A part of a set.
  enum Member: Sendable {
    case range(UInt32, UInt32)
    /// `\d` 0...9
    case digit(Bool)
    /// `\w` ASCII letters, digits, `_`
    case word(Bool)
    /// `\s` blanks
    case space(Bool)
    /// `\p{L}` letters of any script
    case letter(Bool)
    /// `\p{N}` numbers of any script
    case number(Bool)
    /// `\p{Han}` 汉字
    case han(Bool)
  }

  var members: [Member] = []
  var isNegated = false

  /// Every scalar but the end of a line.
  static let any = ScalarSet(members: [.range(0x0A, 0x0A), .range(0x0D, 0x0D)], isNegated: true)

  static func single(_ scalar: Unicode.Scalar) -> ScalarSet { ScalarSet(members: [.range(scalar.value, scalar.value)]) }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    members.contains { ScalarSet.accepts($0, scalar) } != isNegated
  }

  private static func accepts(_ member: Member, _ scalar: Unicode.Scalar) -> Bool {
    switch member {
    case .range(let low, let high): (low...high).contains(scalar.value)
    case .digit(let wanted): ("0"..."9").contains(scalar) == wanted
    case .word(let wanted): isWord(scalar) == wanted
    case .space(let wanted): scalar.properties.isWhitespace == wanted
    case .letter(let wanted): scalar.properties.isAlphabetic == wanted
    case .number(let wanted): (scalar.properties.numericType != nil && !isHan(scalar)) == wanted
    case .han(let wanted): isHan(scalar) == wanted
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    ("0"..."9").contains(scalar) || ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || scalar == "_"
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3005, 0x3007, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
