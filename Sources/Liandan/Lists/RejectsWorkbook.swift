import Findings
import Forms
import Foundation
import Intake
import SpreadsheetML
import Storage

/// The refused rows of one list, in a workbook for whoever corrects them: the columns of the list, the rows as they were
/// typed, bad cells marked, and before them where each row stood and what is wrong with it.
///
/// The workbook can be corrected and issued as it is. What is wrong is laid aside while the list is read; at the end the
/// list is gone through once more. It takes no more memory for a million rows than for ten.
final class RejectsWorkbook {
  private let source: DataSource
  private let schema: FormSchema
  private let language: Language
  /// Where the workbook goes.
  private(set) var path: String
  /// Further names, where a name beside the list is wanted and another program takes it first; `nil` where the user named
  /// the file.
  private let next: (() -> String)?
  private let store: any FileStore
  private var spool: (any ByteSpool)?
  /// How many forms were refused.
  private(set) var count = 0

  /// - Parameters:
  ///   - world: the language of what is said, and the disk.
  ///   - path: where the workbook is wanted, in place of an earlier one; beside the list if `nil`, under a free name. Notes
  ///     are laid aside on the same disk.
  init(_ source: DataSource, _ schema: FormSchema, _ world: World, path: String?) {
    self.source = source
    self.schema = schema
    let language = world.language
    self.language = language
    store = world.store
    let name = source.name
    let free = { RefusedPath.free(for: name, in: language) }
    self.path = path ?? free()
    next = path == nil ? free : nil
  }

  /// Notes a form that was refused; they come in the order of the list.
  func add(_ findings: [Finding], at origin: Origin) throws {
    let spool = try spool ?? store.spool(beside: path)
    self.spool = spool
    try spool.write(SpooledNotes.bytes(RejectRecord(findings, at: origin, in: language).texts))
    count += 1
  }

  /// Writes the workbook under its wanted name, whole or not at all; `false` if there is nothing to hand back.
  func write() throws -> Bool {
    guard let spool, let table = SourceTable(source, schema: schema) else { return false }
    let file = try store.create(path)
    let (store, path) = (store, path)
    var writer = RefusedWriter(
      try StreamingTable(to: file, title: RejectsWorkbook.mark.text(in: language)) { try store.spool(beside: path) },
      table, schema, language)
    try writer.write(table, SpooledNotes.Reader(spool))
    try writer.finish()
    let sealed = try file.seal()
    guard let next else {
      try file.replace()
      return true
    }
    // The same list issued again gives the same workbook: it lies there.
    let same = RefusedPath.taken(for: source.name, in: language).first { path in
      (try? store.content(of: path, expecting: sealed.bytes)) == .file(sealed.sha256)
    }
    if let same { self.path = same } else { try commit(file, or: next) }
    return true
  }

  /// Gives the workbook its name, or the next one that is free: nobody's file is replaced, however many lists are issued
  /// at the same time.
  private func commit(_ file: any PendingFile, or next: () -> String) throws {
    while true {
      do { return try file.commit(as: path) } catch let failure as SystemFailure where failure.number == EEXIST {
        path = next()
      }
    }
  }

  /// Whether a file is such a workbook, by the title in its properties.
  static func isOne(_ path: String) -> Bool {
    (try? WorkbookReader(path: path).title).map { mark.wordings.contains($0) } ?? false
  }

  /// The title in the file's properties.
  static let mark = LocalizedText("退回的行", hant: "退回的列", en: "Refused rows")
}

/// Writes the sheets of a refused list.
private struct RefusedWriter: ~Copyable {
  private var workbook: StreamingTable
  private let schema: FormSchema
  private let language: Language
  /// The columns of the list without those of an earlier refusal.
  private let names: [String]
  private let marked: MarkedColumns
  private var own: [Int] { marked.own }
  /// The place of the row's number in the list that was refused first.
  private let formerNumber: Int?
  private let details: [SourceDetail]
  /// The keys of refused forms whose rows are on other sheets.
  private var keys: [Set<String>]
  /// What is wrong on other sheets.
  private var elsewhere: Set<RejectRecord.Mark> = []
  private var sheet: String { marked.sheet }

