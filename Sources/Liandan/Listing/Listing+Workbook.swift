import Findings
import SpreadsheetML

extension Listing {
  /// Writes the listing as a sheet of a workbook.
  func writeSheet(in language: Language, to table: inout StreamingTable) throws {
    try table.begin(
      TableLayout(
        name: name, title: title.isEmpty ? nil : title, remarks: try remarks(),
        columns: columns.map { .init($0.title.text(in: language), width: $0.width, kind: $0.kind) },
        footer: foot, language: language))
    try lines { line in try table.append(columns.map { $0.value(line).cell }) }
    try table.end(totals: totals?().map(\.cell))
  }
}
