import Findings
import SpreadsheetML

/// How an entry workbook marks its sheets: texts in A1 of a hidden column, with ids beside the cells they belong to.
///
/// The sheet of the form has the id of each field in column A, its label in B and its value in C. A sheet of rows has the
/// ids of its columns in the hidden row 1, labels in row 2, and rows from row 3 on; a row with a mark in column A is none.
enum EntrySheet {
  static let formMark = "liandan-entry 1 "
  static let rowsMark = "liandan-rows "
  /// Begins the id of what the workbook computes for the eye alone: nobody reads it back.
  static let shownMark = "liandan-shown "
  /// The last column that the form's sheet has: what should be filled in.
  static let hintColumn = 4

  /// The text in A1 that marks a sheet, if it is one of an entry workbook.
  static func mark(of rows: [SheetRow]) -> String? {
    guard let cell = rows.first?.cells.first, cell.reference == CellReference(column: 1, row: 1),
      case .text(let text) = cell.content, text.hasPrefix(formMark) || text.hasPrefix(rowsMark)
    else { return nil }
    return text
  }

  /// Whether a sheet has the instruction of the form's sheet, though not its mark.
  static func lostMark(of rows: [SheetRow]) -> Bool {
    let wordings = EntryTexts.instruction.wordings
    return rows.contains { row in
      row.cells.contains { if case .text(let text) = $0.content { wordings.contains(text) } else { false } }
    }
  }
}
