import Markup

extension XMLWriter {
  mutating func word(_ table: WordTable) {
    open("w:tbl")
    wordProperties(of: table)
    open("w:tblGrid")
    for width in table.columns { empty("w:gridCol", [("w:w", String(width))]) }
    close()
    for row in table.rows { word(row, of: table) }
    close()
  }

  /// CT_TblPr is a sequence: tblpPr, tblOverlap, tblW, jc, tblInd, tblBorders, tblLayout, tblCellMar, tblLook.
  private mutating func wordProperties(of table: WordTable) {
    open("w:tblPr")
    if let position = table.position {
      empty(
        "w:tblpPr",
        [
          ("w:leftFromText", "0"), ("w:rightFromText", "0"), ("w:vertAnchor", "page"), ("w:horzAnchor", "page"),
          ("w:tblpX", String(position.x)), ("w:tblpY", String(position.y)),
        ])
      empty("w:tblOverlap", [("w:val", "never")])
    }
    empty("w:tblW", [("w:w", String(table.width)), ("w:type", "dxa")])
    if table.isCentred { empty("w:jc", [("w:val", "center")]) }
    empty("w:tblInd", [("w:w", "0"), ("w:type", "dxa")])
    let borders = table.borders
    open("w:tblBorders")
    for (side, size) in [
      ("w:top", borders.top), ("w:left", borders.left), ("w:bottom", borders.bottom), ("w:right", borders.right),
      ("w:insideH", borders.insideH), ("w:insideV", borders.insideV),
    ] {
      guard let size else {
        empty(side, [("w:val", "none"), ("w:sz", "0"), ("w:space", "0"), ("w:color", "auto")])
        continue
      }
      empty(
        side,
        [
          ("w:val", borders.isDashed ? "dashed" : "single"), ("w:sz", String(size)), ("w:space", "0"),
          ("w:color", borders.colour ?? "auto"),
        ])
    }
    close()
    empty("w:tblLayout", [("w:type", "fixed")])
    open("w:tblCellMar")
    for (side, length) in [("w:top", 0), ("w:left", table.padding), ("w:bottom", 0), ("w:right", table.padding)] {
      empty(side, [("w:w", String(length)), ("w:type", "dxa")])
    }
    close()
    empty("w:tblLook", [("w:val", "0000")])
    close()
  }

  private mutating func word(_ row: WordTableRow, of table: WordTable) {
    open("w:tr")
    open("w:trPr")
    if !row.canSplit { empty("w:cantSplit") }
    if let height = row.height {
      empty("w:trHeight", [("w:val", String(height)), ("w:hRule", row.isExact ? "exact" : "atLeast")])
    }
    if row.isHeader { empty("w:tblHeader") }
    close()
    var column = 0
    for cell in row.cells {
      let width = table.columns[column..<min(column + cell.span, table.columns.count)].reduce(0, +)
      column += cell.span
      open("w:tc")
      open("w:tcPr")
      empty("w:tcW", [("w:w", String(width)), ("w:type", "dxa")])
      if cell.span > 1 { empty("w:gridSpan", [("w:val", String(cell.span))]) }
      switch cell.merge {
      case .none: break
      case .start: empty("w:vMerge", [("w:val", "restart")])
      case .continued: empty("w:vMerge")
      }
      if cell.hidesTop || cell.hidesBottom {
        open("w:tcBorders")
        if cell.hidesTop { empty("w:top", [("w:val", "nil")]) }
        if cell.hidesBottom { empty("w:bottom", [("w:val", "nil")]) }
        close()
      }
      if let padding = cell.padding {
        open("w:tcMar")
        for side in ["w:left", "w:right"] { empty(side, [("w:w", String(padding)), ("w:type", "dxa")]) }
        close()
      }
      if cell.isVerticalText { empty("w:textDirection", [("w:val", "tbRlV")]) }
      empty("w:vAlign", [("w:val", cell.vertical.rawValue)])
      close()
      word(cell.blocks)
      if case .paragraph? = cell.blocks.last {} else { word(WordParagraph()) }
      close()
    }
    close()
  }
}
