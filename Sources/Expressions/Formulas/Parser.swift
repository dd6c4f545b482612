import Findings

/// Reads tokens into a tree. `or` binds weakest, then `and`, comparison, `+ -`, `* div mod`, sign.
struct Parser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0
  /// Whether the rest was given up, so that missing brackets mean nothing.
  private var isGivenUp = false
  var log: FindingLog

  /// The deepest nesting of brackets, function calls and signs.
  static let depthLimit = 64

  /// Takes tokens that end in `end`.
  init(_ tokens: [Token], log: FindingLog) {
    self.tokens = tokens
    self.log = log
  }

  /// The whole formula.
  mutating func run() -> Syntax {
    let tree = disjunction()
    if token.kind != .end { log.surplus(token) }
    return tree
  }

  private var token: Token { tokens[index] }

  private mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  /// The operator at this place: a sign, or one of the words that are operators where a value has just ended.
  private mutating func operatorHere(among signs: Set<String>) -> String? {
    switch token.kind {
    case .sign(let sign): return signs.contains(sign) ? sign : nil
    case .word(let word):
      if signs.contains(word) { return word }
      guard word != word.lowercased(), signs.contains(word.lowercased()) else { return nil }
      log.foreignSign(word, ours: word.lowercased(), at: token.offset)
      return word.lowercased()
    default: return nil
    }
  }

  private mutating func disjunction() -> Syntax { junction("or") { $0.junction("and") { $0.comparison() } } }

  private mutating func junction(_ word: String, of part: (inout Parser) -> Syntax) -> Syntax {
    let offset = token.offset
    var parts = [part(&self)]
    while operatorHere(among: [word]) != nil {
      advance()
      parts.append(part(&self))
    }
    return parts.count == 1 ? parts[0] : Syntax(kind: .junction(isAnd: word == "and", parts), offset: offset)
  }

  private mutating func comparison() -> Syntax {
    let signs: Set<String> = ["=", "!=", "<", "<=", ">", ">="]
    var left = chain(["+", "-"]) { $0.chain(["*", "div", "mod"]) { $0.signed() } }
    var count = 0
    while let sign = operatorHere(among: signs) {
      let offset = token.offset
      count += 1
      if count == 2 { log.chained(at: offset) }
      advance()
      let right = chain(["+", "-"]) { $0.chain(["*", "div", "mod"]) { $0.signed() } }
      // After a chained comparison the tree would only breed more findings.
      left = Syntax(kind: count > 1 ? .broken : .comparison(sign, at: offset, left, right), offset: left.offset)
    }
    return left
  }

  private mutating func chain(_ signs: Set<String>, of part: (inout Parser) -> Syntax) -> Syntax {
    let first = part(&self)
    var terms: [Syntax.Term] = []
    while let sign = operatorHere(among: signs) {
      let offset = token.offset
      advance()
      terms.append(Syntax.Term(sign: sign, offset: offset, operand: part(&self)))
    }
    return terms.isEmpty ? first : Syntax(kind: .chain(first, terms), offset: first.offset)
  }

  private mutating func signed() -> Syntax {
    let offset = token.offset
    guard token.kind == .sign("-") else { return primary() }
    return nested { parser in
      parser.advance()
      return Syntax(kind: .negative(parser.signed()), offset: offset)
    }
  }

  private mutating func primary() -> Syntax {
    let start = token
    let kind: Syntax.Kind
    switch start.kind {
    case .number(let number): kind = .number(number)
    case .text(let text): kind = .text(text)
    case .name(let path): kind = path.isEmpty ? .broken : .name(path)
    case .current: kind = .current
    case .parent:
      log.syntax(
        at: start.offset,
        LocalizedText("公式里不能用 ..", hant: "公式裡不能用 ..", en: "a formula cannot use .."),
        hint: LocalizedText("行号写 position()", hant: "列號寫 position()", en: "the row's number is position()"))
      kind = .broken
    case .word(let word):
      if tokens[index + 1].kind == .sign("(") { return nested { $0.call(word, at: start.offset) } }
      kind = .word(word)
    case .sign("("): return nested { $0.bracket(at: start.offset) }
    case .sign, .end:
      log.unexpected(start)
      // The sign is left to whom it belongs to: an operator to its chain, a bracket or comma to the call.
      return Syntax(kind: .broken, offset: start.offset)
    }
    advance()
    return Syntax(kind: kind, offset: start.offset)
  }

  private mutating func bracket(at offset: Int) -> Syntax {
    advance()
    let inner = disjunction()
    close(at: offset)
    return inner
  }

  private mutating func call(_ name: String, at offset: Int) -> Syntax {
    advance()
    let bracket = token.offset
    advance()
    var arguments: [Syntax] = []
    if token.kind != .sign(")") {
      arguments.append(disjunction())
      while token.kind == .sign(",") {
        advance()
        arguments.append(disjunction())
      }
    }
    close(at: bracket)
    return Syntax(kind: .call(name, arguments), offset: offset)
  }

  private mutating func close(at offset: Int) {
    if token.kind == .sign(")") {
      advance()
    } else if isGivenUp {
      return
    } else if token.kind == .end {
      log.unclosed(at: offset)
    } else {
      log.surplus(token)
      giveUp()
    }
  }

  /// Reads one level deeper; beyond the limit the rest of the formula is given up with one finding.
  private mutating func nested(_ part: (inout Parser) -> Syntax) -> Syntax {
    guard depth < Parser.depthLimit else {
      log.tooDeep(at: token.offset, limit: Parser.depthLimit)
      let offset = token.offset
      giveUp()
      return Syntax(kind: .broken, offset: offset)
    }
    depth += 1
    defer { depth -= 1 }
    return part(&self)
  }

  private mutating func giveUp() {
    index = tokens.count - 1
    isGivenUp = true
  }
}
