import TemplateLanguage

/// Cuts a rendered sheet into pages: a page ends where a line is drawn, rows that belong together stay together, and a text that
/// is longer than the page goes on on the next one.
struct PagePlanner {
  private let measures: SheetMeasures
  private let layout: PageLayout
  private let tables: [(rows: ClosedRange<Int>, headings: [RowTemplate])]
  /// The rows above which the template has a page break.
  private let forced: Set<Int>
  private let lastLined: Int
  private var rows: [Int: PagePlan.Row] = [:]
  /// How much of the page is taken, and by its headings.
  private var used = 0.0
  private var top = 0.0
  private var pageCount = 1
  /// The rows that were placed last, if the page has others above them and may end there.
  private var previous: ClosedRange<Int>?

  /// The least share of a page that a row is divided from: a lower one goes to the next page whole.
  static let leastDivided = 0.3
  /// The greatest share of a page at which the end of a form is too little for a page of its own.
  private static let littleEnd = 0.3
  /// The fewest lines of a text that stand on a page.
  private static let fewestLines = 3

  /// The plan of a sheet whose rows came out like this; `nil` if it needs none.
  static func plan(_ measures: SheetMeasures, _ layout: PageLayout?, _ map: RowMap) -> PagePlan? {
    guard let layout else { return measures.hasOverflow ? overflow(measures) : nil }
    if measures.height <= layout.whole, !measures.hasOverflow, layout.breaks.isEmpty { return nil }
    var planner = PagePlanner(measures, layout, map)
    planner.cut()
    return PagePlan(planner.rows, measures, layout)
  }

  /// Of a sheet without pages of its own: texts that are longer than a row go on in further rows.
  private static func overflow(_ measures: SheetMeasures) -> PagePlan? {
    var rows: [Int: PagePlan.Row] = [:]
    for (number, texts) in measures.texts where texts.allSatisfy(\.isDivisible) {
      rows[number] = PagePlan.Row(pieces: pieces(texts, first: RowHeight.most, next: RowHeight.most))
    }
    return rows.isEmpty ? nil : PagePlan(rows, measures, nil)
  }

  private init(_ measures: SheetMeasures, _ layout: PageLayout, _ map: RowMap) {
    self.measures = measures
    self.layout = layout
    tables = layout.tables.compactMap { table in
      map.cover(of: table.rows).map { ($0, table.headings) }
    }
    forced = Set(layout.breaks.flatMap { map.ranges(of: $0...$0).map { $0.upperBound + 1 } })
    lastLined = measures.rows.lastIndex { layout.edges[$0.template]?.hasLines ?? false }.map { $0 + 1 } ?? 0
  }

  private mutating func cut() {
    var at = 1
    while at <= measures.rows.count {
      var end = at
      if forced.contains(at) {
        (used, top, pageCount, previous) = (0, 0, pageCount + 1, nil)
        rows[at, default: PagePlan.Row()].followsBreak = true
      }
      if at == 1 || forced.contains(at), let whole = wholePage(from: at) {
        take(whole)
        at = whole.upperBound + 1
        continue
      }
      while end < measures.rows.count, isBound(end) { end += 1 }
      place(at...end)
      at = end + 1
    }
    // The label of the copy, beside the grid, may need more than a last page of few rows has: an empty last row gives it.
    let last = measures.rows.count
    guard pageCount > 1, used < measures.downwards, layout.edges[measures.rows[last - 1].template]?.isLine ?? false
    else {
      return
    }
    rows[last, default: PagePlan.Row()].pieces = [
      PagePlan.Piece(height: min(RowHeight.most, height(last) + measures.downwards - used))
    ]
  }

  /// The rows up to the template's next page break, if they are one page.
  private func wholePage(from row: Int) -> ClosedRange<Int>? {
    let end = forced.filter { $0 > row }.min().map { $0 - 1 } ?? measures.rows.count
    let rows = row...end
    return rows.reduce(0) { $0 + height($1) } <= layout.whole && rows.allSatisfy { height($0) <= RowHeight.most }
      ? rows : nil
  }

  private mutating func place(_ group: ClosedRange<Int>) {
    let height = group.reduce(0) { $0 + self.height($1) }
    if used + height <= layout.room {
      let isFirst = used <= top
      take(group)
      if !isFirst { previous = group }
      return
    }
    // A long text fills the page, and goes on on the next one.
    let last = group.upperBound
    let left = layout.room - used - (height - self.height(last))
    if isDivisible(last), left >= leastPiece(last) {
      if group.count > 1 { take(group.lowerBound...last - 1) }
      return divide(last)
    }
    if used > top {
      if let companions = companions(of: group.lowerBound) {
        startPage(companions.lowerBound)
        take(companions)
      } else {
        startPage(group.lowerBound)
      }
      if used + height <= layout.room { return take(group) }
    }
    // Higher than a page: what belongs together is parted after all.
    for row in group {
      if used + self.height(row) > layout.room, used > top, !(isDivisible(row) && layout.room - used >= leastPiece(row))
      {
        startPage(row)
      }
      if used + self.height(row) > layout.room, isDivisible(row) { divide(row) } else { take(row...row) }
    }
  }

