import Expressions
import Forms
import Foundation
import SpreadsheetML

/// The cells of a worksheet form, as the other engines write them again.
struct SheetCells: Equatable {
  /// One cell: its place, and how its value is written: `s`, `n` or `d` for a day.
  struct Cell: Equatable {
    var row: Int
    var column: Int
    var kind: Character
    var value: String
  }
  var cells: [Cell]

  init(_ bytes: [UInt8], name: String) throws {
    cells = []
    for row in try WorkbookReader(bytes, name: name).rows(ofSheet: 0) {
      for cell in row.cells {
        guard let (kind, value) = SheetCells.text(cell.content) else { continue }
        cells.append(Cell(row: row.number, column: cell.reference.column, kind: kind, value: value))
      }
    }
  }

  static func text(_ content: CellContent) -> (Character, String)? {
    switch content {
    case .text(let text): ("s", text)
    case .number(let number): ("n", number)
    case .boolean(let truth): ("n", truth ? "1" : "0")
    case .date(let date):
      (
        "d",
        [date.year, date.month, date.day].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
          + (date.hasTime ? String(format: " %02d:%02d", date.hour, date.minute) : "")
      )
    default: nil
    }
  }

  /// The cells as lines of row, column, kind and value, with a line of its own at the end. Line breaks in values become
  /// U+2028, which no value has and other engines turn back.
  var lines: String {
    cells.map { "\($0.row)\t\($0.column)\t\($0.kind)\t\($0.value.replacing("\n", with: "\u{2028}"))\n" }.joined()
      + ".\n"
  }

  /// Throws unless every text of the form is in some cell.
  func check(_ values: Row, name: String) throws {
    let all = cells.map(\.value).joined(separator: "\n")
    func look(_ value: Value) throws {
      switch value {
      case .text(let text):
        if !all.contains(text) { throw BenchError("\(name): “\(text)” is missing") }
      case .rows(let rows): for row in rows { for (_, value) in row { try look(value) } }
      default: break
      }
    }
    for (_, value) in values { try look(value) }
  }
}
