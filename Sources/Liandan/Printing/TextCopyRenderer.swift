import Expressions
import Findings
import Forms
import Templates

/// Renders a copy as plain text: every field on a line of its own behind its label, rows in columns, without boxes and
/// lines. Screen readers read it well, and logs take it.
struct TextCopyRenderer: CopyRenderer {
  /// The language to write in.
  let language: Language

  func documents(
    of form: NumberedForm, copies: [CopyDefinition], marks: CopyMarks, pictures: PictureLoader
  ) -> [CopyDocument] {
    copies.map {
      CopyDocument(bytes: Array(TextCopy(form: form, copy: $0, marks: marks, language: language).text.utf8))
    }
  }
}

/// The text of one copy of a form.
private struct TextCopy {
  let form: NumberedForm
  let copy: CopyDefinition
  let marks: CopyMarks
  private let language: Language
  private var schema: FormSchema { form.schema }

  init(form: NumberedForm, copy: CopyDefinition, marks: CopyMarks, language: Language) {
    self.form = form
    self.copy = copy
    self.marks = marks
    self.language = language
  }

  var text: String {
    let fields = schema.fields.filter { $0.type != .stamp && !copy.omit.contains($0.id) }
    let width = fields.filter { !isTable($0) }.map { TextWidth.columns(label($0)) }.max() ?? 0
    return (head + [""] + fields.flatMap { lines($0, labelWidth: min(width, 24)) } + foot).joined(separator: "\n")
      + "\n"
  }

  private var head: [String] {
    let marks = [stamp, marks.replaces, marks.reprintText].compactMap {
      $0.map { "【\($0.text(in: language))】" }
    }
    return [schema.profile.name, schema.title.text(in: language) + marks.joined()].filter { !$0.isEmpty } + [
      TextCopyWords.number(form.number, day: day(form.issuedOn)).text(in: language)
    ] + voidLine + [TextCopyWords.copy(copy).text(in: language)]
  }

  private var stamp: LocalizedText? { marks.stamp(on: schema) }

  /// Since when the form is void, who said so and why.
  private var voidLine: [String] {
    guard let void = marks.void, let text = stamp?.text(in: language) else { return [] }
    return ["\(text)\(colon)\(day(void.date))　\(void.operatorName)　\(TextCopy.cell(void.reason.text(in: language)))"]
  }

  private var foot: [String] {
    let line = CopiesLine.text(schema.copies, in: language)
    return line.isEmpty ? [] : ["", line]
  }

  private var colon: String { language == .en ? ": " : "：" }

  private func day(_ date: CalendarDate) -> String {
    language == .en ? date.iso : "\(date.year)年\(date.month)月\(date.day)日"
  }

  private func label(_ field: Field) -> String { field.label.text(in: language) + colon }

  private func isTable(_ field: Field) -> Bool { field.type.kind.isTable }

  private func lines(_ field: Field, labelWidth: Int) -> [String] {
    if isTable(field) { return ["", label(field)] + table(field).map { "  " + $0 } + [""] }
    let label = TextWidth.padded(label(field), to: labelWidth)
    guard let value = form.values[field.id] else { return [TextWidth.trimmed(label)] }
    let text = TextCopy.plain(ValueText.text(value, field: field, schema: schema, language: language))
    let indent = String(repeating: " ", count: TextWidth.columns(label))
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      TextWidth.trimmed((index == 0 ? label : indent) + line)
    }
  }

  private func table(_ field: Field) -> [String] {
    switch form.values[field.id] {
    case .rows(let rows)?:
      let columns = field.fields.filter { !copy.omit.contains("\(field.id).\($0.id)") }
      let heads = columns.map { $0.label.text(in: language) }
      let cells = rows.map { row in
        columns.map { column in
          row[column.id].map { ValueText.text($0, field: column, schema: schema, language: language) } ?? ""
        }
      }
      return TextWidth.table([heads] + cells.map { $0.map(TextCopy.cell) })
    case .approvals(let approvals)?:
      return approvals.map {
        TextCopy.cell(ValueText.text(.approvals([$0]), field: field, schema: schema, language: language))
      }
    default: return []
    }
  }

  /// Line feeds as they are, other control characters as blanks.
  private static func plain(_ text: String) -> String {
    let even = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    return String(
      String.UnicodeScalarView(
        even.unicodeScalars.map { $0 != "\n" && ($0.value < 0x20 || (0x7F...0x9F).contains($0.value)) ? " " : $0 }))
  }

  /// The text of a cell: one line.
  private static func cell(_ text: String) -> String {
    plain(text).split(separator: "\n").joined(separator: " ")
  }
}
