import Expressions
public import Findings
import Forms
import Foundation
import Register
import SpreadsheetML

/// The ledger (台账): the forms of a period, one a line.
public struct Ledger: Sendable {
  /// One form.
  struct Line: Sendable {
    var number: String
    var form: String
    var title: LocalizedText
    var customer: String
    var state: RecordState
    var issuedOn: CalendarDate
    var issuedBy: String
    var closedAt: CalendarMoment?
    var closedBy: String?
    var reprints: Int
    var voidReason: String?
  }
  var lines: [Line] = []
  var company = ""
  var period = ""

  static let columns: [(title: LocalizedText, width: Double)] = [
    (LocalizedText("编号", hant: "編號", en: "Number"), 18), (LocalizedText("表单", hant: "表單", en: "Form"), 26),
    (LocalizedText("客户", hant: "客戶", en: "Customer"), 32), (LocalizedText("状态", hant: "狀態", en: "State"), 9),
    (LocalizedText("开单日期", hant: "開單日期", en: "Issued on"), 12),
    (LocalizedText("开单人", hant: "開單人", en: "Issued by"), 10),
    (LocalizedText("结单时间", hant: "結單時間", en: "Closed at"), 17),
    (LocalizedText("结单人", hant: "結單人", en: "Closed by"), 10),
    (LocalizedText("补打", hant: "補印", en: "Reprints"), 6), (LocalizedText("作废原因", hant: "作廢原因", en: "Void because"), 24),
  ]

  /// The cells of a line as text.
  func texts(_ line: Line, in language: Language) -> [String] {
    [
      line.number, line.title.text(in: language), line.customer, line.state.label.text(in: language), line.issuedOn.iso,
      line.issuedBy, line.closedAt.map { "\($0.date.iso) \($0.time.text)" } ?? "", line.closedBy ?? "",
      line.reprints == 0 ? "" : "\(line.reprints)", line.voidReason ?? "",
    ]
  }

  /// The ledger for a terminal: columns aligned, Chinese characters two wide.
  public func table(in language: Language) -> String {
    let rows =
      [Ledger.columns.map { $0.title.text(in: language) }] + lines.map { texts($0, in: language).map(Ledger.oneLine) }
    let widths = Ledger.columns.indices.map { column in rows.map { Ledger.width($0[column]) }.max() ?? 0 }
    return rows.map { row in
      var line = ""
      for (text, width) in zip(row, widths) {
        line += text + String(repeating: " ", count: width - Ledger.width(text) + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }

  /// The ledger as CSV (RFC 4180, UTF-8 with BOM so that Excel reads it right). A text that a spreadsheet would take for
  /// a formula gets an apostrophe in front.
  public func csv(in language: Language) -> String {
    let rows = [Ledger.columns.map { $0.title.text(in: language) }] + lines.map { texts($0, in: language) }
    return "\u{FEFF}" + rows.map { $0.map(Ledger.quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  /// The ledger as JSON, one object a line.
  public func jsonLines(in language: Language) -> String {
    lines.map { line in
      JSONValue.object([
        ("number", .string(line.number)), ("form", .string(line.form)),
        ("title", .string(line.title.text(in: language))),
        ("customer", .string(line.customer)), ("state", .string(line.state.rawValue)),
        ("issued_on", .string(line.issuedOn.iso)), ("issued_by", .string(line.issuedBy)),
        ("closed_at", line.closedAt.map { .string($0.iso) } ?? .null),
        ("closed_by", line.closedBy.map { .string($0) } ?? .null),
        ("reprints", .number("\(line.reprints)")), ("void_reason", line.voidReason.map { .string($0) } ?? .null),
      ]).text + "\n"
    }.joined()
  }

  /// The ledger as a workbook.
  public func workbook(in language: Language) throws -> [UInt8] {
    let kinds: [TableWorkbook.Kind] = [
      .text, .text, .text, .text, .date, .text, .dateTime, .text, .integer, .text,
    ]
    let columns = zip(Ledger.columns, kinds).map { column, kind in
      TableWorkbook.Column(column.title.text(in: language), width: column.width, kind: kind)
    }
    let title = LocalizedText("售后服务表单台账", hant: "售後服務表單台帳", en: "Ledger of after-sales forms").text(in: language)
    var sheet = TableWorkbook.Sheet(
      name: LocalizedText("台账", hant: "台帳", en: "Ledger").text(in: language), title: title, columns: columns,
      rows: lines.map { line in
        let texts = texts(line, in: language)
        return texts.indices.map { index -> TableWorkbook.Cell in
          switch index {
          case 4: .date(SerialDate(line.issuedOn))
          case 6: line.closedAt.map { .date(SerialDate($0)) } ?? .blank
          case 8: line.reprints == 0 ? .blank : .number("\(line.reprints)")
          default: texts[index].isEmpty ? .blank : .text(texts[index])
          }
        }
      })
    sheet.remarks = ["\(company)　\(period)　\(lines.count)"]
    return try TableWorkbook(sheets: [sheet]).bytes()
  }

  /// The text without line breaks and other controls, which would upset a terminal.
  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  private static func quoted(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r＝＋－＠".unicodeScalars.contains(first) { text = "'" + text }
    guard text.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }

  private static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x1100 && $1.value != 0x2026 ? 2 : 1) }
  }
}

extension SerialDate {
  fileprivate init(_ day: CalendarDate) { self.init(year: day.year, month: day.month, day: day.day) }

  fileprivate init(_ moment: CalendarMoment) {
    self.init(
      year: moment.date.year, month: moment.date.month, day: moment.date.day, hour: moment.time.hour,
      minute: moment.time.minute, second: moment.time.second, hasTime: true)
  }
}

extension IssueDesk {
  /// The forms issued in `period`, of one form or of all.
  public func ledger(form: String?, period: String?) throws -> Ledger {
    let query = LedgerQuery(form: try form.map { try library.schema($0).id }, period: try self.period(period))
    let register = try FormRegister.open(directory: registerDirectory, for: .reading)
    defer { try? register.close() }
    var ledger = Ledger()
    ledger.company = library.profile.name
    ledger.period = period ?? ""
    var titles: [String: LocalizedText] = [:]
    try register.records(query) { record in
      if titles[record.form] == nil {
        titles[record.form] = (try? library.schema(record.form).title) ?? LocalizedText(record.form)
      }
      let data = try? JSONSerialization.jsonObject(with: Data(record.data.utf8)) as? [String: Any]
      ledger.lines.append(
        Ledger.Line(
          number: record.number, form: record.form, title: titles[record.form] ?? LocalizedText(record.form),
          customer: data?["customer_name"] as? String ?? "", state: record.state, issuedOn: record.issuedOn,
          issuedBy: record.issued.operatorName, closedAt: record.closed?.at, closedBy: record.closed?.operatorName,
          reprints: record.reprints, voidReason: record.voidReason))
      return true
    }
    return ledger
  }
}
