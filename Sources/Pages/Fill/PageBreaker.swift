/// Breaks the flow of a form into pages by the rules that a careful office keeps: the heading of a table stands on every page
/// that it goes on to; a row is never parted; the last row of a table does not stand alone; signatures do not stand on a page
/// without anything that they sign.
struct PageBreaker {
  /// An item in its place, in millipoints from the top of the page's area.
  struct Placed: Sendable {
    let item: FormFlow.Item
    let y: Int
  }

  private let flow: FormFlow
  private let room: Int
  /// The heading rows of each table.
  private var headings: [Int: [FilledRow]] = [:]

  /// The pages of a flow; there is one at least.
  static func pages(_ flow: FormFlow, room: Int) -> [[Placed]] {
    var breaker = PageBreaker(flow: flow, room: room)
    return breaker.run()
  }

  private init(flow: FormFlow, room: Int) {
    self.flow = flow
    self.room = room
    for case .row(let row) in flow.items {
      if let table = row.row.table, row.row.isHeader { headings[table, default: []].append(row) }
    }
  }

  private mutating func run() -> [[Placed]] {
    var pages: [Range<Int>] = []
    var start = 0
    repeat {
      let end = self.end(from: start, isFirst: pages.isEmpty)
      pages.append(start..<end)
      start = end
      if start < flow.items.count, case .pageBreak = flow.items[start] { start += 1 }
    } while start < flow.items.count
    giveContent(to: &pages)
    return pages.enumerated().map { place($1, isFirst: $0 == 0) }
  }

  private func row(_ index: Int) -> FilledRow? {
    guard flow.items.indices.contains(index), case .row(let row) = flow.items[index] else { return nil }
    return row
  }

  /// The rows that stand above an item where a page begins with it.
  private func heading(at index: Int) -> [FilledRow] {
    guard let row = row(index), !row.row.isHeader, let table = row.row.table else { return [] }
    return headings[table] ?? []
  }

  /// Where the page ends that begins with an item.
  private func end(from start: Int, isFirst: Bool) -> Int {
    var y = isFirst ? flow.headHeight : heading(at: start).reduce(0) { $0 + $1.height }
    var end = start
    while end < flow.items.count {
      if case .pageBreak = flow.items[end] { return end }
      if y + needed(at: end) > room, end > start { break }
      y += FormFlow.height(flow.items[end])
      end += 1
    }
    guard end < flow.items.count else { return end }
    // The last row of a table takes the one before it along.
    if let last = row(end), let before = row(end - 1), !last.row.isHeader, !before.row.isHeader, last.row.table != nil,
      last.row.table == before.row.table, row(end + 1)?.row.table != last.row.table,
      row(end - 2)?.row.table == last.row.table, row(end - 2)?.row.isHeader == false, end - 2 > start
    {
      return end - 1
    }
    return end
  }

  /// Whether an item is a row that says what the next one is.
  private func leads(_ index: Int) -> Bool { row(index).map { $0.row.isHeader || $0.row.isHeading } ?? false }

  /// The room that an item needs: a heading is not left behind by what it heads, nor with a single row of many.
  private func needed(at index: Int) -> Int {
    var height = FormFlow.height(flow.items[index])
    guard leads(index) else { return height }
    var next = index + 1
    while leads(next) {
      height += FormFlow.height(flow.items[next])
      next += 1
    }
    let first = next < flow.items.count ? FormFlow.height(flow.items[next]) : 0
    let table = row(next - 1)?.row.table
    let second = row(next + 1).flatMap { table != nil && $0.row.table == table ? $0.height : nil } ?? 0
    // Rows with long texts may fill a page by themselves.
    return height + first + (first + second <= room / 2 ? second : 0)
  }

  /// A page without a row that says something gets the last one of the page before.
  private func giveContent(to pages: inout [Range<Int>]) {
    for page in pages.indices.dropFirst() {
      guard pages[page - 1].upperBound == pages[page].lowerBound,
        !pages[page].contains(where: isContent)
      else { continue }
      let before = pages[page - 1]
      guard var first = before.last(where: isContent) else { continue }
      // What heads it goes along.
      while first > before.lowerBound, leads(first - 1) { first -= 1 }
      guard first > before.lowerBound else { continue }
      let height = (first..<pages[page].upperBound).reduce(heading(at: first).reduce(0) { $0 + $1.height }) {
        $0 + FormFlow.height(flow.items[$1])
      }
      if height > room { continue }
      pages[page - 1] = before.lowerBound..<first
      pages[page] = first..<pages[page].upperBound
    }
  }

  private func isContent(_ index: Int) -> Bool {
    switch flow.items[index] {
    case .row(let row): !row.row.isSigned && !leads(index)
    case .text, .picture: false
    case .pageBreak: false
    }
  }

  private func place(_ range: Range<Int>, isFirst: Bool) -> [Placed] {
    var placed: [Placed] = []
    var y = isFirst ? flow.headHeight : 0
    func add(_ item: FormFlow.Item) {
      placed.append(Placed(item: item, y: y))
      y += FormFlow.height(item)
    }
    if !isFirst, let first = range.first { for row in heading(at: first) { add(.row(row)) } }
    for index in range { add(flow.items[index]) }
    return placed
  }
}
