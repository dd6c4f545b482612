extension RMB {
  /// The amount that an uppercase writing says, if the rules allow that writing.
  ///
  /// Allowed are 整 and 正, 元 圆 and 圓, traditional digits, the optional 零, a leading 人民币, and 负 or （负数） for
  /// negative amounts. Refused are other characters (念 毛 另 〇 一), a missing 整 after 元, 拾 without 壹, and every
  /// 零 too many or too few.
  package static func parse(_ text: String) -> ExactDecimal? {
    let scalars = Array(text.unicodeScalars)
    guard scalars.count <= 64 else { return nil }
    var rest = scalars.map(RMBCharacters.simplify)[...]
    var isNegative = false
    var hasPrefix = false
    while !rest.isEmpty {
      if !hasPrefix, drop("人民币", from: &rest) {
        hasPrefix = true
      } else if !isNegative, ["负", "（负数）", "(负数)"].contains(where: { drop($0, from: &rest) }) {
        isNegative = true
      } else {
        break
      }
    }
    guard let amount = value(of: rest), let pieces = pieces(of: amount), matches(rest, pieces) else { return nil }
    return isNegative ? -amount : amount
  }

  private static func drop(_ prefix: String, from rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
    let wanted = Array(prefix.unicodeScalars)
    guard rest.starts(with: wanted) else { return false }
    rest = rest.dropFirst(wanted.count)
    return true
  }

  /// What the digits and units add up to, without asking whether they are well placed.
  private static func value(of scalars: ArraySlice<Unicode.Scalar>) -> ExactDecimal? {
    var hundredMillions: Int128 = 0
    var tenThousands: Int128 = 0
    var section: Int128 = 0
    var digit: Int128 = 0
    var cents: Int128 = 0
    for scalar in scalars {
      switch scalar {
      case "零", "整": break
      case "拾": (section, digit) = (section + digit * 10, 0)
      case "佰": (section, digit) = (section + digit * 100, 0)
      case "仟": (section, digit) = (section + digit * 1000, 0)
      case "万": (tenThousands, section, digit) = (tenThousands + (section + digit) * 10_000, 0, 0)
      case "亿":
        hundredMillions += (tenThousands + section + digit) * 100_000_000
        (tenThousands, section, digit) = (0, 0, 0)
      case "元":
        cents += (hundredMillions + tenThousands + section + digit) * 100
        (hundredMillions, tenThousands, section, digit) = (0, 0, 0, 0)
      case "角": (cents, digit) = (cents + digit * 10, 0)
      case "分": (cents, digit) = (cents + digit, 0)
      default:
        guard let value = digits.firstIndex(of: scalar) else { return nil }
        digit = Int128(value)
      }
    }
    return ExactDecimal(magnitude: cents.magnitude, scale: 2, isNegative: false)
  }

  private static let digits = Array("零壹贰叁肆伍陆柒捌玖".unicodeScalars)

  /// Whether the text is made of these pieces, each optional one there or not.
  private static func matches(_ text: ArraySlice<Unicode.Scalar>, _ pieces: [Piece]) -> Bool {
    var rest = text
    for piece in pieces {
      let wanted: Unicode.Scalar
      var isOptional = false
      switch piece {
      case .digit(let digit): wanted = digits[digit]
      case .unit(0): continue
      case .unit(1): wanted = "拾"
      case .unit(2): wanted = "佰"
      case .unit: wanted = "仟"
      case .zero: wanted = "零"
      case .zeroByHabit, .zeroOptional: (wanted, isOptional) = ("零", true)
      case .tenThousand: wanted = "万"
      case .hundredMillion: wanted = "亿"
      case .yuan: wanted = "元"
      case .tenth: wanted = "角"
      case .hundredth: wanted = "分"
      case .whole: wanted = "整"
      case .wholeOptional: (wanted, isOptional) = ("整", true)
      }
      if rest.first == wanted {
        rest = rest.dropFirst()
      } else if !isOptional {
        return false
      }
    }
    return rest.isEmpty
  }
}
