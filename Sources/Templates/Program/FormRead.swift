/// Where a value stands among the cells of a form, for the quick way to it.
struct FormRead: Sendable {
  /// Which part of the cell.
  enum Member: Sendable {
    case whole
    /// Of a signature.
    case name, date, opinion
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
  /// Of a section over rows of the form that are taken as they come: how many turns it has at least. Otherwise -1.
  var least = -1

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
    if level == 0, member == .whole, !section.isInverted {
      least = section.options.reduce(0) { least, option in
        switch option {
        case .rows(let count): least < 0 ? -1 : max(least, count)
        case .engine, .restart: least
        case .role, .chosen: -1
        }
      }
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
