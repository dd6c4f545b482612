import Expressions
import OPC
import SpreadsheetML

/// Renders a worksheet: rows turn by turn with their new numbers, then what refers to them.
struct SheetRunner {
  /// The worksheet's part.
  private(set) var out: [UInt8] = []
  /// What stands on the cells, gathered turn by turn.
  var gathered = GatheredAttachments()
  /// How many cells name a shared string.
  private(set) var sharedCount = 0
  private(set) var place: FormulaPlace
  let map: RowMap
  let uses1904: Bool
  let prefix: String
  let geometry: SheetGeometry
  private var text: ProgramRunner
  private let limits: SheetRunner.Limits

  private static let sharedType = Array(" t=\"s\"".utf8)

  /// What a rendered worksheet may take.
  struct Limits: Sendable {
    /// Bytes of the worksheet's part.
    var partBytes = 512 << 20
    /// Bytes of one cell, or of another text.
    var textBytes = 1 << 20
    /// The limits that the program uses.
    static let standard = Limits()
  }

  /// `copy` is the sheet among those of `book`.
  init(_ program: SheetProgram, copy: Int, of book: BookLayout, map: RowMap, uses1904: Bool, limits: Limits = .standard)
  {
    place = FormulaPlace(book: book, copy: copy)
    self.map = map
    self.uses1904 = uses1904
    self.limits = limits
    prefix = program.prefix
    geometry = program.geometry
    text = ProgramRunner(limit: limits.textBytes)
  }

  /// Renders `program`; `out` then holds the part up to its rows' end.
  ///
  /// - Throws: `TemplateError` if the part grows past the limits of size or of rows.
  mutating func run(_ program: SheetProgram, _ state: inout RenderState) throws(TemplateError) {
    out = program.head
    var at = 1
    var counters = [Int](repeating: 0, count: program.plan.sections.count)
    try run(program.nodes, &at, &counters, &state)
    for piece in program.tail { try write(piece, &state) }
  }

  private mutating func run(
    _ nodes: [SheetNode], _ at: inout Int, _ counters: inout [Int], _ state: inout RenderState
  ) throws(TemplateError) {
    for node in nodes {
      switch node {
      case .attached(let attachments):
        // Taken out while it reads the rest of this value.
        var all = GatheredAttachments()
        swap(&all, &gathered)
        for attachment in attachments { try all.add(attachment, in: self, &state) }
        swap(&all, &gathered)
      case .rows(let band, let count, let rows):
        let first = map.plan.bands[band].rows.lowerBound
        for row in rows { try write(row, at + row.number - first, &state) }
        at += count
      case .section(let section):
        if section.slot.isInverted {
          guard state.isPrinted(inverted: section.slot) else { break }
          try turn(section, &at, &counters, &state)
        } else {
          let turns = state.turns(of: section.slot)
          for index in 0..<turns.count {
            let (context, position) = turns[index]
            state.push(context, position: position)
            try turn(section, &at, &counters, &state)
            state.pop()
            if out.count > limits.partBytes { throw TemplateError.tooLarge(limits.partBytes) }
          }
        }
      }
    }
  }

  private mutating func turn(
    _ section: SheetSection, _ at: inout Int, _ counters: inout [Int], _ state: inout RenderState
  ) throws(TemplateError) {
    // Turns of a section in a section are counted through; a formula's turn is its number within the turn around it.
    let outer = place.frames.last?.rows.lowerBound ?? 1
    let rows = map.turns[section.index][counters[section.index]]
    let isFirst = map.turns[section.index].first(from: outer) == rows.lowerBound
    counters[section.index] += 1
    place.frames.append(TurnFrame(section: section.index, rows: rows, turn: isFirst ? 0 : 1))
    try run(section.body, &at, &counters, &state)
    place.frames.removeLast()
  }

  private mutating func write(
    _ row: RowTemplate, _ number: Int, _ state: inout RenderState
  ) throws(TemplateError) {
    if number > RowPlan.allRows.upperBound { throw TemplateError.tooManyRows }
    let start = out.count
    self.start(of: row, number, row.attributes)
    if row.cells.isEmpty {
      out += "/>".utf8
      return
    }
    out.append(UInt8(ascii: ">"))
    let cells = out.count
    var lack = 0.0
    for cell in row.cells {
      let cellStart = out.count
      try write(cell, number, &state)
      if let box = cell.box { lack = max(lack, box.lack(for: out[cellStart...])) }
      for picture in cell.pictures {
        let height = try gathered.draw(picture, row: number, geometry, &state)
        lack = max(lack, height - picture.height)
      }
    }
    if lack > 0, let growing = row.growing {
      // The row's start tag is written again with another height, which Excel limits to 409 points.
      let written = Array(out[cells...])
      out.removeSubrange(start...)
      let height = min(409, (growing.height + lack).rounded(.up))
      self.start(of: row, number, growing.attributes + Array(" ht=\"\(Int(height))\" customHeight=\"1\"".utf8))
      out.append(UInt8(ascii: ">"))
      out += written
    }
    out += "</\(prefix)row>".utf8
  }

