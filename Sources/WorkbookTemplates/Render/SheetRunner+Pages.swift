import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// Where the writing of a sheet's pages stands.
struct PageCursor: Sendable {
  /// Merged cells of several rows, from the first to the last of which rows are being written.
  struct Merge: Sendable {
    /// In the template.
    var range: CellRange
    /// The first row of its piece on this page.
    var first: Int
    /// Its last row, before any were added.
    var last: Int
    /// What stands in it, behind the attributes of its cell: it is written on every page.
    var content: [UInt8] = []
  }
  var merges: [Merge] = []
  /// What the cells of a column carry over to a new page.
  var carried: [Int: [UInt8]] = [:]
}

/// The rows of a sheet that is cut into pages.
extension SheetRunner {
  /// Writes a row whose number was `number` before any were added, with what stands above it on a new page.
  mutating func write(
    _ row: RowTemplate, _ number: Int, _ plan: PagePlan, _ state: inout RenderState
  ) throws(TemplateError) {
    let planned = plan.rows[number] ?? PagePlan.Row()
    let first = map.printedFirst(number)
    let last = map.printedLast(number)
    if last > RowPlan.allRows.upperBound - 1 {
      guard row.isEmpty else { throw TemplateError.tooManyRows }
      return
    }
    if planned.startsPage {
      try startPage(above: first - planned.headings.count, planned.headings, &state)
    } else if planned.followsBreak {
      divideMerges(above: first)
    }
    for range in merges[row.number] ?? [] where range.rows.count > 1 {
      guard let rows = own(range.rows) else { continue }
      cursor.merges.append(PageCursor.Merge(range: range, first: first, last: rows.upperBound))
    }
    if planned.pieces.isEmpty {
      try write(row, number, [PagePlan.Piece(height: 0)], planned, plan, &state)
    } else {
      try write(row, number, planned.pieces, planned, plan, &state)
    }
    for ending in cursor.merges where ending.last == last { merge(ending, to: last) }
    cursor.merges.removeAll { $0.last == last }
  }

  private mutating func merge(_ merge: PageCursor.Merge, to last: Int) {
    gathered.merge(merge.range.inRows(merge.first...last), prefix: prefix)
  }

  /// Ends the page above the row `first`, and writes headings there.
  private mutating func startPage(
    above first: Int, _ headings: [RowTemplate], _ state: inout RenderState
  ) throws(TemplateError) {
    endMerges()
    gathered.endPage(below: first - 1, prefix: prefix)
    divideMerges(above: first)
    for (offset, heading) in headings.enumerated() {
      open(heading, first + offset, height: nil)
      for cell in heading.cells { try write(cell, 0, first + offset, &state) }
      close()
      for range in merges[heading.number] ?? [] where range.rows.upperBound <= headings[headings.count - 1].number {
        gathered.merge(range.inRows(first + offset...first + offset + range.rows.count - 1), prefix: prefix)
      }
    }
  }

  /// Ends merged cells above the row `first`; they begin there again with what stands in them.
  private mutating func divideMerges(above first: Int) {
    for index in cursor.merges.indices {
      merge(cursor.merges[index], to: first - 1)
      cursor.merges[index].first = first
      cursor.carried[cursor.merges[index].range.first.column] = cursor.merges[index].content
    }
  }

  private mutating func write(
    _ row: RowTemplate, _ number: Int, _ all: [PagePlan.Piece], _ planned: PagePlan.Row, _ plan: PagePlan,
    _ state: inout RenderState
  ) throws(TemplateError) {
    var places: [Int: Int] = [:]
    for case .cell(let index, let piece) in row.text.steps { places[index] = piece }
    let rest = try all.count > 1 ? dividedTexts(row, all, places, &state) : [:]
    var at = map.printedFirst(number)
    for (order, piece) in all.enumerated() {
      if order > 0, plan.layout != nil {
        try startPage(above: at, planned.headings, &state)
        at += planned.headings.count
      }
      let isWhole = planned.pieces.isEmpty
      // A row of several is merged in itself.
      if !isWhole { endMerges() }
      let height = isWhole ? plan.grownHeight(number) : piece.height / Double(piece.rowCount)
      open(row, at, height: height)
      for (index, cell) in row.cells.enumerated() {
        if cursor.carried[cell.column] == nil, let texts = rest[index] {
          start(cell, at)
          finish(divided: texts[order])
        } else if isWhole, cell.merge != nil, try goesOn(cell, at, &state) {
          start(cell, at)
          finish(divided: [])
        } else if order == 0 || cell.isFixed {
          try write(cell, places[index] ?? 0, at, &state)
        } else {
          start(cell, at)
          finish(divided: [])
        }
        guard order == 0 else { continue }
        for picture in cell.pictures { _ = try gathered.draw(picture, row: at, geometry, &state) }
      }
      close()
      for further in 1..<max(1, piece.rowCount) {
        open(row, at + further, height: height)
        for cell in row.cells { start(cell, at + further); finish(divided: []) }
        close()
      }
      merge(row, at...at + piece.rowCount - 1)
      at += piece.rowCount
    }
  }

