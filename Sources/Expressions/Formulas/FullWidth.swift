import Findings

/// What a Chinese input method writes in place of the ASCII signs of formulas.
enum FullWidth {
  /// The ASCII sign that was meant; `nil` for signs that nobody types by mistake for one of ours.
  static func ascii(for scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "“", "”", "„", "«", "»", "「", "」": "\""
    case "‘", "’": "'"
    case "×": "*"
    case "÷": "div"
    case "≥", "⩾": ">="
    case "≤", "⩽": "<="
    case "≠": "!="
    case "−", "–", "—": "-"
    case "、": ","
    case "。": "."
    case "\u{3000}", "\u{A0}": " "
    case "Ａ"..."Ｚ", "ａ"..."ｚ": nil
    case "\u{FF01}"..."\u{FF5E}": String(scalar.halfWidth)
    default: nil
    }
  }
}
