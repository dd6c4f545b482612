/// Where a value stands among the cells of a form, for the quick way to it.
struct FormRead: Sendable {
  /// Which part of the cell.
  enum Member: Sendable {
    case whole
    /// Of a signature.
    case name, date, opinion

    /// Its name; `nil` for the whole.
    var name: String? {
      switch self {
      case .whole: nil
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
    /// Anything else.
    case other
  }
  /// The context; -1 if the value cannot be had in this way.
  var level = -1
  /// The place among the cells of the context.
  var place = 0
  var member = Member.whole
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
    switch path.members.count {
    case 1: break
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
