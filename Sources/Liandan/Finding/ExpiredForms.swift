public import Expressions
public import Findings
import Forms
import Records
import Reports
import SpreadsheetML
public import Storage

/// The forms whose term of retention is over at a day, to be written as a listing.
public struct ExpiredForms: Sendable {
  let all: [ExpiredForm]
  let company: CompanyProfile
  /// The day of the list.
  public let day: CalendarDate
  /// How many there are.
  public var count: Int { all.count }
  /// How many of them may be destroyed, once that is appraised and approved.
  public var destroyable: Int { free.count }

  private var free: [ExpiredForm] { all.filter(\.bars.isEmpty) }

  /// Writes all of them, each with what is to become of it.
  ///
  /// - Parameters:
  ///   - style: The format.
  ///   - language: The language of headings.
  ///   - sink: Receives the bytes in order.
  ///   - spool: Makes a spool for the compressed rows of a workbook until their sheet is complete.
  /// - Throws: what `sink` and `spool` throw.
  public func write(
    _ style: ListingStyle, in language: Language, to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    let title = LocalizedText("保管期满待鉴定清单", hant: "保管期滿待鑑定清單", en: "Retention: due for appraisal").text(in: language)
    let remark = LocalizedText(
      "截至 \(day.iso)　期满 \(count) 份，其中可以销毁 \(destroyable) 份，继续保管 \(count - destroyable) 份",
      hant: "截至 \(day.iso)　期滿 \(count) 份，其中可以銷毀 \(destroyable) 份，繼續保管 \(count - destroyable) 份",
      en: "As of \(day.iso): \(count) past their term, \(destroyable) may be destroyed, \(count - destroyable) are kept"
    )
    let verdict = ListingColumn<ExpiredForm>(LocalizedText("处理", hant: "處理", en: "What to do"), width: 34) { form in
      .text(form.verdict.text(in: language))
    } members: { form in
      [
        ("may_be_destroyed", .boolean(form.bars.isEmpty)),
        ("kept_because", .array(form.bars.map { .string($0.label.text(in: language)) })),
      ]
    }
    let listing = Listing<ExpiredForm>(
      name: title, title: title, remarks: { [remark.text(in: language)] }, columns: head(language) + [verdict],
      lines: { body in for form in all { try body(form) } })
    try listing.write(style, in: language, from: ListOrigin(company: company, day: day), to: sink, spool: spool)
  }

  /// Writes 销毁清册: those that may be destroyed, with room for the opinion of the appraisal and the signatures. The program
  /// destroys nothing.
  ///
  /// - Parameters: as ``write(_:in:to:spool:)``.
  /// - Throws: what `sink` and `spool` throw.
  public func writeDestructionRegister(
    _ style: ListingStyle, in language: Language, to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    let free = free
    let words = DestructionWords(company: company.heading(in: language), day: day, numbers: free.map(\.number))
    let title = words.title.text(in: language)
    let order = Dictionary(zip(free.map(\.number), 1...)) { first, _ in first }
    let ordinal = ListingColumn<ExpiredForm>(
      "ordinal", LocalizedText("序号", hant: "序號", en: "No."), width: 6, kind: .integer
    ) { .count(order[$0.number] ?? 0) }
    let listing = Listing<ExpiredForm>(
      name: title, title: title, remarks: { words.remarks.map { $0.text(in: language) } },
      columns: [ordinal] + head(language) + tail(language), foot: words.signatures.map { $0.text(in: language) },
      lines: { body in for form in free { try body(form) } })
    try listing.write(style, in: language, from: ListOrigin(company: company, day: day), to: sink, spool: spool)
  }

  /// What the register of destruction tells besides.
  private func tail(_ language: Language) -> [ListingColumn<ExpiredForm>] {
    let lastYear = day.year - 1
    return [
      ListingColumn("kept_years", LocalizedText("已保管年限", hant: "已保管年限", en: "Years kept"), width: 9, kind: .integer) {
        .count(max(0, lastYear - $0.day.year))
      },
      ListingColumn("sheets", LocalizedText("附件张数", hant: "附件張數", en: "Attached sheets"), width: 9, kind: .integer) {
        .count($0.sheets)
      },
      ListingColumn("paper", LocalizedText("纸质原件", hant: "紙本原件", en: "Paper original"), width: 18) {
        .text($0.paper?.label.text(in: language))
      },
      ListingColumn("remark", LocalizedText("备注", hant: "備註", en: "Remark"), width: 10) { _ in .text(nil) },
    ]
  }

  /// What both lists begin with.
  private func head(_ language: Language) -> [ListingColumn<ExpiredForm>] {
    [
      ListingColumn("number", LocalizedText("编号", hant: "編號", en: "Number"), width: 18) { .text($0.number) },
      ListingColumn(LocalizedText("题名", hant: "題名", en: "Title"), width: 30) { form in
        let title = form.title.text(in: language)
        return .text(form.customer.map { "\(title)　\($0)" } ?? title)
      } members: { form in
        [
          ("form", .string(form.form)), ("title", .string(form.title.text(in: language))),
          ("customer", form.customer.map { .string($0) } ?? .null), ("state", .string(form.state.rawValue)),
        ]
      },
      ListingColumn("class", LocalizedText("类别", hant: "類別", en: "Class"), width: 14) { .text($0.archiveClass) },
      ListingColumn(LocalizedText("年度", hant: "年度", en: "Year"), width: 7, kind: .integer) {
        .count($0.day.year)
      } members: { form in
        [("year", .number("\(form.day.year)")), ("counted_from", .string(form.day.iso))]
      },
      ListingColumn("years", LocalizedText("保管期限", hant: "保管期限", en: "Term"), width: 9, kind: .integer) {
        .count($0.years)
      },
      ListingColumn("last_day", LocalizedText("期满日", hant: "期滿日", en: "Last day"), width: 12, kind: .date) {
        .day($0.lastDay)
      },
    ]
  }
}

extension ExpiredForm {
  /// What is to become of it.
  var verdict: LocalizedText {
    if bars.isEmpty { return LocalizedText("可以销毁", hant: "可以銷毀", en: "may be destroyed") }
    func list(_ language: Language) -> String {
      bars.map { $0.label.text(in: language) }.joined(separator: language == .en ? "; " : "；")
    }
    return LocalizedText(
      "继续保管：\(list(.zhHans))", hant: "繼續保管：\(list(.zhHant))", en: "keep: \(list(.en))")
  }
}

extension ExpiredForm.Bar {
  var label: LocalizedText {
    switch self {
    case .open: LocalizedText("没有结单", hant: "沒有結單", en: "it is not closed")
    case .unsettled(let reason):
      LocalizedText("未结清，\(reason)", hant: "未結清，\(reason)", en: "unsettled, \(reason)")
    case .openReference(let number):
      LocalizedText("相关的 \(number) 没有结单", hant: "相關的 \(number) 沒有結單", en: "\(number), tied to it, is not closed")
    case .lent(let holder):
      LocalizedText("原件由 \(holder) 借出", hant: "原件由 \(holder) 借出", en: "its original is lent to \(holder)")
    }
  }
}