  /// Merges the cells of a row that takes `rows`, as in the template and over all of its rows.
  private mutating func merge(_ row: RowTemplate, _ rows: ClosedRange<Int>) {
    let own = (merges[row.number] ?? []).filter { $0.rows.count == 1 }
    for range in own { gathered.merge(range.inRows(rows), prefix: prefix) }
    if rows.count == 1 { return }
    let others = own + cursor.merges.map(\.range)
    for cell in row.cells
    where !others.contains(where: { $0.first.column <= cell.column && cell.column <= $0.last.column }) {
      let place = CellReference(column: cell.column, row: rows.lowerBound)
      gathered.merge(CellRange(first: place, last: place).inRows(rows), prefix: prefix)
    }
  }

  /// The texts of a row's cells as they are divided over its pieces, by the cells' places.
  private mutating func dividedTexts(
    _ row: RowTemplate, _ all: [PagePlan.Piece], _ places: [Int: Int], _ state: inout RenderState
  ) throws(TemplateError) -> [Int: [ArraySlice<UInt8>]] {
    var texts: [Int: [ArraySlice<UInt8>]] = [:]
    for index in Set(all.flatMap(\.lines.keys)).sorted() {
      guard let box = row.cells[index].box else { continue }
      let mark = text.mark
      clearWritten()
      try write(row.cells[index].content, places[index] ?? 0, &state)
      var bytes: [UInt8] = []
      for piece in text.pieces[written] { bytes += text.bytes(of: piece, pieces.constants) }
      text.rewind(to: mark)
      clearWritten()
      if case .marked = row.cells[index].content { bytes = CellLimits.withoutMarkup(bytes) }
      texts[index] = CellLines.pieces(of: bytes, in: box, lines: all.dropLast().map { $0.lines[index] ?? 0 })
    }
    return texts
  }

  // MARK: Bytes

  private mutating func open(_ row: RowTemplate, _ number: Int, height: Double?) {
    text.value(Array("<\(prefix)row r=\"".utf8))
    text.value(number: number)
    text.value([UInt8(ascii: "\"")])
    if let height, let growing = row.growing {
      text.value(growing.attributes)
      text.value(Array(" ht=\"".utf8) + RowHeight.text(height) + Array("\" customHeight=\"1\">".utf8))
    } else {
      text.value(row.attributes + [UInt8(ascii: ">")])
    }
  }

  private mutating func close() { text.value(Array("</\(prefix)row>".utf8)) }

  private mutating func start(_ cell: CellTemplate, _ row: Int) {
    text.value(Array("<\(prefix)c r=\"".utf8) + cell.letters)
    text.value(number: row)
    text.value([UInt8(ascii: "\"")] + cell.attributes)
  }

  private mutating func finish(divided bytes: ArraySlice<UInt8>) {
    if bytes.isEmpty { return constant(pieces.empty) }
    constant(pieces.inlineKept)
    text.value(bytes)
    constant(pieces.inlineEnd)
  }

  /// Writes a cell as in the template, or with what it carries over from the page before.
  private mutating func write(
    _ cell: CellTemplate, _ place: Int, _ row: Int, _ state: inout RenderState
  ) throws(TemplateError) {
    start(cell, row)
    if let content = cursor.carried.removeValue(forKey: cell.column) { return text.value(content) }
    let mark = text.mark
    if case .constant(let type, _) = cell.content, type == SheetText.sharedType { sharedCount += 1 }
    try write(cell.content, place, &state)
    checkLength(cell, row)
    for index in cursor.merges.indices
    where cursor.merges[index].first == row && cursor.merges[index].range.first.column == cell.column {
      cursor.merges[index].content = text.bytes(from: mark, pieces.constants)
    }
  }
}

extension CellTemplate {
  /// Whether it has no tags.
  fileprivate var isFixed: Bool {
    if case .constant = content { box == nil && pictures.isEmpty } else { false }
  }
}

extension PagePlan {
  /// The height of a row that has grown.
  fileprivate func grownHeight(_ number: Int) -> Double? {
    guard layout != nil, measures.rows[number - 1].isGrown else { return nil }
    return measures.rows[number - 1].height
  }
}

extension CellLines {
  /// A text cut after so many lines each; the last piece has what is left. A line feed at a cut goes.
  static func pieces(of text: [UInt8], in box: CellBox, lines: [Int]) -> [ArraySlice<UInt8>] {
    var measured = CellLines(box, keepsPlaces: true)
    text.withUnsafeBufferPointer { measured.add($0) }
    let starts = measured.starts
    var pieces: [ArraySlice<UInt8>] = []
    var at = 0
    var line = 0
    for count in lines {
      line += count
      let end = count == 0 ? at : line - 1 < starts.count ? starts[line - 1] : text.count
      var piece = text[at..<max(at, end)]
      if end < text.count, piece.last == 0x0A { piece.removeLast() }
      pieces.append(piece)
      at = max(at, end)
    }
    return pieces + [text[at...]]
  }
}

extension SheetRunner {
  /// The rows of the sheet that rows of the template cover within the iteration that is being written.
  func own(_ rows: ClosedRange<Int>) -> ClosedRange<Int>? {
    let frame = place.frames.last {
      let section = map.plan.sections[$0.section].rows
      return section.contains(rows.lowerBound) && section.contains(rows.upperBound)
    }
    return map.cover(of: rows, in: frame?.rows ?? RowMap.sheet)
  }
}
