import Findings

/// The turns of a section: over a field of the form, or over values.
enum Turns {
  case form(FormTurns)
  case values(SectionTurns)

  /// How many there are.
  var count: Int {
    switch self {
    case .form(let turns): turns.count
    case .values(let turns): turns.count
    }
  }
}

/// The contexts that a section's body is rendered with.
struct SectionTurns: Sendable {
  /// The items, without copying a list that is taken whole.
  var items: ArraySlice<TemplateValue>
  /// How many empty turns follow.
  var blanks = 0
  /// The context of an empty turn.
  var blank = TemplateValue.empty

  /// How many turns there are.
  var count: Int { items.count + blanks }
  /// The context of turn `index`, from 0, and its position, which is 0 for an empty turn.
  subscript(index: Int) -> (context: TemplateValue, position: Int) {
    index < items.count ? (items[items.startIndex + index], index + 1) : (blank, 0)
  }
}

extension RenderState {
  /// The turns of a section, in the quick way if there is one.
  func turns(of section: borrowing SectionSlot, _ read: FormRead) -> Turns {
    if let turns = formTurns(of: read) { return .form(turns) }
    return .values(turns(of: section))
  }

  /// Enters a turn, from 0.
  mutating func push(_ turns: borrowing Turns, _ turn: Int) {
    switch turns {
    case .form(let turns): push(turns, turn)
    case .values(let turns):
      let (context, position) = turns[turn]
      push(context, position: position)
    }
  }

  /// The turns of a section: none for an empty value, one per item of a list, one for anything else. An inverted section
  /// is different: it is printed or not, without a context of its own; see `isPrinted`.
  func turns(of section: SectionSlot) -> SectionTurns {
    let value = value(at: section.path)
    var turns: SectionTurns
    switch value {
    case .list(let items, let blank): turns = SectionTurns(items: items[...], blank: blank)
    case let other: turns = SectionTurns(items: other.holds ? [other] : [])
    }
    if section.options.isEmpty { return turns }
    for option in section.options {
      switch option {
      case .rows(let least): turns.blanks = max(turns.blanks, least - turns.items.count)
      case .role(let role, _):
        turns.items = turns.items.filter { $0.hasRole(role) }[...]
        if turns.items.isEmpty { turns.blanks = max(turns.blanks, 1) }
      case .chosen(let writing): turns.items = turns.items.filter { $0.isChosen(writing, language) }[...]
      case .engine, .restart: break
      }
    }
    return turns
  }

  /// Whether an inverted section is printed.
  func isPrinted(inverted section: SectionSlot, _ read: FormRead) -> Bool {
    if let holds = holds(read) { return !holds }
    if section.options.isEmpty { return !value(at: section.path).holds }
    var plain = section
    plain.options.removeAll { if case .rows = $0 { true } else { false } }
    return turns(of: plain).items.isEmpty
  }
}

extension TemplateValue {
  fileprivate func hasRole(_ role: String) -> Bool {
    if case .choice(let choices) = member("role") { return choices.has(role) }
    return NameFolding.key(member("role").text(in: .zhHans)) == NameFolding.key(role)
  }

  fileprivate func isChosen(_ writing: String, _ language: Language) -> Bool {
    if case .choice(let choices) = self { return choices.has(writing) }
    return NameFolding.key(text(in: language)) == NameFolding.key(writing)
  }
}
