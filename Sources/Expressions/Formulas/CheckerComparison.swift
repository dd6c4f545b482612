extension Checker {
  /// The plan of a comparison; reports operands that cannot be compared.
  mutating func comparison(_ sign: String, at place: Int, _ left: Syntax, _ right: Syntax) -> Plan {
    // if(…, 'yes', 'no') = ${choice}: a call is checked after the other side, whose type makes its texts choices.
    let a: Checked
    let b: Checked
    if case .call = left.kind {
      b = check(right)
      a = check(left, expecting: b.type)
    } else {
      a = check(left)
      b = check(right, expecting: a.type)
    }
    guard let comparison = Comparison(rawValue: sign) else { return .constant(.unknown) }
    switch (a.kind, b.kind) {
    case (.broken, _), (_, .broken): return .constant(.unknown)
    case (_, .empty): return emptiness(of: a, comparison, at: place)
    case (.empty, _): return emptiness(of: b, comparison, at: place)
    case (.literal, .typed(.choice(let list))): return values(fit(a, to: .choice(list: list)), b.plan, b.type)
    case (.typed(.choice(let list)), .literal): return values(a.plan, fit(b, to: .choice(list: list)), a.type)
    default:
      guard let left = a.type, let right = b.type, left == right else {
        log.incomparable(a, b, at: place)
        return .constant(.unknown)
      }
      return values(a.plan, b.plan, left)
    }

    func values(_ a: Plan, _ b: Plan, _ type: OperandType?) -> Plan {
      switch type {
      case .number, .date, .dateTime: break
      case .text, .boolean, .choice:
        if comparison.isOrder, let type { log.noOrder(type, at: place) }
      case .choices, .list, .rows, .images:
        if let type { log.severalValues(type, at: place) }
      case nil: break
      }
      return .comparison(comparison, a, b)
    }
  }

  private mutating func emptiness(of checked: Checked, _ comparison: Comparison, at place: Int) -> Plan {
    if comparison.isOrder { log.noOrder(.text, at: place) }
    return .isEmpty(checked.plan, negated: comparison == .unequal)
  }
}

extension OperandType {
  /// The list that its values are choices of.
  var choiceList: String? {
    switch self {
    case .choice(let list), .choices(let list): list
    case .list(let element): element.choiceList
    default: nil
    }
  }
}
