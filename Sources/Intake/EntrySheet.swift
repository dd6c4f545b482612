import Findings
import Forms
import SpreadsheetML

/// How an entry workbook marks its sheets: hidden texts in A1.
enum EntrySheet {
  static func mark(of rows: [SheetRow]) -> String? { nil }
}

struct EntryReading {
  let file: String
  let schema: FormSchema?
  let workbook: WorkbookReader
  func items() throws(SpreadsheetError) -> [SubmissionReader.Item] { [] }
}
