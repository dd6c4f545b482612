import FormLayout
import PageGraphics

/// What the parts of a page are, gathered while they are drawn in the order of reading; nothing where nobody asks.
///
/// Each page has tables of its own: where one goes on to another page it has its heading there again, and pages can be written
/// out one by one.
struct PageStructure {
  private(set) var elements: [StructureElement] = []
  let isWanted: Bool
  private var tables: [Int: Table] = [:]
  private var table: (element: Int, end: Int, edges: [Int])?
  private var paragraph: Int?

  /// Rows that are one table, by their places among the items of the page.
  private struct Table {
    /// Behind its last row.
    var end: Int
    /// The left edges of its columns.
    var edges: [Int]
  }

  /// The structure of a page with these items.
  init(isWanted: Bool, _ page: [PageBreaker.Placed]) {
    self.isWanted = isWanted
    if isWanted { findTables(page) }
  }

  /// Adds an element; `nil` where nobody asks.
  mutating func add(_ role: StructureElement.Role, in parent: Int? = nil, alternative: String? = nil) -> Int? {
    guard isWanted else { return nil }
    elements.append(StructureElement(role, in: parent, alternative: alternative))
    return elements.count - 1
  }

  /// The element of a text without border.
  mutating func text(_ role: FormFlow.TextRole) -> Int? {
    let goesOn = role == .line ? paragraph : nil
    let element = goesOn ?? add(role == .heading || role == .annex ? .heading : .paragraph)
    paragraph = role == .line ? element : nil
    return element
  }

  /// The element of a row's cells: a heading for the title of a part of the form, else a row of a table.
  mutating func row(_ row: FilledRow, at index: Int) -> Int? {
    guard isWanted else { return nil }
    paragraph = nil
    if row.isHeading { return add(.heading) }
    if let begun = tables[index], let element = add(.table) { table = (element, begun.end, begun.edges) }
    guard let table, index < table.end else { return nil }
    return add(.tableRow, in: table.element)
  }

  /// The element of a cell.
  mutating func cell(_ place: Int, of row: FilledRow, in parent: Int?) -> Int? {
    guard isWanted, !row.isHeading, let edges = table?.edges else { return parent }
    let cell = row.row.cells[place]
    let end = place + 1 < row.row.cells.count ? row.row.cells[place + 1].x : .max
    let span = TableSpan(columns: max(1, edges.count { $0 >= cell.x && $0 < end }))
    // A label that a copy omits is an empty cell.
    let isHeader = cell.kind == .label && row.cells[place].lines.contains { !$0.words.isEmpty }
    let isOfColumn = row.row.isHeader || row.row.cells.allSatisfy { $0.kind == .label }
    return add(isHeader ? .tableHeader(isOfColumn ? .column : .row, span) : .tableCell(span), in: parent)
  }

  private mutating func findTables(_ page: [PageBreaker.Placed]) {
    var first: Int?
    var bottom = 0
    var number: Int?
    for (index, placed) in page.enumerated() {
      guard case .row(let row) = placed.item, !row.isHeading else {
        first = nil
        continue
      }
      // A table of the layout is one; so are the rows of the grid around it.
      if first == nil || placed.y != bottom || row.row.table != number { first = index }
      (bottom, number) = (placed.y + row.height, row.row.table)
      if let first {
        let edges = (tables[first]?.edges ?? []) + row.row.cells.map(\.x)
        tables[first] = Table(end: index + 1, edges: edges)
      }
    }
    tables = tables.mapValues { Table(end: $0.end, edges: Set($0.edges).sorted()) }
  }
}

extension FilledRow {
  /// Whether it is the title of what stands below it.
  fileprivate var isHeading: Bool { row.cells.count == 1 && row.cells[0].kind == .heading }
}
