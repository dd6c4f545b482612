import Expressions
import Findings
import Records
import Register
import SpreadsheetML

/// One column of a ledger: its name, its look in a workbook, and its value in a line.
struct LedgerColumn: Sendable {
  typealias Value = @Sendable (LedgerLine, inout LedgerTitles) -> LedgerValue
  typealias Members = @Sendable (LedgerLine, inout LedgerTitles) -> [(String, JSONValue)]

  /// The heading.
  let title: LocalizedText
  /// The width in a workbook, in digits.
  let width: Double
  /// What its cells hold in a workbook.
  let kind: TableColumn.Kind
  /// The value of a line, as people read it.
  let value: Value
  /// The members of a line as a JSON object.
  let members: Members

  /// `id` is the name of its member in JSON.
  init(
    _ id: String, _ title: LocalizedText, width: Double, kind: TableColumn.Kind = .text, value: @escaping Value
  ) {
    self.init(title, width: width, kind: kind, value: value) { [(id, value($0, &$1).json)] }
  }

  /// A column whose value in JSON differs from the text that people read.
  init(
    _ title: LocalizedText, width: Double, kind: TableColumn.Kind = .text, value: @escaping Value,
    members: @escaping Members
  ) {
    self.title = title
    self.width = width
    self.kind = kind
    self.value = value
    self.members = members
  }

  /// All columns in order.
  static let all: [LedgerColumn] = [
    LedgerColumn("number", LocalizedText("编号", hant: "編號", en: "Number"), width: 18) { line, _ in .text(line.number) },
    LedgerColumn(LocalizedText("表单", hant: "表單", en: "Form"), width: 26) { line, titles in
      .text(titles.title(of: line.form))
    } members: { line, titles in
      [("form", .string(line.form)), ("title", .string(titles.title(of: line.form)))]
    },
    LedgerColumn("customer", LocalizedText("客户", hant: "客戶", en: "Customer"), width: 32) { line, _ in
      .text(line.customer)
    },
    LedgerColumn(LocalizedText("状态", hant: "狀態", en: "State"), width: 9) { line, titles in
      .text(line.state.label.text(in: titles.language))
    } members: { line, _ in
      [("state", .string(line.state.rawValue))]
    },
    LedgerColumn("issued_on", LocalizedText("开单日期", hant: "開單日期", en: "Issued on"), width: 12, kind: .date) {
      line, _ in .day(line.issuedOn)
    },
    LedgerColumn("issued_by", LocalizedText("开单人", hant: "開單人", en: "Issued by"), width: 10) { line, _ in
      .text(line.issuedBy)
    },
    LedgerColumn("closed_at", LocalizedText("结单时间", hant: "結單時間", en: "Closed at"), width: 17, kind: .dateTime) {
      line, _ in .moment(line.closedAt)
    },
    LedgerColumn("closed_by", LocalizedText("结单人", hant: "結單人", en: "Closed by"), width: 10) { line, _ in
      .text(line.closedBy)
    },
    LedgerColumn("reprints", LocalizedText("补打", hant: "補印", en: "Reprints"), width: 9, kind: .integer) { line, _ in
      .count(line.reprints)
    },
    LedgerColumn("void_reason", LocalizedText("作废原因", hant: "作廢原因", en: "Void because"), width: 24) { line, _ in
      .text(line.voidReason)
    },
  ]
}

/// The content of a ledger's cell.
enum LedgerValue {
  case text(String?)
  case day(CalendarDate)
  case moment(CalendarMoment?)
  /// How often; nothing is written for 0.
  case count(Int)

  /// The value as text.
  var text: String {
    switch self {
    case .text(let text): text ?? ""
    case .day(let day): day.iso
    case .moment(let moment): moment.map { "\($0.date.iso) \($0.time.text)" } ?? ""
    case .count(let count): count == 0 ? "" : "\(count)"
    }
  }

  /// The value as JSON.
  var json: JSONValue {
    switch self {
    case .text(let text): text.map { .string($0) } ?? .null
    case .day(let day): .string(day.iso)
    case .moment(let moment): moment.map { .string($0.iso) } ?? .null
    case .count(let count): .number("\(count)")
    }
  }

  /// The value in a workbook.
  var cell: TableCell {
    switch self {
    case .text(let text): text.flatMap { $0.isEmpty ? nil : .text($0) } ?? .blank
    case .day(let day): .date(SerialDate(year: day.year, month: day.month, day: day.day))
    case .moment(let moment): moment.map { .date(SerialDate($0)) } ?? .blank
    case .count(let count): count == 0 ? .blank : .number("\(count)")
    }
  }
}

extension SerialDate {
  fileprivate init(_ moment: CalendarMoment) {
    self.init(
      year: moment.date.year, month: moment.date.month, day: moment.date.day, hour: moment.time.hour,
      minute: moment.time.minute, second: moment.time.second, hasTime: true)
  }
}
