import Findings
package import Forms
import Foundation
package import Intake
import Register
package import Storage

/// A list that was issued, handed back with what became of each row: the list's own columns in their order, then number,
/// state and files of the row, or why it was refused.
package final class NumberedList {
  /// The format of the file.
  package enum Format: String, Sendable, CaseIterable {
    case csv, xlsx, jsonl
  }
  private let source: DataSource
  private let schema: FormSchema
  private let format: Format
  private let language: Language
  private let spool: any ByteSpool
  private var prints = PrintIndex()
  /// Whether anything became of any row.
  package private(set) var hasRows = false

  /// - Parameters:
  ///   - source: the list, buffered: it is read once more at the end.
  ///   - world: the language of what is said, and the disk.
  ///   - path: where the list goes. What becomes of its rows is laid aside on the same disk.
  package init(_ source: DataSource, form schema: FormSchema, as format: Format, in world: World, path: String) throws {
    self.source = source
    self.schema = schema
    self.format = format
    language = world.language
    spool = try world.store.spool(beside: path)
  }

  /// Notes what became of a row; rows come in the order of the list.
  package func add(_ event: IssueEvent) throws {
    switch event {
    case .issued(let form):
      guard let origin = form.origin else { return }
      let files = form.copies.map { $0.out ?? $0.file }
      try note(origin, form.number, form.state.rawValue, "", files)
    case .refused(let form):
      let origin = form.submission.origin
      let reason = RejectRecord(form.findings, at: origin, in: language).message
      try note(origin, "", RowOutcome.refused, reason, [])
    case .joined(let file): prints.add(file)
    case .found, .packed, .progress, .remark: break
    }
  }

  private func note(_ origin: Origin, _ number: String, _ state: String, _ reason: String, _ files: [String]) throws {
    hasRows = true
    let texts = ["\(SourceTable.number(origin))", number, state, reason] + files
    try spool.write(SpooledNotes.bytes(texts.map(SpooledNotes.plain)))
  }

  /// Writes the list; `spool` makes places where the rows of a sheet are laid aside.
  package func write(to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool) throws {
    // An entry workbook has no rows of its own.
    let table = format == .jsonl ? nil : SourceTable(source, schema: schema)
    guard let table = table ?? SourceTable(source, schema: schema, asForms: true) else { return }
    let columns = NumberedColumns(beside: table.names, for: schema, prints, in: language)
    let rows = try NotedRows(table, SpooledNotes.Reader(self.spool))
    switch format {
    case .csv: try columns.writeCSV(rows, to: sink)
    case .jsonl: try columns.writeJSONLines(rows, to: sink)
    case .xlsx: try columns.writeWorkbook(rows, table, title: schema.title.text(in: language), to: sink, spool: spool)
    }
  }
}

/// What became of a row.
struct RowOutcome {
  /// The state of a row that has no number.
  static let refused = "refused"
  private static let refusedLabel = LocalizedText("退回", hant: "退回", en: "refused")

  let number: String
  let state: String
  let reason: String
  let files: [String]

  /// What notes about one row say together; `nil` if there are none.
  init?(_ notes: [RowNote]) {
    let all = notes.map { $0.texts + Array(repeating: "", count: max(0, 3 - $0.texts.count)) }
    guard let main = all.first(where: { !$0[0].isEmpty }) ?? all.first else { return nil }
    (number, state) = (main[0], main[1])
    reason = all.map { $0[2] }.filter { !$0.isEmpty }.joined(separator: "\n")
    files = main.dropFirst(3).filter { !$0.isEmpty }
  }

  /// The state in words.
  func stateLabel(in language: Language) -> String {
    (RecordState(rawValue: state)?.label ?? RowOutcome.refusedLabel).text(in: language)
  }
}
