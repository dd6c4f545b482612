import Expressions
import SpreadsheetML

/// Renders a worksheet: rows turn by turn with their new numbers, then what refers to them.
struct SheetRunner {
  /// The worksheet's part.
  private(set) var out: [UInt8] = []
  private var text: ProgramRunner
  private let limits: TemplateLimits
  private let maps: [String: RowMap]
  private let uses1904: Bool
  private var sheet = ""
  private var map: RowMap?

  /// `maps` tell where the rows of each sheet (by name in lower case) come to lie.
  init(maps: [String: RowMap], uses1904: Bool, limits: TemplateLimits = .standard) {
    self.maps = maps
    self.uses1904 = uses1904
    self.limits = limits
    text = ProgramRunner(limit: limits.partBytes)
  }

  /// Renders `program`; `out` then holds the part.
  ///
  /// - Throws: `TemplateError` if the part grows past the limits of size or of rows.
  mutating func run(_ program: SheetProgram, _ state: inout RenderState) throws(TemplateError) {
    out.removeAll(keepingCapacity: true)
    out += program.head
    sheet = program.name
    map = maps[sheet.lowercased()]
    var shift = 0
    try run(program.rows, &shift, turn: nil, &state)
    for piece in program.tail { write(piece) }
  }

  private mutating func run(
    _ nodes: [SheetNode], _ shift: inout Int, turn: ClosedRange<Int>?, _ state: inout RenderState
  ) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .row(let row): try write(row, row.number + shift, turn: turn, &state)
      case .section(let slot, let first, let last, let body):
        for (context, position) in state.contexts(of: slot) {
          if let context { state.push(context, position: position) }
          try run(body, &shift, turn: first...last, &state)
          if context != nil { state.pop() }
          shift += last - first + 1
          if out.count > limits.partBytes { throw TemplateError.tooLarge(limits.partBytes) }
        }
        shift -= last - first + 1
      }
    }
  }

  private mutating func write(
    _ row: RowTemplate, _ number: Int, turn: ClosedRange<Int>?, _ state: inout RenderState
  ) throws(TemplateError) {
    guard let attributes = row.attributes else { return }
    if number > 1_048_576 { throw TemplateError.tooManyRows }
    let digits = Array(String(number).utf8)
    let start = out.count
    var lack = 0.0
    for cell in row.cells {
      let cellStart = out.count
      try write(cell, digits, turn: turn, shift: number - row.number, &state)
      if let box = cell.box { lack = max(lack, box.lack(for: out[cellStart...])) }
    }
    let cells = Array(out[start...])
    out.removeSubrange(start...)
    out += "<row r=\"".utf8
    out += digits
    out.append(UInt8(ascii: "\""))
    if lack > 0, let growing = row.growing {
      // Excel's greatest row height is 409 points.
      let height = min(409, (growing.height + lack).rounded(.up))
      out += growing.attributes
      out += " ht=\"\(Int(height))\" customHeight=\"1\"".utf8
    } else {
      out += attributes
    }
    if cells.isEmpty { out += "/>".utf8 } else {
      out.append(UInt8(ascii: ">"))
      out += cells
      out += "</row>".utf8
    }
  }

  private mutating func write(
    _ cell: CellTemplate, _ digits: [UInt8], turn: ClosedRange<Int>?, shift: Int, _ state: inout RenderState
  ) throws(TemplateError) {
    out += "<c r=\"".utf8
    out += cell.column
    out += digits
    out.append(UInt8(ascii: "\""))
    out += cell.attributes
    switch cell.content {
    case .constant(let type, let children):
      out += type
      if children.isEmpty { out += "/>".utf8 } else {
        out.append(UInt8(ascii: ">"))
        out += children
        out += "</c>".utf8
      }
    case .formula(let tag, let formula, let type, let cached):
      write(formula, tag, type, cached, turn: turn, shift: shift)
    case .text(let program):
      try text.run(program, &state)
      out += " t=\"inlineStr\"><is>".utf8
      BlankKeeping.append(text.out, to: &out)
      out += "</is></c>".utf8
    case .typed(let slot, let format): write(state.value(of: slot), format, state)
    }
  }

  /// Formulas keep their cached result only while nothing they could refer to has moved.
  private mutating func write(
    _ formula: FormulaText, _ tag: [UInt8], _ type: [UInt8], _ cached: [UInt8], turn: ClosedRange<Int>?, shift: Int
  ) {
    if maps.isEmpty { out += type }
    out.append(UInt8(ascii: ">"))
    out += tag
    ValueWriter.append(formula.text(maps: maps, own: sheet, turn: turn, shift: shift), .xml, [], to: &out)
    out += "</f>".utf8
    if maps.isEmpty { out += cached }
    out += "</c>".utf8
  }

  private mutating func write(_ value: TemplateValue, _ format: CellFormat, _ state: RenderState) {
    switch (value, format) {
    case (.empty, _):
      out += "/>".utf8
    case (.number(let number, _), .general), (.number(let number, _), .number), (.number(let number, _), .date):
      plain(number.description)
    case (.boolean(let truth), .general), (.boolean(let truth), .number), (.boolean(let truth), .date):
      out += " t=\"b\"><v>\(truth ? 1 : 0)</v></c>".utf8
    case (.date(let day), .date) where serial(day) != nil: plain("\(serial(day) ?? 0)")
    case (.moment(let moment), .date) where serial(moment.date) != nil:
      let seconds = (moment.time.hour * 60 + moment.time.minute) * 60 + moment.time.second
      let fraction = ExactDecimal(seconds).divided(by: ExactDecimal(86_400))?.rounded(10).description ?? "0"
      plain("\(serial(moment.date) ?? 0)" + fraction.drop { $0 != "." })
    default:
      let text = value.text(in: state.language)
      out += " t=\"inlineStr\"><is><t".utf8
      if BlankKeeping.isNeeded(text.utf8.first, text.utf8.last) { out += BlankKeeping.attribute.utf8 }
      out.append(UInt8(ascii: ">"))
      ValueWriter.append(text, .cell, [], to: &out)
      out += "</t></is></c>".utf8
    }
  }

  private mutating func plain(_ number: String) { out += "><v>\(number)</v></c>".utf8 }

  /// The day's number in the workbook's date system; none for days that the system does not count right.
  private func serial(_ day: CalendarDate) -> Int? {
    let number = day.dayNumber + (uses1904 ? 24_107 : 25_569)
    return number > (uses1904 ? 0 : 60) ? number : nil
  }

  private mutating func write(_ piece: SheetTail) {
    switch piece {
    case .bytes(let bytes): out += bytes
    case .perRange(let before, let range, let after):
      for rows in places(of: range) { out += before + Array(range.inRows(rows).text.utf8) + after }
    case .ranges(let before, let ranges, let after):
      let moved = ranges.flatMap { range in SheetRunner.joined(places(of: range)).map { range.inRows($0).text } }
      if !moved.isEmpty { out += before + Array(moved.joined(separator: " ").utf8) + after }
    case .rowNumber(let before, let row, let after):
      for place in map?.places(of: row) ?? [row] { out += before + Array("\(place)".utf8) + after }
    case .group(let before, let pieces, let after):
      out += before
      let start = out.count
      for piece in pieces { write(piece) }
      if out.count == start { out.removeLast(before.count) } else { out += after }
    }
  }

  private func places(of range: CellRange) -> [ClosedRange<Int>] {
    let rows = range.first.row...max(range.first.row, range.last.row)
    return map?.places(of: rows) ?? [rows]
  }

  /// Ranges of rows that follow each other directly, as one.
  private static func joined(_ ranges: [ClosedRange<Int>]) -> [ClosedRange<Int>] {
    var joined: [ClosedRange<Int>] = []
    for range in ranges {
      if let last = joined.last, last.upperBound + 1 == range.lowerBound {
        joined[joined.count - 1] = last.lowerBound...range.upperBound
      } else {
        joined.append(range)
      }
    }
    return joined
  }
}
