import Expressions
import Findings
package import Forms
import SpreadsheetML

extension Submission {
  /// What was given, apart from where it stood: keys with their values, empty ones left out. The same row in another file
  /// of the same kind gives the same bytes.
  package var given: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(2048)
    for entry in entries {
      let start = bytes.count
      bytes += entry.key.utf8
      bytes.append(0x1F)
      let value = bytes.count
      switch entry.value.content {
      case .list, .object: entry.value.write(to: &bytes)
      default: bytes += entry.value.sourceText.trimmed.utf8
      }
      if bytes.count == value { bytes.removeSubrange(start...) } else { bytes.append(0x1E) }
    }
    return bytes
  }
}

extension RawValue {
  /// The value as one types it into a cell: plain values as their text, others as JSON.
  var sourceText: String {
    switch content {
    case .empty, .unreadable: return ""
    case .text(let text): return text
    case .number(let spelling): return spelling
    case .boolean(let truth): return truth ? "是" : "否"
    case .date(let moment, let hasTime): return hasTime ? "\(moment.date.iso) \(moment.time.text)" : moment.date.iso
    case .list, .object:
      var bytes: [UInt8] = []
      write(to: &bytes)
      return String(decoding: bytes, as: UTF8.self)
    }
  }

  /// Appends the value as JSON.
  package func write(to bytes: inout [UInt8]) {
    switch content {
    case .empty, .unreadable: JSONValue.null.write(to: &bytes)
    case .text, .date: JSONValue.string(sourceText).write(to: &bytes)
    case .number(let spelling): bytes += spelling.utf8
    case .boolean(let truth): JSONValue.boolean(truth).write(to: &bytes)
    case .list(let values): JSONValue.write(array: values, to: &bytes) { $0.write(to: &$1) }
    case .object(let entries):
      JSONValue.write(object: entries, to: &bytes, name: { $0.key }) { $0.value.write(to: &$1) }
    }
  }
}

extension WorkbookCells {
  /// The cells of a row by column, `width` of them, then further cells that hold something, with the texts that show what
  /// they hold: also of those that cannot be read as values.
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
      fill(to: min(cell.reference.column - 1, width))
      var value = value(of: cell)
      if value.problem != nil {
        let text =
          switch cell.content {
          case .number(let spelling): spelling
          case .error(let code): code
          case .text, .boolean, .date, .time, .empty, .uncalculated, .unreadable: ""
          }
        value.content = .text(text)
      }
      cells.append(value)
      texts.append(RawValue(value.content, at: value.origin).sourceText)
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
