import Findings
import Forms

/// Repeats and matrices as rows of the grid.
extension ScaffoldPlanner {
  func rows(of table: LayoutTable) -> [GridRow] {
    let repeated = schema.field(table.field)
    let height = ScaffoldFrame.points(table.rowHeight ?? layout.rowHeight)
    var rows: [GridRow] = []
    if table.showsHeading || table.heading != nil {
      let text = table.heading ?? repeated?.label ?? LocalizedText(table.field)
      rows.append(heading(text.text(in: language), isHeader: true))
    }
    let columns = places(of: table.columns)
    func field(_ cell: LayoutCell) -> Field {
      guard case .field(let id, _) = cell.content else { return Field(id: "", label: LocalizedText(""), type: .text) }
      return repeated?.column(id) ?? Field(id: id, label: LocalizedText(id), type: .text)
    }
    var titles = GridRow(
      cells: columns.map { cell, place in
        labelCell((cell.label ?? field(cell).label).text(in: language), at: place, height: height)
      }, height: height, isHeader: true)
    // One size for all titles: the smallest that any of them needs, so that the row looks even.
    let smallest = titles.cells.map(\.size).min() ?? layout.fontSize
    for index in titles.cells.indices where titles.cells[index].size > smallest {
      let (cell, place) = columns[index]
      let text = (cell.label ?? field(cell).label).text(in: language)
      titles.cells[index] = labelCell(text, at: place, height: height, size: max(smallest, min(9, layout.fontSize)))
    }
    titles = finished(titles)
    omitTitles(of: columns.map { field($0.0).id }, in: table.field, &titles)
    rows.append(titles)

    let size = table.columns.count > 6 ? min(9, layout.fontSize) : layout.fontSize
    var body = GridRow(
      cells: columns.map { cell, place in
        let field = field(cell)
        let room = FieldRoom(width: frame.room(place), height: height, size: size, isColumn: true)
        let value = writing(field, in: room, format: cell.format)
        return GridCell(
          quarters: place, kind: .value, lines: [GridLine(value.pieces)], size: value.size,
          horizontal: cell.align ?? value.horizontal, numberFormat: value.numberFormat, mayBreak: value.mayBreak,
          reserved: value.lineCount)
      }, height: height)
    body.repeated = table.field
    if target != .page, let last = body.cells.indices.last {
      let blank = table.blankRows > 0 ? "|rows:\(table.blankRows)" : ""
      body.cells[0].lines[0].pieces.insert(.init(text: "{{#\(table.field)\(blank)}}"), at: 0)
      body.cells[last].lines[0].pieces.append(.init(text: "{{/\(table.field)}}"))
    }
    body.copies = max(1, table.blankRows)
    body.isRepeated = true
    rows.append(finished(body))

    if !table.footer.isEmpty {
      rows += alternatives(to: table.footer) { footer in
        var cells = places(of: footer).flatMap { gridCells(of: $0, at: $1, height: height) }
        even(&cells)
        return finished(GridRow(cells: cells, height: height))
      }
    }
    return rows
  }

  /// A column that a copy omits has no title there. A sheet's titles are the same on all copies: repeated on further pages
  /// are only those without tags.
  private func omitTitles(of ids: [String], in repeated: String, _ titles: inout GridRow) {
    guard target != .sheet else { return }
    for (index, id) in ids.enumerated() where schema.copies.contains(where: { $0.omit.contains("\(repeated).\(id)") }) {
      let path = "copy.omits_column.\(repeated).\(id)"
      if target == .page {
        titles.cells[index].condition = "^\(path)"
        continue
      }
      for line in titles.cells[index].lines.indices {
        titles.cells[index].lines[line].pieces.insert(.init(text: "{{^\(path)}}"), at: 0)
        titles.cells[index].lines[line].pieces.append(.init(text: "{{/\(path)}}"))
      }
    }
  }

  func rows(of matrix: LayoutMatrix) -> [GridRow] {
    let fields = matrix.fields.map { schema.field($0) ?? Field(id: $0, label: LocalizedText($0), type: .text) }
    let choices = fields.first?.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
    let height = ScaffoldFrame.points(matrix.rowHeight ?? layout.rowHeight)
    let number = Int((matrix.numberSpan * 4).rounded())
    let choice = max(1, Int((matrix.choiceSpan * 4).rounded()))
    // The item takes what number and choices leave.
    let first = max(number + 1, 48 - choice * choices.count)
    func place(_ index: Int) -> Range<Int> {
      first + index * choice..<(index == choices.count - 1 ? 48 : first + (index + 1) * choice)
    }
    func row(_ serial: String, _ item: GridCell, _ rest: [GridCell]) -> GridRow {
      let head = number > 0 ? [labelCell(serial, at: 0..<number, height: height)] : []
      return finished(GridRow(cells: head + [item] + rest, height: height))
    }
    let title = labelCell(ScaffoldWords.item.text(in: language), at: number..<first, height: height)
    var rows = [
      row(
        ScaffoldWords.serial.text(in: language), title,
        choices.indices.map { labelCell(choices[$0].label.text(in: language), at: place($0), height: height) })
    ]
    for (index, field) in fields.enumerated() {
      let item = labelCell(field.label.text(in: language), at: number..<first, height: height, align: "left")
      let boxes = choices.indices.map { column in
        GridCell(
          quarters: place(column), kind: .value,
          lines: [GridLine([.init(text: "{{\(field.id)|tick:\(choices[column].id)}}", look: .symbols)])],
          size: layout.fontSize, horizontal: "center")
      }
      rows.append(row(String(index + 1), item, boxes))
    }
    return rows
  }
}