  init(_ workbook: consuming StreamingTable, _ table: SourceTable, _ schema: FormSchema, _ language: Language) {
    self.workbook = workbook
    self.schema = schema
    self.language = language
    let former = RefusalColumns.places(in: table.names, for: schema)
    formerNumber = former.number
    marked = MarkedColumns(
      of: table, without: former.all, sheet: table.sheet ?? RejectsWorkbook.mark.text(in: language))
    names = marked.own.map { table.names[$0] }
    details = table.details
    keys = table.details.map { _ in [] }
  }

  consuming func finish() throws { try workbook.finish() }

  mutating func write(_ table: SourceTable, _ notes: SpooledNotes.Reader) throws {
    let (number, problem) = RefusalColumns.names(for: schema)
    try workbook.begin(
      layout(sheet, [(number.text(in: language), 10), (problem.text(in: language), 44)], names))
    var noted = try NotedRows(table, notes)
    while let (rows, notes) = try noted.next() {
      let records = notes.map { RejectRecord($0) }
      guard let first = records.first else { continue }
      try append(records.dropFirst().reduce(first) { merged($0, with: $1) }, rows)
    }
    try workbook.end()
    for index in details.indices { try writeDetail(index) }
  }

  private func merged(_ first: RejectRecord, with second: RejectRecord) -> RejectRecord {
    var note = first
    note.message += "\n" + second.message
    note.marks += second.marks
    return note
  }

  private mutating func append(_ note: RejectRecord, _ rows: [SourceTable.Row]) throws {
    guard let first = rows.first, rows.contains(where: { !$0.texts.allSatisfy(\.isEmpty) }) else {
      return try workbook.append([.text("\(note.number)"), .text(note.message)], marks: [1])
    }
    if !details.isEmpty {
      elsewhere.formUnion(note.marks.filter { $0.sheet != nil && $0.sheet != sheet })
      for (index, detail) in details.enumerated() {
        let key = detail.mainColumn.map { $0 < first.texts.count ? detail.key(first.texts[$0]) : "" } ?? ""
        keys[index].insert(key)
      }
    }
    for (index, row) in rows.enumerated() where !row.texts.allSatisfy(\.isEmpty) {
      var marks: Set<Int> = index == 0 ? [1] : []
      for mark in note.marks {
        if let column = marked.column(of: mark, in: row, isFirst: index == 0) { marks.insert(column + 2) }
      }
      let cells = own.prefix { $0 < row.texts.count }.map { TableCell.fitting(row.texts[$0]) }
      try workbook.append(
        [.text(number(of: row)), index == 0 ? .fitting(note.message) : .text("")] + cells, marks: marks)
    }
  }

  /// The number that a row had in the list that was refused first.
  private func number(of row: SourceTable.Row) -> String {
    let former = formerNumber.flatMap { $0 < row.texts.count ? row.texts[$0] : nil } ?? ""
    return former.isEmpty ? "\(row.number)" : former
  }

  private mutating func writeDetail(_ index: Int) throws {
    var detail = details[index]
    try workbook.begin(layout(detail.sheet, [], detail.names))
    while let (key, row) = detail.next() {
      guard keys[index].contains(key) else { continue }
      let marks = row.places.prefix(detail.names.count).indices.filter { place in
        elsewhere.contains { $0.sheet == detail.sheet && $0.cell == row.places[place].cell }
      }
      try workbook.append(
        row.texts.prefix(detail.names.count).map { .fitting($0) }, marks: Set(marks))
    }
    try workbook.end()
  }

  private func layout(_ name: String, _ first: [(String, Double)], _ names: [String]) -> TableLayout {
    TableLayout(
      name: name, columns: first.map { TableColumn($0.0, width: $0.1) } + names.map(TableColumn.init(ofList:)),
      language: language)
  }

}

extension TableColumn {
  /// A column of a list that is handed back.
  init(ofList name: String) { self.init(name, width: Double(min(max(name.utf8.count, 12), 26))) }
}

extension SpreadsheetML.TableCell {
  /// A text of a list that is handed back, as far as a cell can hold it: longer ones must be corrected where they came from.
  static func fitting(_ text: String) -> Self {
    .text(text.utf8.count > 32_767 && text.utf16.count > 32_767 ? String(text.prefix(16_000)) + "…" : text)
  }
}
