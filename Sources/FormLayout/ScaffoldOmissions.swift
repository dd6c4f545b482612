import Findings
import Forms

/// What copies omit leaves no hole: a block all of whose fields a copy omits is not printed on that copy, and in a row of
/// which it omits some cells the others take their room.
extension ScaffoldPlanner {
  /// For each block, the tag of the section it stands in if some copies go without it; a heading goes with what it heads.
  func omittedBlocks() -> [String?] {
    var omitted = layout.blocks.map { block in
      let fields = block.fields
      let field = fields.isEmpty ? nil : condition(schema.copies.filter { $0.omit.isSuperset(of: fields) })
      return field.map { "^copy.omits.\($0)" }
    }
    for (index, block) in layout.blocks.enumerated() {
      guard case .heading = block else { continue }
      let headed = Set(
        layout.blocks.indices[(index + 1)...].prefix { !layout.blocks[$0].fields.isEmpty }.map { omitted[$0] })
      if headed.count == 1, let only = headed.first { omitted[index] = only }
    }
    return omitted
  }

  /// A row, and the one in its place on copies that omit some of its cells. Where copies omit different cells, the row stays
  /// whole and omitted cells are blank.
  func alternatives(to cells: [LayoutCell], _ make: ([LayoutCell]) -> GridRow) -> [GridRow] {
    let all = Set(cells.flatMap(\.content.fields))
    let omitted = Set(schema.copies.map { $0.omit.intersection(all) }.filter { !$0.isEmpty })
    guard let fields = omitted.first, omitted.count == 1, fields != all,
      let field = condition(schema.copies.filter { $0.omit.isSuperset(of: fields) })
    else { return [make(cells)] }
    var rest = cells.compactMap { without(fields, in: $0) }
    let share = 12 / rest.reduce(0) { $0 + $1.span }
    for index in rest.indices { rest[index].span *= share }
    var (whole, alternative) = (make(cells), make(rest))
    whole.condition = "^copy.omits.\(field)"
    (alternative.condition, alternative.isAlternative, alternative.copies) = ("#copy.omits.\(field)", true, 0)
    return [whole, alternative]
  }

  /// A field that these copies omit and no other; `nil` for no copies.
  private func condition(_ copies: [CopyDefinition]) -> String? {
    let ids = copies.map(\.id)
    guard !ids.isEmpty else { return nil }
    return schema.omittedFields.map(\.id).first { id in
      schema.copies.filter { $0.omit.contains(id) }.map(\.id) == ids
    }
  }

  private func without(_ omitted: Set<String>, in cell: LayoutCell) -> LayoutCell? {
    var cell = cell
    if case .fields(let ids) = cell.content { cell.content = .fields(ids.filter { !omitted.contains($0) }) }
    if case .fields([]) = cell.content { return nil }
    return omitted.isDisjoint(with: cell.content.fields) ? cell : nil
  }
}

extension GridRow {
  /// The row with the tags of its section in its cells: of a row that becomes two, the lower one has the end. In a single
  /// cell they would hold its text, not the row, so they stand in rows of their own, which are not printed.
  var tagged: [GridRow] {
    guard let condition else { return [self] }
    var row = self
    let texts = cells.indices.filter { cells[$0].kind != .stamp && !cells[$0].lines.isEmpty }
    guard let first = texts.first, let last = texts.last(where: { !cells[$0].foot.isEmpty }) ?? texts.last else {
      return [self]
    }
    let start = GridLine.Piece(text: "{{\(condition)}}"), end = GridLine.Piece(text: "{{/\(condition.dropFirst())}}")
    if first == last, cells[first].foot.isEmpty { return [GridRow(tag: start), self, GridRow(tag: end)] }
    row.cells[first].lines[0].pieces.insert(start, at: 0)
    if row.cells[last].foot.isEmpty {
      row.cells[last].lines[row.cells[last].lines.count - 1].pieces.append(end)
    } else {
      row.cells[last].foot[row.cells[last].foot.count - 1].pieces.append(end)
    }
    return [row]
  }

  private init(tag: GridLine.Piece) {
    let cell = GridCell(quarters: 0..<48, kind: .value, lines: [GridLine([tag])], size: 1, horizontal: "left")
    self.init(cells: [cell], height: 1)
  }
}
