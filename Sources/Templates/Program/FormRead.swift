/// Where a value stands among the cells of a form, for the quick way to it.
struct FormRead: Sendable {
  /// Which part of the cell.
  enum Member: Sendable {
    case whole
    /// Of a signature.
    case name, date, opinion
    /// Of what is no field.
    case other

    /// Its name; `nil` for the whole.
    var name: String? {
      switch self {
      case .whole, .other: nil
      case .name: "name"
      case .date: "date"
      case .opinion: "opinion"
      }
    }
  }
  /// What it goes through, as far as the quick way knows it.
  enum Step: Sendable {
    case none, label, money, date
    case boxes(BoxStyle)
    /// A box for the choice at a place in its list; for any at all if that is -1.
    case tick(BoxStyle, place: Int)
    /// Anything else.
    case other
  }
  /// A name that is none of the form's fields (design section 5).
  enum Given: Sendable {
    case none, number, issuedOn
    /// 作废 and 补打.
    case mark
    /// What is the same on all forms of a schema, or on one copy of all of them.
    case fixed
  }
  /// The context; -1 if the value cannot be had in this way.
  var level = -1
  /// The place among the cells of the context.
  var place = 0
  var member = Member.whole
  /// Where its place is past the fields: what else it is.
  var given = Given.none
  /// How it is written.
  var context = ValueContext.plain
  var step = Step.none
  /// Of a section over a field of the form whose turns can be had in the quick way: how many it has at least. Otherwise -1.
  var least = -1
  /// Of a section over the approvals of one role: the role's place in the chain. Otherwise -1.
  var role = -1
  /// Whether it is of a section that is printed where there is no value.
  var isInverted = false

  init(_ slot: ValueSlot) {
    self.init(slot.path)
    context = slot.context
    if slot.pipes.count > 1 { step = .other }
    guard let pipe = slot.pipes.first, slot.pipes.count == 1 else { return }
    switch pipe {
    case .label: step = .label
    case .money: step = .money
    case .date: step = .date
    case .boxes(let style): step = .boxes(style)
    case .tick(nil, let style, _): step = .tick(style, place: -1)
    case .tick(_, let style, let place?): step = .tick(style, place: place)
    case .rmb, .tick, .mask, .upper, .fallback: step = .other
    }
  }

  init(_ section: SectionSlot) {
    self.init(section.path)
    isInverted = section.isInverted
    if level == 0, !section.isInverted {
      least = 0
      for option in section.options {
        switch option {
        case .rows(let count): if least >= 0 { least = max(least, count) }
        case .role(_, let place?): role = place
        case .engine, .restart: break
        case .role, .chosen: least = -1
        }
      }
      if role >= 0, least > 0 { least = -1 }
    }
    if !section.options.isEmpty { level = -1 }
  }

  private init(_ path: NamePath) {
    guard case .level(let level) = path.start, path.places.count == path.members.count else { return }
    switch (level, path.members.first) {
    case (0, "number"): given = .number
    case (0, "issued_on"): given = .issuedOn
    case (0, "void"), (0, "reprint"): given = .mark
    case (0, "copy"), (0, "copies"), (0, "form"), (0, "company"): given = .fixed
    default: break
    }
    switch path.members.count {
    case 1: break
    case 2 where given == .fixed: member = .other
    case 2:
      switch path.members[1] {
      case "name": member = .name
      case "date": member = .date
      case "opinion": member = .opinion
      default: return
      }
    default: return
    }
    self.level = level
    place = path.places[0]
  }
}