  /// The rows that go to the last page with its own: signatures do not stand on a page alone.
  private func companions(of row: Int) -> ClosedRange<Int>? {
    guard let previous, previous.upperBound == row - 1, tables.allSatisfy({ $0.rows.upperBound < row })
    else { return nil }
    let rest = (row...measures.rows.count).reduce(0) { $0 + height($1) }
    let room = layout.room - headings(at: previous.lowerBound).reduce(0) { $0 + $1.height }
    return rest <= layout.room * PagePlanner.littleEnd && previous.reduce(0) { $0 + height($1) } + rest <= room
      ? previous : nil
  }

  private mutating func take(_ group: ClosedRange<Int>) {
    for row in group {
      used += height(row)
      if height(row) > RowHeight.most {
        rows[row, default: PagePlan.Row()].pieces = [PagePlan.Piece(height: height(row))]
      }
    }
  }

  private mutating func startPage(_ row: Int) {
    previous = nil
    // A page begins with a row that the template has.
    var start = row
    while start < measures.rows.count, measures.rows[start - 1].template == 0 { start += 1 }
    let headings = headings(at: start)
    rows[start, default: PagePlan.Row()].startsPage = true
    rows[start]?.headings = headings
    top = headings.reduce(0) { $0 + $1.height }
    used = top
    pageCount += 1
  }

  private mutating func divide(_ row: Int) {
    previous = nil
    let headings = headings(at: row)
    let next = headings.reduce(0) { $0 + $1.height }
    let pieces = PagePlanner.pieces(
      measures.texts[row] ?? [], first: layout.room - used, next: layout.room - next)
    rows[row, default: PagePlan.Row()].pieces = pieces
    rows[row]?.headings = headings
    if pieces.count > 1 { top = next }
    pageCount += pieces.count - 1
    used = (pieces.count > 1 ? next : used) + (pieces.last?.height ?? 0)
  }

  /// The pieces of a row with these texts: the first one so high at most, then each of the next.
  private static func pieces(
    _ texts: [SheetMeasures.Text], first: Double, next: Double
  ) -> [PagePlan.Piece] {
    var left = texts
    var pieces: [PagePlan.Piece] = []
    var room = first
    while true {
      let need = left.map { $0.lines > 0 ? $0.font.height(lines: $0.lines) : 0 }.max() ?? 0
      if need + 3 <= room || pieces.count > 10_000 {
        // Labels beside the text have two lines.
        let least = left.map { $0.font.height(lines: 2) }.max() ?? 0
        pieces.append(PagePlan.Piece(height: max(need, least) + 3))
        return pieces
      }
      var piece = PagePlan.Piece(height: 0)
      for index in left.indices where left[index].lines > 0 {
        let text = left[index]
        var taken = min(text.lines, text.font.lines(in: room))
        // The last line does not stand alone.
        if text.lines - taken == 1, taken > fewestLines { taken -= 1 }
        piece.lines[text.cell] = taken
        piece.height = max(piece.height, text.font.height(lines: taken))
        left[index].lines -= taken
      }
      pieces.append(piece)
      room = next
    }
  }

  // MARK: What is known of rows

  private func height(_ row: Int) -> Double { measures.rows[row - 1].height }

  private func isDivisible(_ row: Int) -> Bool {
    guard let texts = measures.texts[row] else { return false }
    return texts.allSatisfy(\.isDivisible)
  }

  private func leastPiece(_ row: Int) -> Double {
    measures.texts[row]?.map { $0.font.height(lines: min($0.lines, PagePlanner.fewestLines)) }.max() ?? 0
  }

  /// The headings of the table that goes on with a row.
  private func headings(at row: Int) -> [RowTemplate] {
    tables.first { $0.rows.contains(row) && row >= $0.rows.lowerBound + $0.headings.count }?.headings ?? []
  }

  /// Whether no page may end below a row.
  private func isBound(_ row: Int) -> Bool {
    if forced.contains(row + 1) { return false }
    // What stands below the grid, the line of the copies for one, does not stand alone.
    if row >= lastLined, lastLined > 0 { return true }
    guard let upper = layout.edges[measures.rows[row - 1].template],
      let lower = layout.edges[measures.rows[row].template]
    else { return false }
    if lower.isLine || upper.isFixed && upper.hasLines { return true }
    if !upper.openBottom.isDisjoint(with: lower.openTop) { return true }
    // A table's last row is not the only one on its page.
    return tables.contains { $0.rows.upperBound == row + 1 && row >= $0.rows.lowerBound + $0.headings.count }
  }
}
