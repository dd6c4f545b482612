import Findings

/// The findings about a formula's writing.
extension FindingLog {
  mutating func syntax(at offset: Int, _ message: LocalizedText, hint: LocalizedText? = nil) {
    add(.formulaSyntax, at: offset, message, hint: hint)
  }

  mutating func fullWidth(_ scalar: Unicode.Scalar, meant: String, at offset: Int) {
    if meant == " " {
      add(
        .formulaFullWidth, at: offset,
        LocalizedText("公式里有全角空格", hant: "公式裡有全形空格", en: "the formula contains a full-width or hard space"),
        hint: LocalizedText("请改用半角空格", hant: "請改用半形空格", en: "use an ordinary space"))
      return
    }
    add(
      .formulaFullWidth, at: offset,
      LocalizedText("公式里用了全角符号 \(scalar)", hant: "公式裡用了全形符號 \(scalar)", en: "\(scalar) is not an ASCII sign"),
      hint: LocalizedText("请改成半角的 \(meant)", hant: "請改成半形的 \(meant)", en: "use \(meant) instead"))
  }

  mutating func foreignSign(_ sign: String, ours: String, at offset: Int) {
    add(
      .formulaOperator, at: offset,
      LocalizedText("公式里没有运算符 \(sign)", hant: "公式裡沒有運算子 \(sign)", en: "there is no operator \(sign)"),
      hint: LocalizedText("请写 \(ours)", hant: "請寫 \(ours)", en: "write \(ours)"))
  }

  mutating func strange(_ text: String, at offset: Int) {
    hasStrangeSigns = true
    let shown = text.unicodeScalars.prefix(8).map { scalar in
      scalar.properties.generalCategory.isVisible
        ? String(scalar) : "U+\(String(scalar.value, radix: 16, uppercase: true))"
    }.joined()
    syntax(
      at: offset,
      LocalizedText("公式里不能有 \(shown)", hant: "公式裡不能有 \(shown)", en: "a formula cannot contain \(shown)"),
      hint: LocalizedText(
        "删去它；文本要放在引号里，如 '文本'", hant: "刪去它；文字要放在引號裡，如 '文字'", en: "delete it; texts stand in quotation marks, as 'text'"))
  }

  mutating func unexpected(_ token: Token) {
    switch token.kind {
    case .end where hasStrangeSigns: break
    case .end:
      syntax(
        at: token.offset,
        LocalizedText(
          "公式没有写完，这里缺一个值", hant: "公式沒有寫完，這裡缺一個值", en: "the formula is not complete: a value is missing here"))
    default:
      syntax(
        at: token.offset,
        LocalizedText(
          "这里应是一个值，却是 \(token.writing)", hant: "這裡應是一個值，卻是 \(token.writing)",
          en: "a value is expected here, not \(token.writing)"))
    }
  }

  mutating func surplus(_ token: Token) {
    if token.kind == .sign(")") {
      syntax(
        at: token.offset,
        LocalizedText("多了一个 )，没有与它对应的 (", hant: "多了一個 )，沒有與它對應的 (", en: "this ) closes nothing"))
      return
    }
    syntax(
      at: token.offset,
      LocalizedText(
        "\(token.writing) 前面缺少运算符", hant: "\(token.writing) 前面缺少運算子",
        en: "there is no operator before \(token.writing)"),
      hint: LocalizedText(
        "可用 and or = != < <= > >= + - * div mod", hant: "可用 and or = != < <= > >= + - * div mod",
        en: "operators are and or = != < <= > >= + - * div mod"))
  }

  mutating func unclosed(at offset: Int) {
    syntax(
      at: offset, LocalizedText("这个 ( 没有对应的 )", hant: "這個 ( 沒有對應的 )", en: "this ( is never closed"),
      hint: LocalizedText("补上 )", hant: "補上 )", en: "add a )"))
  }

  mutating func chained(at offset: Int) {
    syntax(
      at: offset,
      LocalizedText("比较不能连写", hant: "比較不能連寫", en: "comparisons cannot be chained"),
      hint: LocalizedText(
        "a < b < c 请写成 a < b and b < c", hant: "a < b < c 請寫成 a < b and b < c", en: "write a < b < c as a < b and b < c"
      ))
  }

  mutating func tooDeep(at offset: Int, limit: Int) {
    add(
      .formulaTooDeep, at: offset,
      LocalizedText(
        "公式的括号嵌套超过 \(limit) 层", hant: "公式的括號巢狀超過 \(limit) 層", en: "the formula is nested deeper than \(limit)"),
      hint: LocalizedText(
        "把公式拆成几个计算字段", hant: "把公式拆成幾個計算欄位", en: "split it over several calculated fields"))
  }

  mutating func tooLong(bytes: Int, limit: Int) {
    add(
      .formulaTooLong, at: 0,
      LocalizedText(
        "公式有 \(bytes) 字节，超过上限 \(limit) 字节", hant: "公式有 \(bytes) 位元組，超過上限 \(limit) 位元組",
        en: "the formula has \(bytes) bytes; at most \(limit) are allowed"),
      hint: LocalizedText(
        "把公式拆成几个计算字段", hant: "把公式拆成幾個計算欄位", en: "split it over several calculated fields"))
  }
}

extension Unicode.GeneralCategory {
  /// Whether signs of this kind show when printed.
  fileprivate var isVisible: Bool {
    switch self {
    case .control, .format, .unassigned, .privateUse, .surrogate, .lineSeparator, .paragraphSeparator, .spaceSeparator,
      .nonspacingMark, .enclosingMark:
      false
    default: true
    }
  }
}
