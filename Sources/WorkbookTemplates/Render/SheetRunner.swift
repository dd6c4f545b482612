import Expressions
import OPC
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// Renders a worksheet: rows iteration by iteration with their new numbers, then what refers to them.
struct SheetRunner {
  /// The worksheet's part.
  var text = TextRecorder()
  /// What stands on the cells, gathered iteration by iteration.
  var gathered = GatheredAttachments()
  /// How many cells name a shared string.
  var sharedCount = 0
  /// The cells that formulas look at; `nil` if none are calculated.
  var cells: SheetCells?
  private(set) var place: FormulaLocation
  let map: RowMap
  let uses1904: Bool
  let prefix: String
  let geometry: SheetGeometry
  let pieces: SheetText
  /// The layout that the program is made for, and the iteration in it.
  private let layout: SheetLayout?
  private var iteration = 0
  var cellText: ProgramRunner
  /// The pieces of the text of the cell written last.
  var written = 0..<0
  /// Whether the text written last may be longer than a cell can be.
  var isLong = false
  /// The first cell whose text is longer than a cell can be.
  private(set) var tooLong: String?
  /// How high its rows are.
  private(set) var measures: SheetMeasures
  private var texts: [SheetMeasures.Text] = []
  /// The pages that it is cut into, and where the writing of them stands.
  let pages: PagePlan?
  let merges: [Int: [CellRange]]
  var cursor = PageCursor()
  /// What is stamped across its pages.
  var stamp: SheetStamp?
  var merging = CellMerging()
  private let limits: SheetRunner.Limits

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
  init(
    _ program: SheetProgram, copy: Int, of book: BookLayout, map: RowMap, uses1904: Bool, pages: PagePlan? = nil,
    limits: Limits = .standard
  ) {
    place = FormulaLocation(book: book, copy: copy)
    self.map = map
    self.uses1904 = uses1904
    self.limits = limits
    prefix = program.prefix
    geometry = program.geometry
    pieces = program.text
    layout = program.layout
    cellText = ProgramRunner(limit: limits.textBytes)
    measures = SheetMeasures(program.pages, gap: program.geometry.standardHeight)
    self.pages = pages
    merges = program.merges
  }

  /// The text of the part.
  var out: [UInt8] {
    var out: [UInt8] = []
    text.write(to: &out, pieces.constants)
    return out
  }

