import Expressions
import Findings
import Forms
import Register
import Reports
import Signing
public import Storage

/// The format of a report.
public enum ReportStyle: String, Sendable, CaseIterable {
  /// Aligned columns for a terminal.
  case table
  /// One JSON object.
  case json
  /// A workbook: the figures, and a sheet for each table.
  case xlsx
  /// A document.
  case docx
  /// Fixed pages, prepared for PDF/A.
  case pdf
  /// Fixed pages, prepared for OFD-A.
  case ofd
}

/// A report that was computed, to be written in any ``ReportStyle``.
public struct FinishedReport: Sendable {
  let report: Report
  /// The company's profile, with which it was computed.
  let profile: CompanyProfile
  /// The day on which it was made, and by whom.
  let madeOn: CalendarDate
  var madeBy: String
  /// Where the audit chain ended; `nil` if nothing was recorded yet.
  let anchor: ChainAnchor?
  /// The language of titles, headings and choices.
  let language: Language

  /// The same report, as somebody else has it made at the same moment.
  public func made(by operatorName: String) -> FinishedReport {
    var report = self
    report.madeBy = operatorName
    return report
  }

  /// Writes the report.
  ///
  /// - Parameters:
  ///   - style: The format.
  ///   - sink: Receives the bytes in order.
  ///   - spool: Makes a spool for the compressed rows of a sheet until it is complete.
  /// - Throws: what `sink` and `spool` throw.
  public func write(
    _ style: ReportStyle, to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    switch style {
    case .table: try sink.write(Array(lines.joined(separator: "\n").utf8) + [0x0A])
    case .json: try sink.write(Array(json.text.utf8) + [0x0A])
    case .xlsx: try writeWorkbook(to: sink, spool: spool)
    case .docx: try sink.write(ReportDocument(self).bytes())
    case .pdf: try writePages(.pdf, to: sink)
    case .ofd: try writePages(.ofd, to: sink)
    }
  }

  var title: String { report.definition.title.text(in: language) }

  /// `2026-10-01 – 2026-12-31`, shorter for a month, quarter or year.
  var period: String { ReportPeriod.name(report.first, report.last) }

  /// Company and period; day, who and which profile: two lines.
  var subtitles: [String] {
    let (company, mention) = (profile.heading(in: language), profile.mention)
    return [
      LocalizedText(
        "\(company)　　期间：\(period)", hant: "\(company)　　期間：\(period)", en: "\(company)    Period: \(period)"),
      LocalizedText(
        "制表：\(madeBy)　\(madeOn.iso)　　\(mention.zhHans)",
        hant: "製表：\(madeBy)　\(madeOn.iso)　　\(mention.text(in: .zhHant))",
        en: "Made by \(madeBy), \(madeOn.iso)    \(mention.text(in: .en))"),
    ].map { $0.text(in: language) }
  }

  /// The figures as rows: what, how computed, value, target, verdict.
  var figureHeadings: [String] {
    [
      LocalizedText("指标", hant: "指標", en: "Figure"), LocalizedText("数值", hant: "數值", en: "Value"),
      LocalizedText("分子/分母", hant: "分子/分母", en: "Of"), LocalizedText("目标", hant: "目標", en: "Target"),
      LocalizedText("结论", hant: "結論", en: "Verdict"),
    ].map { $0.text(in: language) }
  }

  /// The cells of a figure's row, in the order of ``figureHeadings``.
  func cells(of figure: Report.Figure) -> [String] {
    let target = figure.target.map { target in
      "\(ReportValue.sign(target.comparison)) \(ReportValue.text(target.number, figure.value.format))"
    }
    let verdict = figure.target?.isReached.map { isReached in
      (isReached
        ? LocalizedText("达标", hant: "達標", en: "reached") : LocalizedText("未达标", hant: "未達標", en: "missed"))
        .text(in: language)
    }
    return [
      figure.title.text(in: language), ReportValue.text(figure.value),
      figure.value.parts.map { "\(ReportValue.plain($0.numerator))/\(ReportValue.plain($0.denominator))" } ?? "",
      target ?? "", verdict ?? "",
    ]
  }

