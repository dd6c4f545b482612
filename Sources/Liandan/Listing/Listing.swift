import Findings
import SpreadsheetML
import Storage
import Zipping

/// The format of a listing: of a ledger, of forms that were found, of what is due.
public enum ListingStyle: String, Sendable, CaseIterable {
  /// Aligned columns for a terminal.
  case table
  /// RFC 4180 in UTF-8, with a byte order mark so that Excel recognises the encoding.
  case csv
  /// One JSON object a line.
  case json
  /// A workbook; rows past 1,048,576 go into further sheets.
  case xlsx
  /// A document for Word.
  case docx
  /// Fixed pages, prepared for PDF/A.
  case pdf
  /// Fixed pages, prepared for OFD-A.
  case ofd
}

/// Lines under headings, in any ``ListingStyle``.
struct Listing<Line> {
  /// The name of the sheet.
  var name: String
  /// The title over the sheet.
  var title: String
  /// What stands under the title; asked for once, before the lines.
  var remarks: () throws -> [String] = { [] }
  /// The columns.
  var columns: [ListingColumn<Line>]
  /// The values of a last row, asked for after the lines.
  var totals: (() -> [ListingValue])?
  /// What stands under the lines where they are printed: not in CSV and JSON.
  var foot: [String] = []
  /// Calls its argument with each line in order; it is called twice for a table, three times for pages.
  var lines: (_ body: (Line) throws -> Void) throws -> Void

  /// Writes the listing; memory does not grow with the lines. `origin` stands on fixed pages.
  func write(
    _ style: ListingStyle, in language: Language, from origin: ListOrigin, to sink: any ByteSink,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    switch style {
    case .table: try writeTable(in: language, to: sink)
    case .csv: try writeCSV(in: language, to: sink)
    case .json: try writeJSON(to: sink)
    case .xlsx:
      var table = try StreamingTable(to: sink, title: title, spool: spool)
      try writeSheet(in: language, to: &table)
      try table.finish()
    case .docx: try writeDocument(in: language, from: origin, to: sink)
    case .pdf: try writePages(.pdf, in: language, from: origin, to: sink)
    case .ofd: try writePages(.ofd, in: language, from: origin, to: sink)
    }
  }
}
