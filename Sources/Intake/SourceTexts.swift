import Expressions
import Findings
public import Forms
import SpreadsheetML

extension Submission {
  /// What was given, apart from where it stood: keys with their values, empty ones left out. The same row in another file
  /// of the same kind gives the same bytes.
  public var given: [UInt8] {
    var bytes: [UInt8] = []
    for entry in entries {
      let text = TableHeader.trimmed(entry.value.sourceText)
      if text.isEmpty { continue }
      bytes += entry.key.utf8
      bytes.append(0x1F)
      bytes += text.utf8
      bytes.append(0x1E)
    }
    return bytes
  }
}

extension RawValue {
  /// The value as one types it into a cell: plain values as their text, others as JSON.
  var sourceText: String {
    switch content {
    case .empty: ""
    case .text(let text): text
    case .number(let spelling): spelling
    case .boolean(let truth): truth ? "是" : "否"
    case .date(let moment, let hasTime): hasTime ? "\(moment.date.iso) \(moment.time.text)" : moment.date.iso
    case .list, .object: json.text
    }
  }

  private var json: JSONValue {
    switch content {
    case .empty: .null
    case .text, .date: .string(sourceText)
    case .number(let spelling): .number(spelling)
    case .boolean(let truth): .boolean(truth)
    case .list(let values): .array(values.map(\.json))
    case .object(let entries): .object(entries.map { ($0.key, $0.value.json) })
    }
  }
}

extension WorkbookCells {
  /// The cells of a row by column, at least `width` of them, with the texts that show what they hold: also of those that
  /// cannot be read as values.
  func texts(of row: SheetRow, width: Int) -> (cells: [TableCell], texts: [String]) {
    var cells: [TableCell] = []
    var texts: [String] = []
    func fill(to count: Int) {
      while cells.count < count {
        let place = CellReference(column: cells.count + 1, row: row.number)
        cells.append(TableCell(content: .empty, origin: origin(place)))
        texts.append("")
      }
    }
    for cell in row.cells {
      fill(to: cell.reference.column - 1)
      switch value(of: cell) {
      case .success(let value):
        cells.append(value)
        texts.append(RawValue(value.content, at: value.origin).sourceText)
      case .failure:
        let text =
          switch cell.content {
          case .number(let spelling): spelling
          case .error(let code): code
          case .text, .boolean, .date, .time, .empty, .uncalculated: ""
          }
        cells.append(TableCell(content: .text(text), origin: origin(cell.reference)))
        texts.append(text)
      }
    }
    fill(to: width)
    return (cells, texts)
  }
}

extension CSVScanner {
  /// The first record that is not blank, unless something is wrong before it.
  mutating func firstRecord() -> CSVRecord? {
    while case .record(let record) = next() { if !record.isBlank { return record } }
    return nil
  }
}
