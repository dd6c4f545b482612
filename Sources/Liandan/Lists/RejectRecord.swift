import Findings
import Intake

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
    let label =
      finding.label.map { label in
        language == .en ? "\(label.text(in: language)): " : "【\(label.text(in: language))】"
      } ?? ""
    let hint = finding.hint.map { (language == .en ? ": " : "：") + $0.text(in: language) } ?? ""
    return label + finding.message.text(in: language) + hint
  }

  // MARK: Laying aside

  /// Between members of a mark.
  private static let member: Character = "\u{1D}"

  /// The note as texts that can be laid aside.
  var texts: [String] {
    ["\(number)", SpooledNotes.plain(message)]
      + marks.map { mark in
        let members = [
          mark.line.map(String.init), mark.column.map(String.init), mark.sheet, mark.cell, mark.pointer, mark.field,
        ]
        return members.map { SpooledNotes.plain($0 ?? "") }.joined(separator: String(RejectRecord.member))
      }
  }

  /// The note that was laid aside as these texts.
  init(_ note: RowNote) {
    number = note.number
    message = note.texts.first ?? ""
    marks = note.texts.dropFirst().map { part in
      let texts = part.split(separator: RejectRecord.member, omittingEmptySubsequences: false).map {
        $0.isEmpty ? nil : String($0)
      }
      guard texts.count == 6 else { return Mark() }
      return Mark(
        line: texts[0].flatMap { Int($0) }, column: texts[1].flatMap { Int($0) }, sheet: texts[2], cell: texts[3],
        pointer: texts[4], field: texts[5])
    }
  }
}