  /// What stands under a table: rows left out beyond its limit.
  func remark(of table: Report.Table) -> String? {
    if table.omitted > 0 {
      return LocalizedText(
        "另有 \(table.omitted) 行未列", hant: "另有 \(table.omitted) 列未列", en: "\(table.omitted) more rows"
      ).text(in: language)
    }
    return table.rows.isEmpty ? LocalizedText("本期没有", hant: "本期沒有", en: "none in this period").text(in: language) : nil
  }

  func text(of cell: Report.Cell) -> String { ReportValue.text(cell) }
}

/// Names of periods.
enum ReportPeriod {
  /// `2026-11` for a whole month, `2026-Q4`, `2026`, else the first and last day.
  static func name(_ first: CalendarDate, _ last: CalendarDate) -> String {
    let month = String(format2: first.month)
    if first == last { return first.iso }
    guard first.day == 1, last == last.endOfMonth, first.year == last.year else { return "\(first.iso)..\(last.iso)" }
    switch last.month - first.month {
    case 0: return "\(first.year)-\(month)"
    case 2 where (first.month - 1) % 3 == 0: return "\(first.year)-Q\((first.month + 2) / 3)"
    case 11: return "\(first.year)"
    default: return "\(first.iso)..\(last.iso)"
    }
  }

  /// The first and last day of the period of a kind in which a day lies.
  static func days(_ kind: ReportDefinition.PeriodKind, of day: CalendarDate) -> (CalendarDate, CalendarDate) {
    let months =
      switch kind {
      case .month: (first: day.month, count: 1)
      case .quarter: (first: (day.month - 1) / 3 * 3 + 1, count: 3)
      case .year: (first: 1, count: 12)
      }
    let first = CalendarDate(year: day.year, month: months.first, day: 1) ?? day
    return (first, (first.adding(months: months.count - 1) ?? first).endOfMonth)
  }
}

extension String {
  /// A number of two digits.
  fileprivate init(format2 number: Int) { self = number < 10 ? "0\(number)" : "\(number)" }
}

/// Values of a report as people read them.
enum ReportValue {
  /// A share is half-up to 0.1 %; nothing to compute from is “—”.
  static func text(_ amount: Report.Amount) -> String { amount.number.map { text($0, amount.format) } ?? "—" }

  /// A number in a format.
  static func text(_ number: ExactDecimal, _ format: ReportFormat) -> String {
    switch format {
    case .integer: number.rounded(0).text(places: 0)
    case .decimal: number.text(places: 1)
    case .decimal2: number.text(places: 2)
    case .money: number.text(places: 2, grouping: true)
    case .percent: number.text(places: 1) + "%"
    case .text, .date: plain(number)
    }
  }

  /// A number with the digits that it has; a fraction with two decimals.
  static func plain(_ number: ExactDecimal) -> String {
    number.isInteger ? number.rounded(0).text(places: 0) : number.text(places: 2)
  }

  static func text(_ cell: Report.Cell) -> String {
    switch cell {
    case .empty: ""
    case .text(let text): text
    case .day(let day): day.iso
    case .amount(let amount): text(amount)
    case .rank(let rank, let isShared): isShared ? "\(rank)（并列）" : "\(rank)"
    }
  }

  static func sign(_ comparison: String) -> String {
    switch comparison {
    case ">=": "≥"
    case "<=": "≤"
    default: comparison
    }
  }

  static func json(_ amount: Report.Amount) -> JSONValue {
    var members: [(String, JSONValue)] = [("value", amount.number.map { .number($0.description) } ?? .null)]
    if let parts = amount.parts {
      members += [
        ("numerator", .number(parts.numerator.description)), ("denominator", .number(parts.denominator.description)),
      ]
    }
    return .object(members + [("text", .string(text(amount)))])
  }

  static func json(_ cell: Report.Cell) -> JSONValue {
    switch cell {
    case .empty: .null
    case .text(let text): .string(text)
    case .day(let day): .string(day.iso)
    case .amount(let amount):
      amount.parts == nil ? amount.number.map { .number($0.description) } ?? .null : json(amount)
    case .rank(let rank, let isShared):
      isShared ? .object([("rank", .number("\(rank)")), ("shared", .boolean(true))]) : .number("\(rank)")
    }
  }
}
