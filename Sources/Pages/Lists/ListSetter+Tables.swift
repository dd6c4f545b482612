import PageGraphics
import Typesetting

/// A table that is being set.
struct ListTable {
  let columns: [ListColumn]
  /// The left edges of the columns, and the right edge of the last.
  let edges: [Int]
  /// The cells of the heading.
  let heading: [ListCell]
  /// Where the part on this page begins.
  var top: Int?
  /// The lines between its rows on this page.
  var lines: [Int] = []
}

/// Tables: the heading stands on each page, rows are as high as their texts, and what is higher than a page goes on.
extension ListSetter {
  private static let padding = 2_500
  private static let margin = 4_000
  /// The smallest type that can be read.
  private static let leastSize = 5_500
  private static let grid = (inner: Stroke(width: 500), outer: Stroke(width: 1_000))

  /// Begins a table of columns that are as wide as the sheet.
  package func beginTable(_ columns: [ListColumn]) throws {
    try endTable()
    var edges = [area.origin.x]
    for column in columns { edges.append(edges[edges.count - 1] + column.width) }
    table = ListTable(columns: columns, edges: edges, heading: columns.map { ListCell($0.title, isStrong: true) })
    try makeRoom(4 * (style.textSize + ListSetter.margin))
    openTable()
  }

  /// Ends the table.
  package func endTable() throws {
    guard table != nil else { return }
    closeTable()
    table = nil
    y += 4_000
  }

  /// Adds a row, at least so high.
  package func row(_ cells: [ListCell], height: Int = 0) throws {
    guard let table else { return }
    var lines = set(cells, table.columns, size: rowSize)
    while true {
      let needed = max(height, ListSetter.height(of: lines))
      try makeRoom(needed)
      let room = area.size.height - y
      if needed <= room { return draw(lines, cells, height: needed) }
      // Higher than a page: as many lines as there is room for, at least one, and the rest on the next page.
      let kept = lines.map { line in
        var height = 0
        let fitting = line.text.lines.prefix { one in
          height += one.height
          return height <= room - ListSetter.margin
        }.count
        return min(line.lineCount, max(1, fitting))
      }
      draw(zip(lines, kept).map { $0.prefix($1) }, cells, height: room)
      lines = zip(lines, kept).map { $0.lines($1..<$0.lineCount) }
      try newPage()
    }
  }

  /// How high rows are whose text has a size, each at least so high.
  package func height(of rows: [[ListCell]], size: Int, least: Int) -> Int {
    guard let table else { return 0 }
    return rows.reduce(0) { $0 + max(least, ListSetter.height(of: set($1, table.columns, size: size))) }
  }

  private static func height(of lines: [SetLine]) -> Int { (lines.map(\.height).max() ?? 0) + margin }

  /// Begins the part of the table on a new page.
  func openTable() {
    guard let table else { return }
    self.table?.top = y
    self.table?.lines = []
    let lines = set(
      table.heading,
      table.columns.map { column in
        var column = column
        column.alignment = .center
        return column
      }, size: style.textSize)
    draw(lines, table.heading, height: ListSetter.height(of: lines) + 2_000)
  }

  /// Draws the grid of the part on this page.
  func closeTable() {
    guard let table, let top = table.top else { return }
    self.table?.top = nil
    guard draws, let last = table.lines.last, let left = table.edges.first, let right = table.edges.last else { return }
    let (start, end) = (area.origin.y + top, area.origin.y + last)
    for line in table.lines.dropLast() {
      let y = area.origin.y + line
      drawing.line(from: PagePoint(x: left, y: y), to: PagePoint(x: right, y: y), ListSetter.grid.inner)
    }
    for x in table.edges.dropFirst().dropLast() {
      drawing.line(from: PagePoint(x: x, y: start), to: PagePoint(x: x, y: end), ListSetter.grid.inner)
    }
    drawing.rectangle(
      PageArea(x: left, y: start, width: right - left, height: end - start), stroke: ListSetter.grid.outer)
  }

  private func set(_ cells: [ListCell], _ columns: [ListColumn], size textSize: Int) -> [SetLine] {
    zip(cells, columns).map { cell, column in
      let own: PageFonts.Style = cell.isStrong ? .title : .text
      let texts = cell.mark.isEmpty ? [cell.text] : [cell.text, " " + cell.mark]
      let room = max(1, column.width - 2 * ListSetter.padding)
      func set(_ size: Int) -> SetLine {
        setter.set(
          texts.map { TextPiece($0, font: own.rawValue, size: size) },
          looks: cell.mark.isEmpty ? [] : [.plain, .red], size: size, width: room, height: LineSetter.height(size),
          alignment: column.alignment)
      }
      let line = set(textSize)
      if line.lineCount == 1 { return line }
      // A word that is wider than the column is set smaller rather than broken.
      let widest = setter.widestWord(of: cell.text, style: own, size: textSize)
      if widest <= room { return line }
      return set(max(ListSetter.leastSize, textSize * room / widest / 500 * 500))
    }
  }

  private func draw(_ lines: [SetLine], _ cells: [ListCell], height: Int) {
    defer {
      take(height)
      table?.lines.append(y)
    }
    guard draws, let table else { return }
    for (index, line) in lines.enumerated() {
      let origin = PagePoint(
        x: table.edges[index] + ListSetter.padding, y: area.origin.y + y + max(0, (height - line.height) / 2))
      let width = table.columns[index].width - 2 * ListSetter.padding
      texts.draw(line, at: origin, width: width, into: &drawing)
      if cells[index].isStruck { texts.strike(line, at: origin, width: width, into: &drawing) }
    }
  }
}
