import Findings

/// Looks up the names of a formula and checks its types, making the plan; every finding is gathered.
struct Checker {
  let scope: FormulaScope
  var log: FindingLog
  private(set) var names: Set<FormulaName> = []
  /// Whether the formula reads the number of its row.
  var readsPosition = false

  init(scope: FormulaScope, log: FindingLog) {
    self.scope = scope
    self.log = log
  }

  /// What a part of a formula is known to be.
  enum Kind {
    case typed(OperandType)
    /// A text in quotes: it may become the id of a choice.
    case literal(String)
    /// `''`: nothing, of any type.
    case empty
    /// Wrong, and reported.
    case broken
  }

  /// A checked part.
  struct Checked {
    let plan: Plan
    let kind: Kind
    let offset: Int

    static func broken(at offset: Int) -> Checked { Checked(plan: .constant(.unknown), kind: .broken, offset: offset) }

    /// The type, where the part has one.
    var type: OperandType? {
      switch kind {
      case .typed(let type): type
      case .literal, .empty: .text
      case .broken: nil
      }
    }
  }

  /// The whole formula: its plan, and its type unless something is wrong.
  mutating func formula(_ tree: Syntax, expecting expected: OperandType?) -> (Plan, OperandType?) {
    let checked = check(tree, expecting: expected)
    guard let expected else { return (checked.plan, checked.type) }
    return (fit(checked, to: expected), expected)
  }

  /// Checks a part; `expected` only helps to read texts in branches as choices.
  mutating func check(_ syntax: Syntax, expecting expected: OperandType? = nil) -> Checked {
    let offset = syntax.offset
    func typed(_ plan: Plan, _ type: OperandType) -> Checked { Checked(plan: plan, kind: .typed(type), offset: offset) }
    switch syntax.kind {
    case .broken: return .broken(at: offset)
    case .number(let number): return typed(.constant(.number(number)), .number)
    case .text(let text):
      return Checked(plan: .constant(.text(text)), kind: text.isEmpty ? .empty : .literal(text), offset: offset)
    case .name(let path):
      guard let type = scope.names[path] else {
        log.unknownName(path, in: scope, at: offset)
        return .broken(at: offset)
      }
      let name = FormulaName(path: path, number: scope.numbers[path])
      names.insert(name)
      return typed(.name(name), type)
    case .current:
      guard let type = scope.current else {
        log.noCurrent(at: offset)
        return .broken(at: offset)
      }
      return typed(.current, type)
    case .word(let word):
      log.bareWord(word, in: scope, at: offset)
      return .broken(at: offset)
    case .junction(let isAnd, let parts):
      let plans = parts.map { part in
        let checked = check(part)
        return fit(checked, to: .boolean)
      }
      return typed(.junction(isAnd: isAnd, plans), .boolean)
    case .comparison(let sign, let place, let left, let right):
      return typed(comparison(sign, at: place, left, right), .boolean)
    case .chain(let first, let terms): return chain(first, terms, at: offset)
    case .negative(let inner):
      let checked = check(inner)
      return typed(.negative(fit(checked, to: .number)), .number)
    case .call(let name, let arguments): return call(name, arguments, at: offset, expecting: expected)
    }
  }

  /// The plan of a part as a value of the wanted type; reports a part of another type.
  mutating func fit(_ checked: Checked, to wanted: OperandType) -> Plan {
    switch (checked.kind, wanted) {
    case (.broken, _), (.literal, .text), (.empty, .text): return checked.plan
    case (.typed(let type), _) where type == wanted: return checked.plan
    case (.empty, .boolean): break
    case (.empty, _): return .constant(.unknown)
    case (.literal(let text), .choice(let list)):
      return hasChoice(text, in: list, at: checked.offset) ? .constant(.choice(text)) : checked.plan
    case (.literal(let text), .choices(let list)):
      let ids = text.split(separator: " ").map { String($0) }
      for id in ids { _ = hasChoice(id, in: list, at: checked.offset) }
      return .constant(.choices(ids))
    default: break
    }
    log.mismatch(checked, wanted: wanted)
    return checked.plan
  }

  /// Whether a list has a choice; reports it if not.
  mutating func hasChoice(_ id: String, in list: String, at offset: Int) -> Bool {
    guard let ids = scope.choiceLists[list] else { return true }
    if ids.contains(id) { return true }
    log.unknownChoice(id, list: list, in: scope, at: offset)
    return false
  }

  private mutating func chain(_ first: Syntax, _ terms: [Syntax.Term], at offset: Int) -> Checked {
    let head = check(first)
    var type = numberOrDate(head)
    var isBroken = type == nil
    var steps: [Plan.Step] = []
    for term in terms {
      let operand = check(term.operand)
      guard let operation = Arithmetic(rawValue: term.sign), let right = numberOrDate(operand) else {
        isBroken = true
        continue
      }
      steps.append(Plan.Step(operation: operation, operand: operand.plan))
      guard let left = type, !isBroken else { continue }
      type = Checker.result(left, operation, right)
      if type == nil {
        log.badArithmetic(left, operation, right, at: term.offset)
        isBroken = true
      }
    }
    guard let type, !isBroken else { return .broken(at: offset) }
    return Checked(plan: .chain(head.plan, steps), kind: .typed(type), offset: offset)
  }

  /// The type of a part that one may compute with; reports others.
  private mutating func numberOrDate(_ checked: Checked) -> OperandType? {
    switch checked.kind {
    case .broken: return nil
    case .typed(.number): return .number
    case .typed(.date): return .date
    case .typed(.dateTime): return .dateTime
    default:
      log.mismatch(checked, wanted: .number)
      return nil
    }
  }

  private static func result(_ a: OperandType, _ operation: Arithmetic, _ b: OperandType) -> OperandType? {
    switch (a, operation, b) {
    case (.number, _, .number): .number
    case (.date, .minus, .date): .number
    case (.date, .plus, .number), (.number, .plus, .date), (.date, .minus, .number): .date
    default: nil
    }
  }
}
