import Expressions
import Findings
import Forms

/// The contexts around the place being rendered, and what must be remembered between places of one document.
///
/// An engine pushes one context per turn of a section and pops it after; paths were resolved against that order.
struct RenderState: ~Copyable {
  /// The language of dates and of 是/否.
  let language: Language
  /// The contexts that are values; those over fields of the form are none.
  private var stack: [TemplateValue]
  private var levels: [Level]
  /// The form that is rendered, if its template was compiled for it.
  let form: FormContent?
  let table: FormTable
  /// How many fields it has at top level.
  let width: Int
  /// Where a context stands.
  private struct Level {
    /// Where its cells begin, and how many there are; -1 for a context without cells.
    var base = -1
    var width = 0
    /// The number of its turn.
    var position = 0
    /// Its place among the contexts that are values; -1 for a turn over a field of the form.
    var value = -1
    /// Of a turn over a field of the form, whose value is only made where it is asked for: what it stands for.
    var turn: FormTurns?
  }
  /// How many more times sections may be entered; less than none if they were entered too often.
  private(set) var turnsLeft: Int
  /// The last number given out by `fresh`; an engine starts it after the greatest one in the template.
  var lastFresh = 0
  /// The pictures that the document took in so far.
  var pictures = PictureShelf()
  /// The links that the document took in so far.
  var links = LinkShelf()
  /// What was given out once.
  var unique = UniqueNumbers()
  /// The picture being drawn.
  var drawing: TemplateDrawing?

  /// `turns` is how many times sections may be entered.
  init(data: TemplateValue, language: Language, turns: Int = TemplateLimits.standard.turns) {
    stack = [data]
    turnsLeft = turns
    self.language = language
    if case .form(let part) = data, case .form(let form) = part.content, form.wording.isAligned {
      self.form = form
      table = form.table
      width = form.wording.fields.fields.count
      levels = [Level(base: 0, width: width, value: 0)]
    } else {
      form = nil
      table = .none
      width = 0
      levels = [Level(value: 0)]
    }
    levels.reserveCapacity(8)
  }

  /// Enters a turn; `position` counts from 1, and is 0 in turns that only fill up the form.
  mutating func push(_ value: TemplateValue, position: Int) {
    turnsLeft -= 1
    var level = Level(position: position, value: stack.count)
    if form != nil, case .form(let part) = value, case .row(let start, let columns, _) = part.content {
      level.base = start
      level.width = columns.fields.count
    }
    stack.append(value)
    levels.append(level)
  }

  /// Enters a turn of a section over a field of the form, from 0.
  mutating func push(_ turns: FormTurns, _ turn: Int) {
    turnsLeft -= 1
    let base =
      switch turns.kind {
      case _ where turn >= turns.filled: turns.blank
      case .row: turns.start + turn * turns.width
      case .approval: turns.start + table.approval(turn, of: turns) * turns.width
      case .value: -1
      }
    levels.append(
      Level(base: base, width: turns.width, position: turn < turns.filled ? turn + 1 : 0, turn: turns))
  }

  /// The value of a context.
  private func context(_ index: Int) -> TemplateValue {
    let level = levels[index]
    guard let turn = level.turn, let form else { return stack[level.value] }
    let field = form.wording.fields.fields[turn.field]
    switch turn.kind {
    case .row: return .form(FormPart(.row(level.base, field.columns ?? .none, form)))
    case .approval:
      var given: Approval?
      if level.base != turn.blank, case .approvals(let all)? = table.value(field) {
        given = all[(level.base - turn.start) / turn.width]
      }
      return .form(FormPart(.approval(given, field, form.wording)))
    case .value:
      let value = FormPart(.form(form)).find(field.id, at: turn.field) ?? .empty
      return turn.member.name.map { value.member($0) } ?? value
    }
  }

  /// Leaves a turn.
  mutating func pop() {
    if let level = levels.popLast(), level.value >= 0 { stack.removeLast() }
  }

  /// The place of a cell; `nil` if it is none.
  @inline(__always)
  func cell(_ read: FormRead) -> Int? {
    guard read.level >= 0 else { return nil }
    return read.place < levels[read.level].width ? levels[read.level].base + read.place : nil
  }

  /// The value that a path leads to; nothing if it leads nowhere.
  func value(at path: NamePath) -> TemplateValue {
    switch path.start {
    case .current: return context(levels.count - 1)
    case .level(let level):
      let context = context(level)
      if case .form(let part) = context, path.members.count == 2,
        let value = part.find(path.members[1], ofSignature: path.members[0], at: path.places.first ?? -1)
      {
        return value
      }
      return RenderState.walk(context, path, from: 0)
    case .position:
      let position = levels[levels.count - 1].position
      return position == 0 ? .empty : .number(ExactDecimal(position), places: nil)
    case .search:
      for level in levels.indices.reversed() {
        if let value = context(level).find(path.members[0]) { return RenderState.walk(value, path, from: 1) }
        // A turn that only fills up the form has every name of its items, with nothing in it.
        if level > 0, levels[level].position == 0 { return .empty }
      }
      // Nothing has this name: a turn's number may be meant.
      if path.members.count == 1, NameScope.isPosition(path.members[0]), levels.count > 1 {
        return value(at: NamePath(start: .position, members: []))
      }
      return .empty
    }
  }

  private static func walk(_ start: TemplateValue, _ path: NamePath, from first: Int) -> TemplateValue {
    var value = start
    for index in first..<path.members.count {
      let place = index < path.places.count ? path.places[index] : nil
      guard let next = value.find(path.members[index], at: place) else { return .empty }
      value = next
    }
    return value
  }

  /// The value of a slot after its pipes; still typed if no pipe wrote it out.
  func value(of slot: ValueSlot) -> TemplateValue {
    var value = value(at: slot.path)
    for pipe in slot.pipes { value = pipe.apply(to: value, language: language) }
    return value
  }

  /// Appends the text of a slot's value after its pipes, as plain text.
  func append(_ slot: borrowing ValueSlot, to out: inout [UInt8]) {
    var value = value(at: slot.path)
    guard let last = slot.pipes.indices.last else { return value.append(in: language, to: &out) }
    for index in 0..<last { value = slot.pipes[index].apply(to: value, language: language) }
    slot.pipes[last].append(value, language: language, to: &out)
  }

  /// What a slot draws; nothing for a slot that is written.
  ///
  /// `limit` is the width of the place in millimetres, which pictures without a given size do not exceed.
  func drawings(of slot: ValueSlot, limit: Double?) throws(TemplateError) -> [TemplateDrawing] {
    guard let drawing = slot.drawing else { return [] }
    do throws(TemplateError) {
      return try drawing.drawings(of: value(of: slot), language: language, limit: limit)
    } catch { throw error.naming(slot.name) }
  }

  /// Whether a box is ticked: by a `tick` pipe, or because the value holds.
  func isTicked(_ slot: ValueSlot) -> Bool {
    let value = value(of: slot)
    if case .text(let text) = value, slot.pipes.contains(where: { if case .tick = $0 { true } else { false } }) {
      return text != BoxStyle.modern.glyph(false)
    }
    return value.holds
  }
}
