import Findings

/// Cuts a formula into tokens. What is not ASCII where ASCII is wanted is reported and then read as meant, so that
/// the rest of the formula is still checked.
struct Tokenizer {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var tokens: [Token] = []
  var log: FindingLog

  init(_ source: String, log: FindingLog) {
    scalars = Array(source.unicodeScalars)
    self.log = log
  }

  /// The tokens, ending in `end`.
  mutating func run() -> [Token] {
    while index < scalars.count { next() }
    tokens.append(Token(kind: .end, offset: scalars.count, writing: ""))
    return tokens
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    index + distance < scalars.count ? scalars[index + distance] : nil
  }

  private func writing(from start: Int) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[start..<index])
    return text
  }

  private mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, offset: start, writing: writing(from: start)))
  }

  private mutating func next() {
    let start = index
    let scalar = scalars[index]
    let sign = Tokenizer.sign(for: scalar)
    if let sign { log.fullWidth(scalar, meant: sign, at: start) }
    let meant = sign ?? String(scalar)
    switch meant {
    case " ", "\t", "\n", "\r": index += 1
    case "(", ")", ",", "+", "*", "-", ">=", "<=", "!=", "div":
      index += 1
      append(.sign(meant), from: start)
    case "<", ">", "=", "!", "&", "|", "/", "%", "^": comparisonOrForeign(meant, from: start)
    case "'", "\"": text(quote: meant, from: start)
    case "$": name(from: start)
    case ".": dot(from: start)
    case "0"..."9": number(from: start)
    default:
      if Tokenizer.startsWord(scalar) { word(from: start) } else { strange(from: start) }
    }
  }

  /// Reads `<`, `<=`, `=`, `!=` and `>`; and the signs of other languages, each with a finding that names ours.
  private mutating func comparisonOrForeign(_ first: String, from start: Int) {
    index += 1
    let second = peek().map { FullWidth.ascii(for: $0) ?? String($0) } ?? ""
    let ours: String?
    switch first + second {
    case "<=", ">=", "!=": ours = nil
    case "==": ours = "="
    case "<>": ours = "!="
    case "=<": ours = "<="
    case "=>": ours = ">="
    case "&&": ours = "and"
    case "||": ours = "or"
    default:
      switch first {
      case "<", ">", "=": append(.sign(first), from: start)
      case "/": foreign("div", from: start)
      case "%": foreign("mod", from: start)
      case "&": foreign("and", from: start)
      case "|": foreign("or", from: start)
      case "!":
        log.syntax(
          at: start, LocalizedText("“!” 不能单独使用", hant: "「!」不能單獨使用", en: "“!” cannot stand alone"),
          hint: LocalizedText("否定请写 not(…)", hant: "否定請寫 not(…)", en: "write not(…)"))
      default: log.strange(first, at: start)
      }
      return
    }
    index += 1
    if let ours { foreign(ours, from: start) } else { append(.sign(first + second), from: start) }
  }

  private mutating func foreign(_ ours: String, from start: Int) {
    log.foreignSign(writing(from: start), ours: ours, at: start)
    append(.sign(ours), from: start)
  }

  /// Reads a text; there are no escapes, so that a text holds every sign but its own quote.
  private mutating func text(quote: String, from start: Int) {
    let closing: Set<Unicode.Scalar> =
      scalars[start].isASCII ? [scalars[start]] : quote == "'" ? ["‘", "’", "'", "＇"] : ["“", "”", "\"", "＂"]
    index += 1
    let contentStart = index
    while let scalar = peek(), !closing.contains(scalar) { index += 1 }
    let content = writing(from: contentStart)
    if let scalar = peek() {
      if let meant = FullWidth.ascii(for: scalar) { log.fullWidth(scalar, meant: meant, at: index) }
      index += 1
    } else {
      log.syntax(
        at: start, LocalizedText("引号没有结束", hant: "引號沒有結束", en: "this quotation mark is never closed"),
        hint: LocalizedText("在文本末尾补上 \(quote)", hant: "在文字末尾補上 \(quote)", en: "add \(quote) at the end of the text"))
    }
    append(.text(content), from: start)
  }

  /// Reads `${path}`.
  private mutating func name(from start: Int) {
    index += 1
    guard let brace = peek(), brace == "{" || brace == "｛" else {
      log.syntax(
        at: start, LocalizedText("“$” 后面要跟 {字段}", hant: "「$」後面要接 {欄位}", en: "“$” must be followed by {field}"),
        hint: LocalizedText("例如 ${total}", hant: "例如 ${total}", en: "such as ${total}"))
      return
    }
    if let meant = FullWidth.ascii(for: brace) { log.fullWidth(brace, meant: meant, at: index) }
    index += 1
    let nameStart = index
    while let scalar = peek(), scalar != "}", scalar != "｝", !"\n${'\"()".unicodeScalars.contains(scalar) { index += 1 }
    let path = writing(from: nameStart).trimmed
    if let end = peek(), end == "}" || end == "｝" {
      if let meant = FullWidth.ascii(for: end) { log.fullWidth(end, meant: meant, at: index) }
      index += 1
      if path.isEmpty {
        log.syntax(
          at: start, LocalizedText("${} 里没有字段名", hant: "${} 裡沒有欄位名", en: "there is no field name inside ${}"))
      }
    } else {
      log.syntax(
        at: start, LocalizedText("${ 没有用 } 结束", hant: "${ 沒有用 } 結束", en: "${ is not closed with }"),
        hint: LocalizedText("字段写作 ${字段}", hant: "欄位寫作 ${欄位}", en: "write a field as ${field}"))
    }
    append(.name(path), from: start)
  }

  private mutating func dot(from start: Int) {
    if let digit = peek(1), ("0"..."9").contains(digit) { return number(from: start) }
    index += 1
    if peek() == "." {
      index += 1
      append(.parent, from: start)
    } else {
      append(.current, from: start)
    }
  }

  /// Reads `12`, `12.5` and `.5`; full-width digits count as digits.
  private mutating func number(from start: Int) {
    var digits = ""
    while let scalar = peek() {
      let meant = FullWidth.ascii(for: scalar) ?? String(scalar)
      guard ("0"..."9").contains(meant) || meant == "." && !digits.contains(".") else { break }
      if index > start, meant != String(scalar) { log.fullWidth(scalar, meant: meant, at: index) }
      digits += meant
      index += 1
    }
    let spelled = (digits.hasPrefix(".") ? "0" : "") + digits + (digits.hasSuffix(".") ? "0" : "")
    if let number = ExactDecimal(spelled) {
      append(.number(number), from: start)
    } else {
      log.syntax(
        at: start,
        LocalizedText(
          "数字太长：最多 37 位，小数最多 18 位", hant: "數字太長：最多 37 位，小數最多 18 位",
          en: "this number is too long: at most 37 digits, 18 of them decimals"))
      append(.number(.zero), from: start)
    }
  }

  private static func startsWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }

  private mutating func word(from start: Int) {
    while let scalar = peek() {
      let continues =
        Tokenizer.startsWord(scalar) || ("0"..."9").contains(scalar)
        || "-.:".unicodeScalars.contains(scalar) && peek(1).map { Tokenizer.startsWord($0) } == true
      guard continues else { break }
      index += 1
    }
    append(.word(writing(from: start)), from: start)
  }

  /// Steps over signs that mean nothing in a formula, with one finding for a run of them.
  private mutating func strange(from start: Int) {
    index += 1
    while let scalar = peek(), !Tokenizer.isKnown(scalar) { index += 1 }
    log.strange(writing(from: start), at: start)
  }

  private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    startsWord(scalar) || sign(for: scalar) != nil || signs.contains(scalar)
  }

  /// The sign of formulas that another sign means; `nil` for signs such as `｛` that formulas have in neither width.
  private static func sign(for scalar: Unicode.Scalar) -> String? {
    guard let meant = FullWidth.ascii(for: scalar) else { return nil }
    return meant.unicodeScalars.count > 1 || meant.unicodeScalars.allSatisfy(signs.contains) ? meant : nil
  }

  /// What formulas are written with besides words.
  private static let signs = Set(" \t\n\r()+*,-<>=!&|/%^'\"$.0123456789".unicodeScalars)
}

extension String {
  /// The text without blanks at its ends.
  var trimmed: String {
    let blanks: Set<Character> = [" ", "\t", "\n", "\r", "\r\n", "\u{3000}", "\u{A0}"]
    guard let first = firstIndex(where: { !blanks.contains($0) }), let last = lastIndex(where: { !blanks.contains($0) })
    else { return "" }
    return String(self[first...last])
  }
}
