import Expressions
import Findings
import Forms
import Records
import Storage

/// A line of the lists of a packet with terms: a copy of a form.
struct ArchiveEntry {
  let code: String
  let number: String
  let form: String
  /// The form's title.
  let name: String
  /// 题名.
  let title: String
  let customer: String
  let amount: String
  /// The day of closing, or of the void.
  let day: String
  let isVoid: Bool
  let label: String
  /// The formats of its files.
  let files: String
  let pages: Int?
  /// How many files are attached to the form.
  let attachments: Int
  /// Where the paper original was.
  let paper: String
  /// Whether it is the first line of its form.
  let isFirst: Bool

  /// The lines of a form: one for each copy; in a packet of late attachments one for these.
  static func lines(_ form: ArchivedForm, isSupplement: Bool) -> [ArchiveEntry] {
    // A form without copies for the keeper is handed over as its data alone.
    let known = isSupplement ? [form.attached] : form.copies
    let copies = known.isEmpty ? [(label: "", formats: [], pages: nil)] : known
    return copies.enumerated().map { index, copy in
      ArchiveEntry(
        code: form.code, number: form.number, form: form.schema.id, name: form.schema.title.zhHans,
        title: form.title, customer: form.customer ?? "",
        amount: form.amount.map { $0.text(places: 2, grouping: false) } ?? "", day: form.day,
        isVoid: form.voidOn != nil, label: copy.label, files: copy.formats.joined(separator: "、"), pages: copy.pages,
        attachments: form.attachments.count, paper: form.paper?.label.zhHans ?? "", isFirst: index == 0)
    }
  }

  /// The line as it is laid aside.
  var bytes: [UInt8] {
    let cells = [
      code, number, form, name, title, customer, amount, day, isVoid ? "1" : "", label, files,
      pages.map { "\($0)" } ?? "",
      "\(attachments)", paper, isFirst ? "1" : "",
    ].map { String($0.map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
    return Array((cells.joined(separator: "\t") + "\n").utf8)
  }

  /// What is to be said of the form besides.
  func remark(_ replacements: ReplacementIndex) -> String {
    [
      replacements[number].label?.zhHans ?? "", isFirst && attachments > 0 ? "附件 \(attachments) 件" : "",
    ].filter { !$0.isEmpty }.joined(separator: "；")
  }

  /// Reads a line that was laid aside.
  init?(_ line: ArraySlice<UInt8>) {
    let cells = String(decoding: line, as: UTF8.self).split(separator: "\t", omittingEmptySubsequences: false)
      .map(String.init)
    guard cells.count == 15 else { return nil }
    self.init(
      code: cells[0], number: cells[1], form: cells[2], name: cells[3], title: cells[4], customer: cells[5],
      amount: cells[6], day: cells[7], isVoid: !cells[8].isEmpty, label: cells[9], files: cells[10],
      pages: Int(cells[11]), attachments: Int(cells[12]) ?? 0, paper: cells[13],
      isFirst: !cells[14].isEmpty)
  }

  private init(
    code: String, number: String, form: String, name: String, title: String, customer: String, amount: String,
    day: String, isVoid: Bool, label: String, files: String, pages: Int?, attachments: Int, paper: String,
    isFirst: Bool
  ) {
    (self.code, self.number, self.form, self.name, self.title) = (code, number, form, name, title)
    (self.customer, self.amount, self.day, self.isVoid) = (customer, amount, day, isVoid)
    (self.label, self.files, self.pages, self.isFirst) = (label, files, pages, isFirst)
    (self.attachments, self.paper) = (attachments, paper)
  }
}

/// The lines of a packet's lists, laid aside until it is complete: only then are the counts known that stand above them.
struct ArchiveEntries {
  private let rows: any ByteSpool
  private(set) var forms = 0
  private(set) var copies = 0
  private(set) var voids = 0
  private(set) var pages = 0
  /// The first and the last archival code.
  private(set) var codes: (first: String, last: String)?

  init(_ spool: any ByteSpool) { rows = spool }

  /// Adds the next line; those of a form stand side by side.
  mutating func add(_ entry: ArchiveEntry) throws {
    copies += 1
    pages += entry.pages ?? 0
    if entry.isFirst {
      forms += 1
      if entry.isVoid { voids += 1 }
      codes = (codes?.first ?? entry.code, entry.code)
    }
    try rows.write(entry.bytes)
  }

  /// Hands over the lines in order.
  func replay(_ body: (ArchiveEntry) throws -> Void) throws {
    var lines = LineSplitter()
    try rows.replay(0..<rows.count) { piece in
      try lines.split(piece) { line in if let entry = ArchiveEntry(line) { try body(entry) } }
    }
  }
}
