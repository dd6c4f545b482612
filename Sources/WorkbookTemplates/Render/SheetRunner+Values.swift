import TemplateLanguage
import TemplateRuntime

/// The values of a sheet's formulas.
extension SheetRunner {
  /// Remembers the cells of a row that are the same in all documents.
  mutating func addFixedValues(of row: RowTemplate, _ number: Int) {
    for cell in row.cells {
      if let value = cell.fixedValue { cells?.add(value, column: cell.column, row: number) }
    }
  }

  /// Remembers what was written of a cell since `start`.
  mutating func addValue(of cell: CellTemplate, _ number: Int, from start: TextRecorder.Mark) {
    if case .formula(_, _, _, nil) = cell.content {
      cells?.add(formula: text.bytes(from: start, pieces.constants), column: cell.column, row: number)
    } else if cell.isWatched, cell.fixedValue == nil {
      let value = CellValue(written: text.bytes(from: start, pieces.constants))
      cells?.add(value, column: cell.column, row: number)
    }
  }

  /// The text with the values of its formulas, in their order.
  static func text(_ text: TextRecorder, adding values: [CellValue], _ pieces: SheetText) -> TextRecorder {
    var out = TextRecorder()
    out.values = text.values
    var (at, next) = (0, 0)
    for (index, piece) in text.pieces.enumerated() where next < values.count {
      let written = values[next].written
      switch Int(piece.constant) {
      case pieces.formulaStart:
        // A formula that keeps its value has a piece of another kind at its end.
        let end = text.pieces[index...].first { [pieces.formulaEnd, pieces.formulaKept].contains(Int($0.constant)) }
        guard end.map({ Int($0.constant) }) == pieces.formulaEnd, let type = written?.type, !type.isEmpty else { break }
        out.append(text.pieces[at..<index])
        out.value(type.utf8)
        at = index
      case pieces.formulaEnd:
        next += 1
        guard let written else { break }
        out.append(text.pieces[at..<index])
        out.constant(pieces.formulaValue, of: pieces.constants)
        let start = out.values.count
        ValueWriter.append(written.text, in: .cell, to: &out.values)
        out.endValue(from: start)
        out.constant(pieces.numberEnd, of: pieces.constants)
        at = index + 1
      default: break
      }
    }
    out.append(text.pieces[at...])
    return out
  }
}

extension CellValue {
  /// The type of a formula's cell, with a blank before it, and the text of its value; `nil` if it gets none.
  fileprivate var written: (type: String, text: String)? {
    switch self {
    case .blank, .unknown: nil
    case .number(let number): CellValue.spelling(number).map { ("", $0) }
    case .truth(let truth): (" t=\"b\"", truth ? "1" : "0")
    case .text(let text): text.isEmpty ? nil : (" t=\"str\"", text)
    }
  }
}
