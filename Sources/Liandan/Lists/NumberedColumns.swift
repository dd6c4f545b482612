import Findings
import Forms
import Intake
import SpreadsheetML
import Storage

/// The columns of a list that is handed back: its own, then those that say what became of each row.
struct NumberedColumns {
  private let language: Language
  /// The places of the list's own columns that are kept.
  private let own: [Int]
  private let names: [String]
  private let titles: [String]
  private let prints: PrintIndex

  private static let widths: [Double] = [20, 10, 44, 44, 14]

  init(beside names: [String], for schema: FormSchema, _ prints: PrintIndex, in language: Language) {
    (self.language, self.prints) = (language, prints)
    // A list that was handed back and comes again gets these columns anew.
    let former = OutcomeColumns.places(in: names, for: schema)
    own = names.indices.filter { !former.contains($0) }
    let kept = own.map { names[$0] }
    self.names = kept
    titles = (OutcomeColumns.titles + (prints.hasPages ? [OutcomeColumns.pages] : [])).map { title, other in
      (kept.contains { title.wordings.contains($0) } ? other : title).text(in: language)
    }
  }

  private func texts(_ row: SourceTable.Row?) -> [String] {
    own.map { place in row.flatMap { place < $0.texts.count ? $0.texts[place] : nil } ?? "" }
  }

  private func texts(_ outcome: RowOutcome?) -> [String] {
    guard let outcome else { return titles.map { _ in "" } }
    let prints = prints.places(of: outcome.number)
    let files = prints.isEmpty ? outcome.files : prints.map(\.file)
    return [outcome.number, outcome.stateLabel(in: language), files.joined(separator: "\n"), outcome.reason]
      + (self.prints.hasPages ? [prints.map { $0.pagesText(in: language) }.joined(separator: "\n")] : [])
  }

  /// Calls `body` with the texts of each line: own ones, and what became of the form.
  private func forEach(_ rows: NotedRows, _ body: (_ own: [String], _ outcome: [String]) throws -> Void) throws {
    var rows = rows
    while let (lines, notes) = try rows.next() {
      try body(texts(lines.first), texts(RowOutcome(notes)))
      for line in lines.dropFirst() { try body(texts(line), texts(nil as RowOutcome?)) }
    }
  }

  // MARK: Formats

  func writeCSV(_ rows: NotedRows, to sink: any ByteSink) throws {
    var out = TextPieces(sink)
    out.bytes.append(contentsOf: "\u{FEFF}".utf8)
    out.appendCSV(names + titles)
    try forEach(rows) { own, outcome in
      // Negative numbers and telephone numbers stay as they were typed.
      let texts = own + outcome
      out.appendCSV(texts) { NumberedColumns.isNumber(texts[$0]) }
      try out.flushIfLarge()
    }
    try out.flush()
  }

  /// Whether a text is a signed number, or that of a telephone.
  private static func isNumber(_ text: String) -> Bool {
    text.first.map { "+-".contains($0) } ?? false
      && text.dropFirst().allSatisfy { $0.isASCII && $0.isNumber || " .,-()".contains($0) }
  }

  func writeJSONLines(_ rows: NotedRows, to sink: any ByteSink) throws {
    var out = TextPieces(sink)
    var rows = rows
    while let (lines, notes) = try rows.next() {
      let values = lines.first?.values ?? []
      var members: [(name: String, write: (inout [UInt8]) -> Void)] = own.enumerated().compactMap { index, place in
        guard place < values.count, !values[place].isEmpty else { return nil }
        return (names[index], { values[place].write(to: &$0) })
      }
      if let outcome = RowOutcome(notes) {
        members += outcome.members(prints.places(of: outcome.number)).map { name, value in
          (names.contains(name) ? "form_\(name)" : name, { value.write(to: &$0) })
        }
      }
      JSONValue.write(object: members, to: &out.bytes, name: \.name) { $0.write(&$1) }
      out.bytes.append(UInt8(ascii: "\n"))
      try out.flushIfLarge()
    }
    try out.flush()
  }

  func writeWorkbook(
    _ rows: NotedRows, _ table: SourceTable, title: String, to sink: any ByteSink,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    var workbook = try StreamingTable(to: sink, title: title, spool: spool)
    let columns =
      names.map(TableColumn.init(ofList:)) + zip(titles, NumberedColumns.widths).map { TableColumn($0, width: $1) }
    try workbook.begin(TableLayout(name: table.sheet ?? title, columns: columns, language: language))
    try forEach(rows) { own, outcome in try workbook.append((own + outcome).map { .fitting($0) }) }
    try workbook.end()
    for var detail in table.details {
      try workbook.begin(
        TableLayout(name: detail.sheet, columns: detail.names.map(TableColumn.init(ofList:)), language: language))
      while let (_, row) = detail.next() {
        try workbook.append(row.texts.prefix(detail.names.count).map { .fitting($0) })
      }
      try workbook.end()
    }
    try workbook.finish()
  }
}

extension RowOutcome {
  /// The members that it adds to an object; `prints` is where it stands in files to be printed.
  fileprivate func members(_ prints: [PrintIndex.Place]) -> [(String, JSONValue)] {
    let files = prints.isEmpty ? files : prints.map(\.file)
    return [("number", number.isEmpty ? .null : .string(number)), ("state", .string(state))]
      + (files.isEmpty ? [] : [("files", .array(files.map { .string($0) }))])
      + (prints.contains { !$0.pages.isEmpty } ? [("prints", .array(prints.map(\.json)))] : [])
      + (reason.isEmpty ? [] : [("reason", .string(reason))])
  }
}