  /// Renders `program`; `text` then holds the part.
  ///
  /// - Throws: `TemplateError` if the part grows past the limits of size or of rows.
  mutating func run(_ program: SheetProgram, _ state: inout RenderState) throws(TemplateError) {
    constant(pieces.head)
    var at = 1
    var counters = [Int](repeating: 0, count: program.plan.sections.count)
    try run(program.nodes, &at, &counters, &state)
    endMerges()
    if let stamp { try draw(stamp, &state) }
    for (index, piece) in program.tail.enumerated() {
      if let number = pieces.tail[index] ?? layout?.tail[index] {
        constant(number)
      } else {
        try write(piece, &state)
      }
    }
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
        for attachment in attachments {
          // Merged cells are known when the rows are that they were cut by.
          if pages != nil, case .merge = attachment { continue }
          try all.add(attachment, in: self, &state)
        }
        swap(&all, &gathered)
      case .rows(let band, let count, let rows):
        let first = map.plan.bands[band].rows.lowerBound
        for row in rows {
          let number = at + row.number - first
          if let pages { try write(row, number, pages, &state) } else { try write(row, number, &state) }
        }
        at += count
      case .section(var section):
        endMerges()
        if section.slot.isInverted {
          let isPrinted =
            layout.map { $0.iterations(section.index) > 0 } ?? state.isPrinted(inverted: section.slot, section.read)
          guard isPrinted else { break }
          iteration = 0
          try writeIteration(section, &at, &counters, &state)
          iteration = 0
        } else {
          let items = state.items(of: section.slot, section.read)
          if layout == nil, items.valueCount == 0, let blank = section.blankBody { section.body = blank }
          // Only samples have other iterations than the layout.
          for index in 0..<(layout?.iterations(section.index) ?? items.count) {
            state.push(items.item(index, in: state.data))
            iteration = index
            try writeIteration(section, &at, &counters, &state)
            state.pop()
            if text.count > limits.partBytes || text.pieces.count > TemplateLimits.standard.pieces {
              throw TemplateError.tooLarge(limits.partBytes)
            }
            if state.iterationsLeft < 0 { throw TemplateError.tooManyIterations }
          }
          iteration = 0
        }
      }
    }
  }

  private mutating func writeIteration(
    _ section: SheetSection, _ at: inout Int, _ counters: inout [Int], _ state: inout RenderState
  ) throws(TemplateError) {
    // Iterations of a section in a section are counted through; a formula's iteration is its number within the iteration around it.
    let outer = place.frames.last?.rows.lowerBound ?? 1
    let rows = map.iterations[section.index][counters[section.index]]
    let isFirst = map.iterations[section.index].first(from: outer) == rows.lowerBound
    counters[section.index] += 1
    place.frames.append(IterationFrame(section: section.index, rows: rows, iteration: isFirst ? 0 : 1))
    try run(section.body, &at, &counters, &state)
    place.frames.removeLast()
  }

  /// Writes a row as its `number`.
  mutating func write(
    _ row: RowTemplate, _ number: Int, _ state: inout RenderState
  ) throws(TemplateError) {
    if number > RowPlan.allRows.upperBound {
      guard row.isEmpty else { throw TemplateError.tooManyRows }
      return
    }
    let steps = layout == nil ? row.text : row.placed[iteration]
    let start = text.mark
    for step in steps.start { try write(step, row, number, &state) }
    sharedCount += steps.sharedCount
    if cells != nil { addFixedValues(of: row, number) }
    let cellStart = text.mark
    var lack = 0.0
    texts.removeAll(keepingCapacity: true)
    for step in steps.steps {
      guard case .cell(let index, _) = step, row.isMeasured else {
        try write(step, row, number, &state)
        continue
      }
      written = 0..<0
      try write(step, row, number, &state)
      let cell = row.cells[index]
      if let box = cell.box {
        let lines = lineCount(in: box)
        lack = max(lack, box.lack(lines: lines))
        // A picture's cell has no text that could go on elsewhere.
        if cell.pictures.isEmpty {
          texts.append(SheetMeasures.Text(cell: index, font: box.font, lines: lines, isDivisible: box.rowCount == 1))
        }
      }
      if let downwards = cell.downwards {
        measures.add(text.pieces[written].map { text.bytes(of: $0, pieces.constants) }, downwards)
      }
      for picture in cell.pictures {
        let height = try gathered.draw(picture, row: number, geometry, &state)
        if height - picture.height > lack {
          lack = height - picture.height
          // A picture cannot be divided.
          texts.removeAll(keepingCapacity: true)
        }
      }
    }
    measures.add(row, number, lack: lack, texts)
    guard lack > 0 else { return }
    // The row's start tag is written again with another height.
    let written = Array(text.pieces[cellStart.pieces...])
    text.rewind(to: start)
    for step in steps.growing { try write(step, row, number, &state) }
    text.value(RowHeight.text(row.height(lacking: lack)))
    constant(pieces.grown)
    text.append(written[...])
  }

  /// How many lines the text of the cell written last has.
  private mutating func lineCount(in box: CellBox) -> Int {
    if written.isEmpty { return 1 }
    if written.count == 1,
      text.withBytes(of: text.pieces[written.lowerBound], pieces.constants, { CellLines.isLine($0, in: box) })
    {
      return 1
    }
    var lines = CellLines(box)
    for index in written { text.withBytes(of: text.pieces[index], pieces.constants) { lines.add($0) } }
    return lines.count
  }

  /// Looks whether the cell written last can hold its text.
  mutating func checkLength(_ cell: CellTemplate, _ row: Int) {
    guard isLong else { return }
    isLong = false
    guard tooLong == nil, !CellLimits.holds(text.pieces[written].map({ text.bytes(of: $0, pieces.constants) })) else {
      return
    }
    tooLong = String(decoding: cell.letters, as: UTF8.self) + String(row)
  }

  /// Forgets which pieces the cell written last has.
  mutating func clearWritten() {
    written = 0..<0
    isLong = false
  }

  mutating func constant(_ piece: Int) { text.constant(piece, of: pieces.constants) }

  private mutating func write(
    _ step: RowText.Step, _ row: RowTemplate, _ number: Int, _ state: inout RenderState
  ) throws(TemplateError) {
    switch step {
    case .constant(let piece): constant(piece)
    case .number: text.value(number: number)
    case .cell(let index, let piece):
      let cell = row.cells[index]
      if cell.merge != nil, try goesOn(cell, number, &state) { return constant(pieces.empty) }
      if cells == nil {
        try write(cell.content, piece, &state)
      } else {
        let start = text.mark
        try write(cell.content, piece, &state)
        addValue(of: cell, number, from: start)
      }
      checkLength(cell, number)
    }
  }

  mutating func write(
    _ content: CellTemplate.Content, _ piece: Int, _ state: inout RenderState
  ) throws(TemplateError) {
    switch content {
    case .constant(let type, let children):
      // A cell on which something is drawn.
      text.value(type)
      if children.isEmpty { return constant(pieces.empty) }
      text.value([UInt8(ascii: ">")] + children + Array("</\(prefix)c>".utf8))
    case .formula(_, let results, let formula, let kept):
      if let kept { text.value(kept.type) }
      constant(pieces.formulaStart)
      constant(piece)
      let start = text.values.count
      if let results {
        text.values += " ref=\"".utf8
        let rows = own(results.rows)
        (rows.map { results.inRows($0) } ?? results).append(to: &text.values)
        text.values.append(UInt8(ascii: "\""))
        text.endValue(from: start)
      }
      constant(pieces.formula)
      let middle = text.values.count
      formula.append(at: place, to: &text.values)
      text.endValue(from: middle)
      guard let kept else { return constant(pieces.formulaEnd) }
      constant(pieces.formulaKept)
      text.value(kept.element)
      constant(pieces.cellEnd)
    case .text(let cell):
      try cellText.run(cell.program, in: &state)
      write(cell.program.constants, from: piece)
    case .marked(let cell):
      try cellText.run(cell.program, in: &state)
      let made = cellText.out
      if CellLimits.isEmpty(made) { return constant(pieces.empty) }
      constant(pieces.texts)
      let (start, first) = (text.values.count, text.pieces.count)
      isLong = made.count > CellLimits.lineFeeds
      BlankKeeping.append(made, to: &text.values)
      text.endValue(from: start)
      written = first..<text.pieces.count
      constant(pieces.textsEnd)
    case .typed(let cell): try write(cell, &state)
    }
  }

  /// Writes the text of a cell as its program made it; its constants are pieces of the sheet from `first` on.
  private mutating func write(_ constants: borrowing ConstantText, from first: Int) {
    guard let head = cellText.text.pieces.first, let tail = cellText.text.pieces.last else {
      return constant(pieces.empty)
    }
    let blanks = (cellText.text.bytes(of: head, constants).first, cellText.text.bytes(of: tail, constants).last)
    isLong = cellText.text.count > CellLimits.lineFeeds
    constant(BlankKeeping.isNeeded(blanks.0, blanks.1) ? pieces.inlineKept : pieces.inline)
    let begun = text.pieces.count
    for piece in cellText.text.pieces {
      if piece.constant >= 0 {
        constant(first + Int(piece.constant))
      } else {
        text.value(cellText.text.bytes(of: piece, constants))
      }
    }
    written = begun..<text.pieces.count
    constant(pieces.inlineEnd)
  }
}
