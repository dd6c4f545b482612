import Findings
import Intake
import Storage

/// What is wrong with one refused form, as it is laid aside until its rows are handed back.
struct RejectRecord {
  /// A place that is to be marked.
  struct Mark: Hashable {
    var line: Int?
    var column: Int?
    var sheet: String?
    var cell: String?
    var pointer: String?
    var field: String?
  }
  /// The line or row where the form begins.
  var number: Int
  /// What is wrong, for the person who corrects it.
  var message: String
  var marks: [Mark]

  /// The note about a form that stands at `origin`.
  init(_ findings: [Finding], at origin: Origin, in language: Language) {
    number = SourceTable.number(origin)
    let errors = findings.filter { $0.severity == .error }
    message = errors.map { RejectRecord.text($0, in: language) }.joined(separator: "\n")
    marks = errors.map {
      Mark(
        line: $0.origin.line, column: $0.origin.column, sheet: $0.origin.sheet, cell: $0.origin.cell,
        pointer: $0.origin.pointer, field: $0.field)
    }
  }

  private static func text(_ finding: Finding, in language: Language) -> String {
    let label = finding.label.map { "【\($0.text(in: language))】" } ?? ""
    let hint = finding.hint.map { (language == .en ? ": " : "：") + $0.text(in: language) } ?? ""
    return label + finding.message.text(in: language) + hint
  }

  // MARK: Laying aside

  /// Between members of a mark, between parts of a note, and after a note: controls that no text here holds.
  private static let member = UInt8(0x1D), part = UInt8(0x1F), end = UInt8(0x1E)

  var bytes: [UInt8] {
    let texts =
      ["\(number)", message]
      + marks.map { mark in
        let members = [
          mark.line.map(String.init), mark.column.map(String.init), mark.sheet, mark.cell, mark.pointer, mark.field,
        ]
        return members.map { RejectRecord.plain($0 ?? "") }.joined(separator: "\u{1D}")
      }
    var bytes: [UInt8] = []
    for (index, text) in texts.enumerated() {
      if index > 0 { bytes.append(RejectRecord.part) }
      bytes += (index == 1 ? RejectRecord.plain(text) : text).utf8
    }
    return bytes + [RejectRecord.end]
  }

  private static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { 0x1D...0x1F ~= $0.value ? " " : $0 }))
  }

  init?(_ bytes: ArraySlice<UInt8>) {
    let parts = bytes.split(separator: RejectRecord.part, omittingEmptySubsequences: false)
    guard parts.count > 1, let number = Int(String(decoding: parts[0], as: UTF8.self)) else { return nil }
    self.number = number
    message = String(decoding: parts[1], as: UTF8.self)
    marks = parts.dropFirst(2).map { part in
      let texts = part.split(separator: RejectRecord.member, omittingEmptySubsequences: false).map {
        $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self)
      }
      guard texts.count == 6 else { return Mark() }
      return Mark(
        line: texts[0].flatMap { Int($0) }, column: texts[1].flatMap { Int($0) }, sheet: texts[2], cell: texts[3],
        pointer: texts[4], field: texts[5])
    }
  }

  /// Reads notes back one by one.
  struct Reader {
    private let spool: any ByteSpool
    private var place = 0
    private var held: [UInt8] = []
    private var start = 0

    init(_ spool: any ByteSpool) { self.spool = spool }

    mutating func next() throws -> RejectRecord? {
      while true {
        if let stop = held[start...].firstIndex(of: RejectRecord.end) {
          defer { start = stop + 1 }
          return RejectRecord(held[start..<stop])
        }
        guard place < spool.count else { return nil }
        held.removeFirst(start)
        start = 0
        let next = min(place + 1 << 18, spool.count)
        try spool.replay(place..<next) { held += $0 }
        place = next
      }
    }
  }
}
