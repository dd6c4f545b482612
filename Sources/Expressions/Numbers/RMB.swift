/// Uppercase amounts (大写金额) by the rules of the People's Bank (支付结算办法, annex 1) and 会计基础工作规范, art. 52.
package enum RMB {
  /// Amounts below this are written: 10^16 yuan.
  private static let limit: Int128 = 10_000_000_000_000_000

  /// The amount in uppercase, without 人民币: `1680.32` is 壹仟陆佰捌拾元零叁角贰分.
  ///
  /// 整 follows 元 and 角, never 分; the optional 零 is left out after 万 and 亿 and written between 元 and 角.
  /// - Returns: `nil` for more than two decimals, and from 10^16 yuan on.
  package static func uppercase(_ amount: ExactDecimal, traditional: Bool = false) -> String? {
    guard let pieces = pieces(of: amount) else { return nil }
    let characters = traditional ? RMBCharacters.traditional : RMBCharacters.simplified
    var text = amount.isNegative ? String(characters.negative) : ""
    for piece in pieces {
      switch piece {
      case .digit(let digit): text.append(characters.digits[digit])
      case .unit(let power): text += characters.units[power]
      case .zero, .zeroByHabit: text += "零"
      case .zeroOptional: break
      case .tenThousand: text.append(characters.tenThousand)
      case .hundredMillion: text.append(characters.hundredMillion)
      case .yuan: text.append(characters.yuan)
      case .tenth: text += "角"
      case .hundredth: text += "分"
      case .whole, .wholeOptional: text += "整"
      }
    }
    return text
  }

  /// An amount in uppercase in traditional characters; any other text as it is.
  package static func traditional(_ text: String) -> String {
    parse(text).flatMap { uppercase($0, traditional: true) } ?? text
  }

  /// One piece of an uppercase amount, with what the rules leave open.
  enum Piece: Equatable {
    /// 壹 to 玖
    case digit(Int)
    /// 拾, 佰, 仟, by the power of ten; nothing for 0
    case unit(Int)
    /// A required 零
    case zero
    /// An optional 零, which we write
    case zeroByHabit
    /// An optional 零, which we do not write
    case zeroOptional
    /// 万
    case tenThousand
    /// 亿
    case hundredMillion
    /// 元
    case yuan
    /// 角
    case tenth
    /// 分
    case hundredth
    /// A required 整
    case whole
    /// 整 that may be missing
    case wholeOptional
  }

  /// The pieces of the amount without its sign; `nil` if it cannot be written.
  static func pieces(of amount: ExactDecimal) -> [Piece]? {
    guard amount.scale <= 2 else { return nil }
    let cents = Int128(amount.coefficient.magnitude)
      .multipliedReportingOverflow(by: Int128(ExactDecimal.power(2 - amount.scale)))
    guard !cents.overflow, cents.partialValue < limit * 100 else { return nil }
    let yuan = Int(cents.partialValue / 100)
    let tenth = Int(cents.partialValue % 100 / 10)
    let hundredth = Int(cents.partialValue % 10)

    var pieces = whole(yuan)
    if yuan > 0 { pieces.append(.yuan) }
    switch (tenth, hundredth) {
    case (0, 0): return (yuan > 0 ? pieces : [.zero, .yuan]) + [.whole]
    case (0, _):
      if yuan > 0 { pieces.append(.zero) }
    default:
      if yuan > 0, yuan % 10 == 0 { pieces.append(.zeroByHabit) }
      pieces += [.digit(tenth), .tenth]
    }
    return pieces + (hundredth > 0 ? [.digit(hundredth), .hundredth] : [.wholeOptional])
  }

  /// The pieces of the yuan before 元: sections of four digits, of which the third names 亿.
  private static func whole(_ yuan: Int) -> [Piece] {
    var pieces: [Piece] = []
    var needsZero = false
    var endsInZero = false
    var lacksSection = false
    for (power, section) in [yuan / 1_000_000_000_000, yuan / 100_000_000, yuan / 10_000, yuan].enumerated() {
      let digits = section % 10_000
      if digits > 0 {
        if !pieces.isEmpty, needsZero || digits < 1000 {
          pieces.append(.zero)
        } else if lacksSection {
          pieces.append(.zeroByHabit)
        } else if endsInZero {
          pieces.append(.zeroOptional)
        }
        pieces += self.section(digits)
        if power == 0 || power == 2 { pieces.append(.tenThousand) }
        (needsZero, lacksSection, endsInZero) = (false, false, digits % 10 == 0)
      } else if !pieces.isEmpty {
        needsZero = true
      }
      // 亿 closes both sections before it, even if the second of them is empty: 壹万亿.
      if power == 1, !pieces.isEmpty {
        pieces.append(.hundredMillion)
        (needsZero, lacksSection, endsInZero) = (false, digits == 0, digits % 10 == 0)
      }
    }
    return pieces
  }

  /// The pieces of 1...9999.
  private static func section(_ number: Int) -> [Piece] {
    var pieces: [Piece] = []
    var needsZero = false
    for (power, digit) in [(3, number / 1000), (2, number / 100 % 10), (1, number / 10 % 10), (0, number % 10)] {
      if digit > 0 {
        if needsZero { pieces.append(.zero) }
        pieces += [.digit(digit), .unit(power)]
        needsZero = false
      } else {
        needsZero = !pieces.isEmpty
      }
    }
    return pieces
  }
}
