import Expressions
import Findings
import Forms

/// The values of a form in the order of its fields, then those of its rows: looked up by name once, found by place after.
final class FormTable: Sendable {
  /// The rows of a repeat.
  struct Rows: Sendable {
    var start: Int
    var count: Int
  }
  let cells: [Value?]
  /// The rows by the place of their field.
  let rows: [Int: Rows]
  /// Where the cells of an empty row begin.
  let blank: Int

  init(_ values: Row, _ group: FieldGroup, omitting omitted: Set<String>) {
    var cells: [Value?] = []
    cells.reserveCapacity(group.fields.count * 2)
    for field in group.fields {
      cells.append(!omitted.isEmpty && omitted.contains(field.id) ? nil : values[field.id])
    }
    var rows: [Int: Rows] = [:]
    for (place, columns) in group.repeats {
      guard case .rows(let given)? = cells[place] else { continue }
      rows[place] = Rows(start: cells.count, count: given.count)
      for row in given { for column in columns.fields { cells.append(row[column.id]) } }
    }
    blank = cells.count
    for _ in 0..<group.widest { cells.append(nil) }
    self.cells = cells
    self.rows = rows
  }
}

/// The quick way from a form's cell to its text, past `TemplateValue`. What it does not know goes the usual way, and what it
/// writes is what the usual way writes.
extension RenderState {
  /// Whether a section over the cell is printed; `nil` if this cannot be said in the quick way.
  func holds(_ read: FormRead) -> Bool? {
    guard let cell = cell(read) else { return nil }
    switch cells[cell] {
    case nil: return false
    case .signature(let signature)?:
      switch read.member {
      case .whole: return true
      case .name: return !signature.name.isEmpty
      case .date: return signature.date != nil
      case .opinion: return !(signature.opinion ?? "").isEmpty
      }
    case .some where read.member != .whole: return nil
    case .text(let text)?: return !text.isEmpty
    case .number?, .date?, .dateTime?, .choice?: return true
    case .choices(let ids)?: return !ids.isEmpty
    case .rows(let rows)?: return !rows.isEmpty
    case .approvals(let approvals)?: return !approvals.isEmpty
    case .images?: return nil
    }
  }

  /// Appends the text of a cell after `pipes`; `false`, with nothing appended, if that is not done in the quick way.
  func append(_ read: FormRead, _ pipes: [Pipe], to out: inout [UInt8]) -> Bool {
    guard let cell = cell(read), pipes.count < 2 else { return false }
    switch cells[cell] {
    case .signature(let signature)?:
      switch read.member {
      case .whole: return false
      case .name: return append(text: signature.name, pipes, to: &out)
      case .opinion: return append(text: signature.opinion, pipes, to: &out)
      case .date: return append(signature.date.map { CalendarMoment(date: $0) }, isDay: true, pipes, to: &out)
      }
    case nil where read.member != .whole: return append(text: nil, pipes, to: &out)
    case .some where read.member != .whole: return false
    case .text(let text)?: return append(text: text, pipes, to: &out)
    case .date(let date)?: return append(CalendarMoment(date: date), isDay: true, pipes, to: &out)
    case .dateTime(let moment)?: return append(moment, isDay: false, pipes, to: &out)
    case .number(let number)?:
      guard let pipe = pipes.first else {
        number.append(places: groups[read.level]?.fields[read.place].type == .money ? 2 : nil, to: &out)
        return true
      }
      guard case .money = pipe else { return false }
      pipe.append(.number(number, places: 2), language: language, to: &out)
      return true
    case .choice(let id)?: return append(id, groups[read.level]?.fields[read.place], pipes, to: &out)
    case nil:
      guard let field = groups[read.level]?.fields[read.place] else { return false }
      if field.type == .selectOne || field.type == .selectMultiple { return append(nil, field, pipes, to: &out) }
      return append(text: nil, pipes, to: &out)
    case .choices?, .rows?, .images?, .approvals?: return false
    }
  }

  private func append(text: String?, _ pipes: [Pipe], to out: inout [UInt8]) -> Bool {
    switch pipes.first {
    case nil: break
    case .fallback?, .mask?, .upper?, .rmb?, .tick?, .boxes?: return false
    // Texts may be dates and numbers.
    case .date?, .money?: if text != nil { return false }
    case .label?: break
    }
    if let text { out.append(contentsOf: text.utf8) }
    return true
  }

  private func append(
    _ moment: CalendarMoment?, isDay: Bool, _ pipes: [Pipe], to out: inout [UInt8]
  ) -> Bool {
    var pattern = isDay ? TemplateValue.datePattern(language) : TemplateValue.momentPattern(language)
    switch pipes.first {
    case nil, .label?: break
    case .date(let given)?: if let given { pattern = given }
    default: return false
    }
    if let moment { DatePattern.append(moment, pattern, to: &out) }
    return true
  }

  private func append(_ id: String?, _ field: FieldWording?, _ pipes: [Pipe], to out: inout [UInt8]) -> Bool {
    guard let field else { return false }
    switch pipes.first {
    case nil, .label?:
      guard let id else { return true }
      out.append(contentsOf: (field.options.first { $0.id == id }?.label ?? id).utf8)
      return true
    case .boxes(let style)?:
      style.append(field.options, isChosen: { $0 == id }, to: &out)
      return true
    default: return false
    }
  }
}
