import Findings
import Forms

/// What one part of a form shows, from top to bottom: the blocks of the printed layout with the fields of one stage.
struct SheetPlan: Sendable {
  /// One cell, in quarters of the 12 columns.
  struct Cell: Sendable {
    let field: Field
    /// The label in place of the field's own.
    var label: LocalizedText?
    let quarters: Int
    /// Of these, those of a label cell; with 0 the label stands above the control.
    let labelQuarters: Int
    /// How many lines of text the printed cell has room for.
    var lines = 1
  }
  /// One column of a table.
  struct Column: Sendable {
    let field: Field
    let label: LocalizedText
    /// Its width on paper, in quarters of the 12 columns; `nil` if it is not printed.
    var quarters: Int?
  }
  /// One block.
  enum Block: Sendable {
    case row([Cell])
    case table(Field, columns: [Column], blankRows: Int)
    case matrix([Field])
    case heading(LocalizedText)
    case note(LocalizedText)
  }
  private(set) var blocks: [Block] = []
  private let schema: FormSchema
  private let stage: Stage
  /// The cells of rows that are not full yet.
  private var open: [(cell: LayoutCell, field: Field, height: Double)] = []
  private var heading: LocalizedText?

  /// The fields that are not shown.
  private let hidden: Set<String>

  /// The part of a form that is filled in at a stage.
  ///
  /// - Parameter hidden: The ids of fields that are left out, such as those that are on record.
  init(_ schema: FormSchema, stage: Stage, without hidden: Set<String> = []) {
    (self.schema, self.stage, self.hidden) = (schema, stage, hidden)
    let layout = schema.layout
    let shown = Set(layout?.blocks.flatMap(\.fields) ?? [])
    let rest = schema.fields.filter { $0.stage == stage && !shown.contains($0.id) && !hidden.contains($0.id) }
    add(rest: rest.filter { $0.type != .repeat })
    for block in layout?.blocks ?? [] { add(block, rowHeight: layout?.rowHeight ?? 8) }
    close()
    for field in rest where field.type == .repeat { add(table: field, nil) }
  }

  /// Whether there is nothing to fill in.
  var isEmpty: Bool { blocks.isEmpty }

  private func field(_ id: String) -> Field? {
    schema.field(id).flatMap { $0.stage == stage && !hidden.contains(id) ? $0 : nil }
  }

  /// Fields that the grid does not show, such as those in the printed head: two a row.
  private mutating func add(rest fields: [Field]) {
    for start in stride(from: 0, to: fields.count, by: 2) {
      let pair = fields[start..<min(start + 2, fields.count)]
      append(
        .row(
          pair.map { field in
            Cell(
              field: field, quarters: 48 / pair.count, labelQuarters: 6, lines: field.appearance == "multiline" ? 3 : 1)
          }))
    }
  }

  private mutating func add(_ block: LayoutBlock, rowHeight: Double) {
    switch block {
    case .row(let cells, let height):
      for cell in cells {
        for id in cell.content.fields {
          guard let field = field(id) else { continue }
          var single = cell
          if cell.content.fields.count > 1 {
            single = LayoutCell(.field(id: id, labelSpan: 0), span: cell.span / Double(cell.content.fields.count))
          }
          if (open.reduce(0) { $0 + $1.cell.span }) + single.span > 12.01 { close() }
          open.append((single, field, height ?? rowHeight))
        }
      }
    case .table(let table):
      if let field = field(table.field) {
        close()
        add(table: field, table)
      }
      let cells = table.footer.filter { !$0.content.fields.isEmpty }
      if !cells.isEmpty { add(.row(cells: cells, height: nil), rowHeight: rowHeight) }
    case .matrix(let matrix):
      let fields = matrix.fields.compactMap { field($0) }
      if fields.isEmpty { return }
      close()
      append(.matrix(fields))
    case .heading(let text):
      close()
      heading = text
    case .note(let note):
      // Texts with tags are filled in when they are printed.
      guard stage == .opening, !note.text.zhHans.contains("{{") else { return }
      close()
      blocks.append(.note(note.text))
    case .pageBreak: close()
    }
  }

  private mutating func add(table field: Field, _ table: LayoutTable?) {
    var columns: [Column] = []
    for cell in table?.columns ?? [] {
      for id in cell.content.fields {
        if let column = field.column(id) {
          columns.append(
            Column(field: column, label: cell.label ?? column.label, quarters: Int((cell.span * 4).rounded())))
        }
      }
    }
    // What is not printed is an aid of rules: it is shown where somebody has to give it.
    for column in field.fields where !columns.contains(where: { $0.field.id == column.id }) && column.calculation == nil
    {
      columns.append(Column(field: column, label: column.label))
    }
    append(.table(field, columns: columns, blankRows: max(1, min(table?.blankRows ?? 3, 8))))
  }

  /// Ends a row: its cells are made as wide as the sheet.
  private mutating func close() {
    defer { open = [] }
    let total = open.reduce(0) { $0 + $1.cell.span }
    guard total > 0 else { return }
    var start = 0
    var sum = 0.0
    let cells = open.enumerated().map { index, entry -> Cell in
      sum += entry.cell.span
      let end = index == open.count - 1 ? 48 : max(start + 1, Int((sum / total * 48).rounded()))
      defer { start = end }
      var label = 0
      if case .field(_, let span) = entry.cell.content, span > 0 {
        label = min(max(5, Int((span * 4).rounded())), (end - start) / 2)
      }
      let lines = entry.field.appearance == "multiline" ? max(2, Int(entry.height / 6)) : 1
      return Cell(
        field: entry.field, label: entry.cell.label, quarters: end - start, labelQuarters: label, lines: min(lines, 8))
    }
    append(.row(cells))
  }

  private mutating func append(_ block: Block) {
    if let heading { blocks.append(.heading(heading)) }
    heading = nil
    blocks.append(block)
  }
}
