/// The characters of uppercase amounts and dates.
struct RMBCharacters: Sendable {
  /// The digits 0...9.
  let digits: [Character]
  /// What follows a digit of one, ten, a hundred, a thousand.
  let units: [String]
  /// 万
  let tenThousand: Character
  /// 亿
  let hundredMillion: Character
  /// 元
  let yuan: Character
  /// 负
  let negative: Character

  static let simplified = RMBCharacters(
    digits: Array("零壹贰叁肆伍陆柒捌玖"), units: ["", "拾", "佰", "仟"], tenThousand: "万", hundredMillion: "亿", yuan: "元",
    negative: "负")
  static let traditional = RMBCharacters(
    digits: Array("零壹貳參肆伍陸柒捌玖"), units: ["", "拾", "佰", "仟"], tenThousand: "萬", hundredMillion: "億", yuan: "圓",
    negative: "負")

  /// A number of 1...99, with 壹 before 拾.
  func tens(_ number: Int) -> String {
    let high = number >= 10 ? "\(digits[number / 10])拾" : ""
    return high + (number % 10 == 0 ? "" : String(digits[number % 10]))
  }

  /// The simplified character for a traditional or other allowed one; the character itself for all others.
  static func simplify(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar {
    case "貳": "贰"
    case "參", "叄": "叁"
    case "陸": "陆"
    case "萬": "万"
    case "億": "亿"
    case "圓", "圆": "元"
    case "負": "负"
    case "數": "数"
    case "幣": "币"
    case "正": "整"
    default: scalar
    }
  }
}
