import Findings

/// Reads a regular expression.
struct PatternParser {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  private static let depthLimit = 32
  private static let repetitionLimit = 1000

  init(_ source: String) { scalars = Array(source.unicodeScalars) }

  /// The whole pattern.
  mutating func run() throws(TextPatternError) -> PatternTree {
    guard scalars.count <= TextPattern.lengthLimit else {
      throw failure(
        "正则式超过 \(TextPattern.lengthLimit) 个字符", hant: "正規式超過 \(TextPattern.lengthLimit) 個字元",
        en: "the pattern is longer than \(TextPattern.lengthLimit) characters", at: TextPattern.lengthLimit)
    }
    let tree = try alternatives()
    if index < scalars.count {
      throw failure("正则式里多了一个 )", hant: "正規式裡多了一個 )", en: "this ) of the pattern closes nothing")
    }
    return tree
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private func failure(
    _ zhHans: String, hant zhHant: String, en: String, at place: Int? = nil
  ) -> TextPatternError {
    TextPatternError(offset: place ?? index, message: LocalizedText(zhHans, hant: zhHant, en: en))
  }

  private mutating func alternatives() throws(TextPatternError) -> PatternTree {
    var parts = [try sequence()]
    while skip("|") { parts.append(try sequence()) }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() throws(TextPatternError) -> PatternTree {
    var parts: [PatternTree] = []
    while let scalar = next, scalar != "|", scalar != ")" { parts.append(try repetition(of: try atom())) }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repetition(of atom: PatternTree) throws(TextPatternError) -> PatternTree {
    let range: (least: Int, most: Int?)
    switch next {
    case "*": range = (0, nil)
    case "+": range = (1, nil)
    case "?": range = (0, 1)
    case "{": range = try bounds()
    default: return atom
    }
    index += 1
    // Lazy repetition finds the same whole matches.
    _ = skip("?")
    if let next, "*+?{".unicodeScalars.contains(next) {
      throw failure(
        "这里的 \(next) 没有可重复的内容", hant: "這裡的 \(next) 沒有可重複的內容", en: "there is nothing for this \(next) to repeat")
    }
    return .repeated(atom, least: range.least, most: range.most)
  }

  /// Reads `{3}`, `{3,}` or `{3,5}` up to its `}`.
  private mutating func bounds() throws(TextPatternError) -> (least: Int, most: Int?) {
    let start = index
    index += 1
    let least = number()
    var most = least
    if skip(",") { most = next == "}" ? nil : number() ?? -1 }
    guard let least, next == "}", most ?? least >= least, max(least, most ?? 0) <= PatternParser.repetitionLimit else {
      throw failure(
        "重复次数要写成 {3}、{3,} 或 {3,5}，不超过 \(PatternParser.repetitionLimit)",
        hant: "重複次數要寫成 {3}、{3,} 或 {3,5}，不超過 \(PatternParser.repetitionLimit)",
        en: "write repetitions as {3}, {3,} or {3,5}, up to \(PatternParser.repetitionLimit)", at: start)
    }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, ("0"..."9").contains(scalar), value ?? 0 <= 9999 {
      value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
      index += 1
    }
    return value
  }

  private mutating func atom() throws(TextPatternError) -> PatternTree {
    let start = index
    guard let scalar = next else { return .sequence([]) }
    index += 1
    switch scalar {
    case ".": return .set(.any)
    case "^": return .atStart
    case "$": return .atEnd
    case "(": return try group(from: start)
    case "[": return .set(try bracket(from: start))
    case "\\": return .set(ScalarSet(members: [try escape(from: start)]))
    case "*", "+", "?", "{":
      throw failure(
        "这里的 \(scalar) 没有可重复的内容，要表示字符本身请写 \\\(scalar)", hant: "這裡的 \(scalar) 沒有可重複的內容，要表示字元本身請寫 \\\(scalar)",
        en: "there is nothing for this \(scalar) to repeat; write \\\(scalar) for the sign itself", at: start)
    default: return .set(.single(scalar))
    }
  }

  private mutating func group(from start: Int) throws(TextPatternError) -> PatternTree {
    if skip("?"), !skip(":") {
      throw failure(
        "正则式不支持 (?…)，只支持 (?:…)", hant: "正規式不支援 (?…)，只支援 (?:…)",
        en: "(?…) is not supported, except (?:…)", at: start)
    }
    guard depth < PatternParser.depthLimit else {
      throw failure("正则式的括号嵌套太深", hant: "正規式的括號巢狀太深", en: "the pattern is nested too deeply", at: start)
    }
    depth += 1
    defer { depth -= 1 }
    let inner = try alternatives()
    guard skip(")") else {
      throw failure("正则式的 ( 没有结束", hant: "正規式的 ( 沒有結束", en: "this ( of the pattern is never closed", at: start)
    }
    return inner
  }

  private mutating func bracket(from start: Int) throws(TextPatternError) -> ScalarSet {
    var set = ScalarSet()
    set.isNegated = skip("^")
    var isFirst = true
    while let scalar = next, isFirst || scalar != "]" {
      isFirst = false
      let place = index
      let low = try bracketMember()
      guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else {
        set.members.append(low)
        continue
      }
      index += 1
      let high = try bracketMember()
      guard case .range(let first, _) = low, case .range(let last, _) = high, first <= last else {
        throw failure("字符范围的次序不对", hant: "字元範圍的次序不對", en: "this range of characters is the wrong way round", at: place)
      }
      set.members.append(.range(first, last))
    }
    guard skip("]") else {
      throw failure("正则式的 [ 没有结束", hant: "正規式的 [ 沒有結束", en: "this [ of the pattern is never closed", at: start)
    }
    return set
  }

  private mutating func bracketMember() throws(TextPatternError) -> ScalarSet.Member {
    let start = index
    let scalar = scalars[index]
    index += 1
    return scalar == "\\" ? try escape(from: start) : .range(scalar.value, scalar.value)
  }

  /// What follows a backslash.
  private mutating func escape(from start: Int) throws(TextPatternError) -> ScalarSet.Member {
    guard let scalar = next else {
      throw failure("反斜杠后面没有字符", hant: "反斜線後面沒有字元", en: "nothing follows the backslash", at: start)
    }
    index += 1
    switch scalar {
    case "d", "D": return .digit(scalar == "d")
    case "w", "W": return .word(scalar == "w")
    case "s", "S": return .space(scalar == "s")
    case "t": return .range(0x09, 0x09)
    case "n": return .range(0x0A, 0x0A)
    case "r": return .range(0x0D, 0x0D)
    case "u":
      let digits = scalars[index...].prefix(4)
      guard digits.count == 4, digits.allSatisfy(\.properties.isASCIIHexDigit),
        let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16)
      else { break }
      index += 4
      return .range(value, value)
    case "p", "P":
      for (name, member) in [
        ("{Han}", ScalarSet.Member.han(scalar == "p")), ("{IsHan}", .han(scalar == "p")),
        ("{L}", .letter(scalar == "p")),
        ("{N}", .number(scalar == "p")),
      ] where scalars[index...].starts(with: name.unicodeScalars) {
        index += name.unicodeScalars.count
        return member
      }
    default:
      if !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) { return .range(scalar.value, scalar.value) }
    }
    throw failure(
      "正则式不支持 \\\(scalar)", hant: "正規式不支援 \\\(scalar)", en: "\\\(scalar) is not supported in patterns", at: start)
  }
}
