import Expressions
import Findings
import Forms
import Records
import Register
import SpreadsheetML
import Storage
import Synchronization

/// The ledger of one form with columns of its own (schema key `ledger`): number, day, these columns, state.
///
/// Records are read while it is written: memory does not grow with their number.
struct FormLedger {
  let register: FormRegister
  let query: LedgerQuery
  let schema: FormSchema
  let layout: LedgerLayout
  /// The company.
  let company: CompanyProfile
  /// The period as the user wrote it.
  let period: String?

  /// The columns of the layout with their fields.
  var columns: [(field: Field, width: Double?, isSummed: Bool)] {
    layout.columns.compactMap { column in
      schema.field(column.field).map { ($0, column.width, layout.totals.contains($0.id)) }
    }
  }

  /// Calls `body` with each record, the oldest first.
  func forEach(_ body: (RecordRow) throws -> Void) throws {
    try register.forEachRecord(query, body)
  }

  /// The text of a field as a ledger shows it.
  func text(_ value: Value?, _ field: Field, _ language: Language) -> String {
    switch value {
    case nil: ""
    case .date(let day)?: day.iso
    case .dateTime(let moment)?: "\(moment.date.iso) \(moment.time.text)"
    case .signature(let signature)?: signature.name
    case let value?: ValueText.text(value, field: field, schema: schema, language: language)
    }
  }

  /// Writes the ledger, with the sums of its summed columns as the last row of a table or sheet; as a document and on fixed
  /// pages as a book.
  func write(
    _ style: ListingStyle, in language: Language, from origin: ListOrigin, to sink: any ByteSink,
    spool: @escaping () throws -> any ByteSpool
  ) throws {
    let book = LedgerBook(ledger: self, language: language)
    if let format = FixedFormat(rawValue: style.rawValue) {
      return try book.writePages(format, from: origin, to: sink)
    }
    if style == .docx { return try sink.write(LedgerDocument(book: book).bytes()) }
    let sums = Mutex(LedgerSums(layout.totals))
    var listing = Listing<RecordRow>(
      name: schema.title.text(in: language), title: schema.title.text(in: language),
      remarks: { [remark(in: language)] }, columns: columns(in: language),
      lines: { body in
        sums.withLock { $0 = LedgerSums(layout.totals) }
        try forEach { row in
          sums.withLock { $0.add(row) }
          try body(row)
        }
      })
    if !layout.totals.isEmpty {
      let total = LocalizedText("合计", hant: "合計", en: "Total").text(in: language)
      listing.totals = {
        let sums = sums.withLock { $0 }
        let cells = columns.map { column in
          ListingValue.number(sums[column.field.id], places: column.field.type.fixedPlaces)
        }
        return [.text(total), .text(nil)] + cells + [.text(nil), .text(nil)]
      }
    }
    try listing.write(style, in: language, from: origin, to: sink, spool: spool)
  }

  private func remark(in language: Language) -> String {
    let company = company.heading(in: language)
    return LocalizedText(
      "\(company)　　期间：\(period ?? "全部")", hant: "\(company)　　期間：\(period ?? "全部")",
      en: "\(company)    Period: \(period ?? "all")"
    ).text(in: language)
  }

  private func columns(in language: Language) -> [ListingColumn<RecordRow>] {
    let own = columns.map { column -> ListingColumn<RecordRow> in
      let field = column.field
      let heading = field.label.text(in: language)
      let width = column.width ?? min(max(Double(TextWidth.columns(heading)) + 2, 12), 40)
      let kind: TableColumn.Kind =
        switch field.type {
        case .money: .money
        case .integer: .integer
        case .decimal: .number(places: 2)
        case .date: .date
        default: .text
        }
      return ListingColumn(field.id, field.label, width: width, kind: kind) { row in
        switch row.values[field.id] {
        case .number(let number)?: .number(number, places: field.type.fixedPlaces)
        case .date(let day)?: .day(day)
        case let value: .text(text(value, field, language))
        }
      }
    }
    return [
      ListingColumn("number", LocalizedText("编号", hant: "編號", en: "Number"), width: 18) { .text($0.record.number) },
      ListingColumn("issued_on", LocalizedText("开单日期", hant: "開單日期", en: "Issued on"), width: 12, kind: .date) {
        .day($0.record.issuedOn)
      },
    ] + own + [
      ListingColumn(LocalizedText("状态", hant: "狀態", en: "State"), width: 9) { row in
        .text(row.record.state.label.text(in: language))
      } members: { row in
        [("state", .string(row.record.state.rawValue))]
      }, .replacements(language) { $0.record.replacements },
    ]
  }
}
