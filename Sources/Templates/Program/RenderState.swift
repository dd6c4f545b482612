import Expressions
import Findings

/// The contexts around the place being rendered, and what must be remembered between places of one document.
///
/// An engine pushes one context per turn of a section and pops it after; paths were resolved against that order.
struct RenderState {
  /// The language of dates and of 是/否.
  let language: Language
  private var stack: [TemplateValue]
  private var positions: [Int] = [0]
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

  init(data: TemplateValue, language: Language) {
    stack = [data]
    self.language = language
  }

  /// Enters a turn; `position` counts from 1, and is 0 in turns that only fill up the form.
  mutating func push(_ value: TemplateValue, position: Int) {
    stack.append(value)
    positions.append(position)
  }

  /// Leaves a turn.
  mutating func pop() {
    stack.removeLast()
    positions.removeLast()
  }

  /// The value that a path leads to; nothing if it leads nowhere.
  func value(at path: NamePath) -> TemplateValue {
    switch path.start {
    case .current: return stack[stack.count - 1]
    case .level(let level): return walk(stack[level], path.members[...])
    case .position:
      let position = positions[positions.count - 1]
      return position == 0 ? .empty : .number(ExactDecimal(position), places: nil)
    case .search:
      for context in stack.reversed() {
        if case .record(let members) = context, let value = members[path.members[0]] {
          return walk(value, path.members.dropFirst())
        }
      }
      // Nothing has this name: a turn's number may be meant.
      if path.members.count == 1, NameScope.isPosition(path.members[0]), positions.count > 1 {
        return value(at: NamePath(start: .position, members: []))
      }
      return .empty
    }
  }

  /// The value of a slot after its pipes; still typed if no pipe wrote it out.
  func value(of slot: ValueSlot) -> TemplateValue {
    var value = value(at: slot.path)
    for pipe in slot.pipes { value = pipe.apply(to: value, language: language) }
    return value
  }

  /// What a slot draws; nothing for a slot that is written.
  ///
  /// `limit` is the width of the place in millimetres, which pictures without a given size do not exceed.
  func drawings(of slot: ValueSlot, limit: Double?) throws(TemplateError) -> [TemplateDrawing] {
    guard let drawing = slot.drawing else { return [] }
    return try drawing.drawings(of: value(of: slot), language: language, limit: limit)
  }

  /// Whether a box is ticked: by a `tick` pipe, or because the value holds.
  func isTicked(_ slot: ValueSlot) -> Bool {
    let value = value(of: slot)
    if case .text(let text) = value, slot.pipes.contains(where: { if case .tick = $0 { true } else { false } }) {
      return text != BoxStyle.modern.glyph(false)
    }
    return value.holds
  }

  private func walk(_ start: TemplateValue, _ members: ArraySlice<String>) -> TemplateValue {
    var value = start
    for member in members {
      guard case .record(let record) = value, let next = record[member] else { return .empty }
      value = next
    }
    return value
  }
}