  private mutating func start(of row: RowTemplate, _ number: Int, _ attributes: [UInt8]) {
    out += "<\(prefix)row r=\"".utf8
    out.append(number: number)
    out.append(UInt8(ascii: "\""))
    out += attributes
  }

  private mutating func write(_ cell: CellTemplate, _ row: Int, _ state: inout RenderState) throws(TemplateError) {
    open("c r=\"")
    out += cell.letters
    out.append(number: row)
    out.append(UInt8(ascii: "\""))
    out += cell.attributes
    switch cell.content {
    case .constant(let type, let children):
      out += type
      if type.elementsEqual(SheetRunner.sharedType) { sharedCount += 1 }
      if children.isEmpty {
        out += "/>".utf8
        return
      }
      out.append(UInt8(ascii: ">"))
      out += children
      close("c")
    case .formula(let start, let results, let formula):
      out.append(UInt8(ascii: ">"))
      out += start
      if let results {
        out += " ref=\"".utf8
        let rows = own(results.rows)
        (rows.map { results.inRows($0) } ?? results).append(to: &out)
        out.append(UInt8(ascii: "\""))
      }
      out.append(UInt8(ascii: ">"))
      formula.append(at: place, to: &out)
      close("f")
      close("c")
    case .text(let program):
      try text.run(program, &state)
      if CellLimits.isEmpty(text.out) {
        out += "/>".utf8
        return
      }
      out += " t=\"inlineStr\">".utf8
      open("is>")
      CellLimits.append(text.out, prefix: prefix, to: &out)
      close("is")
      close("c")
    case .typed(let slot, let format): write(state.value(of: slot), format, state)
    }
  }

  /// What rows of the template come to cover within the turn that is being written.
  func own(_ rows: ClosedRange<Int>) -> ClosedRange<Int>? {
    let frame = place.frames.last {
      let section = map.plan.sections[$0.section].rows
      return section.contains(rows.lowerBound) && section.contains(rows.upperBound)
    }
    return map.cover(of: rows, in: frame?.rows ?? RowMap.sheet)
  }

  private mutating func open(_ tag: StaticString) {
    out.append(UInt8(ascii: "<"))
    if !prefix.isEmpty { out += prefix.utf8 }
    tag.withUTF8Buffer { out.append(contentsOf: $0) }
  }

  private mutating func close(_ tag: StaticString) {
    out += "</".utf8
    if !prefix.isEmpty { out += prefix.utf8 }
    tag.withUTF8Buffer { out.append(contentsOf: $0) }
    out.append(UInt8(ascii: ">"))
  }

  private mutating func write(_ value: TemplateValue, _ format: CellFormat, _ state: RenderState) {
    switch (format == .date ? value.inDateCell : value, format) {
    case (.empty, _):
      out += "/>".utf8
    case (.number(let number, _), .general), (.number(let number, _), .number), (.number(let number, _), .date):
      plain(number.description)
    case (.boolean(let truth), .general), (.boolean(let truth), .number), (.boolean(let truth), .date):
      out += " t=\"b\">".utf8
      open("v>")
      out.append(truth ? 0x31 : 0x30)
      close("v")
      close("c")
    case (.date(let day), .date) where serial(day) != nil: plain("\(serial(day) ?? 0)")
    case (.moment(let moment), .date) where serial(moment.date) != nil:
      let seconds = (moment.time.hour * 60 + moment.time.minute) * 60 + moment.time.second
      let fraction = ExactDecimal(seconds).divided(by: ExactDecimal(86_400))?.rounded(10).description ?? "0"
      plain("\(serial(moment.date) ?? 0)" + fraction.drop { $0 != "." })
    default:
      let text = CellLimits.cut(value.text(in: state.language))
      out += " t=\"inlineStr\">".utf8
      open("is>")
      open("t")
      if BlankKeeping.isNeeded(text.utf8.first, text.utf8.last) { out += BlankKeeping.attribute.utf8 }
      out.append(UInt8(ascii: ">"))
      ValueWriter.append(text, .cell, [], to: &out)
      close("t")
      close("is")
      close("c")
    }
  }

  private mutating func plain(_ number: String) {
    out.append(UInt8(ascii: ">"))
    open("v>")
    out += number.utf8
    close("v")
    close("c")
  }

  /// The day's number in the workbook's date system; none for days that the system does not count right.
  private func serial(_ day: CalendarDate) -> Int? {
    let number = day.dayNumber + (uses1904 ? 24_107 : 25_569)
    return number > (uses1904 ? 0 : 60) ? number : nil
  }

  private mutating func write(_ piece: SheetTail, _ state: inout RenderState) throws(TemplateError) {
    switch piece {
    case .headerFooter(let program, let before, let after):
      out += before
      try text.run(program, &state)
      out += HeaderFooterText.finished(text.out)
      out += after
    default: TailWriter(map: map, place: place, gathered: gathered, prefix: prefix).append(piece, to: &out)
    }
  }
}
