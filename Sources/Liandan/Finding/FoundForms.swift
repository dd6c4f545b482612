import Expressions
public import Findings
import Forms
import Records
public import Register
import SpreadsheetML
public import Storage

/// Forms that a search found, to be written as a listing.
public struct FoundForms: Sendable {
  /// The forms, in the order of the search.
  public internal(set) var rows: [RecordRow]
  /// Whether more forms meet the conditions than the search asked for.
  public let hasMore: Bool
  let words: [String]
  let library: FormLibrary
  /// The day of the search.
  let day: CalendarDate
  /// The box whose forms these are.
  let box: String?
  /// Where the paper originals are, if that was asked for.
  let papers: [String: PaperOriginal]?

  /// Writes the forms: number, form, customer, state, days and persons, and where the first word stands.
  ///
  /// - Parameters:
  ///   - style: The format. In JSON each form has its recorded values under `data`.
  ///   - language: The language of headings.
  ///   - sink: Receives the bytes in order.
  ///   - spool: Makes a spool for the compressed rows of a workbook until their sheet is complete.
  /// - Throws: what `sink` and `spool` throw.
  public func write(
    _ style: ListingStyle, in language: Language, to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    let found = LocalizedText("查到的单子", hant: "查到的單子", en: "Forms found")
    let inBox = box.map { LocalizedText("箱内目录　\($0)", hant: "箱內目錄　\($0)", en: "Contents of box \($0)") }
    let title = (inBox ?? found).text(in: language)
    let listing = Listing<RecordRow>(
      name: title, title: title, columns: columns(in: language), lines: { body in for row in rows { try body(row) } })
    try listing.write(
      style, in: language, from: ListOrigin(company: library.profile, day: day), to: sink, spool: spool)
  }

  /// The same forms the other way round, as the page before a form is read backwards from it.
  public func reversed() -> FoundForms {
    var found = self
    found.rows.reverse()
    return found
  }

  private func columns(in language: Language) -> [ListingColumn<RecordRow>] {
    let words = words.map(FoldedText.init).filter { !$0.isEmpty }
    return RecordColumns.head(language) + [
      ListingColumn("issued_by", LocalizedText("开单人", hant: "開單人", en: "Issued by"), width: 10) {
        .text($0.record.issued.operatorName)
      },
      ListingColumn(LocalizedText("内容", hant: "內容", en: "Where"), width: 48) { row in
        .text(FoundForms.place(of: words, in: row, language))
      } members: { row in
        [("data", .written(row.record.data))]
      }, .replacements(language) { $0.record.replacements },
    ] + (papers.map { FoundForms.whereabouts($0) } ?? [])
  }

  /// `label：value` of the first field in which one of the words stands; `nil` without words, or where they stand in the
  /// number alone.
  public func place(in row: RecordRow, _ language: Language) -> String? {
    FoundForms.place(of: words.map(FoldedText.init).filter { !$0.isEmpty }, in: row, language)
  }

  private static func whereabouts(_ papers: [String: PaperOriginal]) -> [ListingColumn<RecordRow>] {
    [
      ListingColumn("place", LocalizedText("存放地点", hant: "存放地點", en: "Place"), width: 16) {
        .text(papers[$0.record.number]?.place)
      },
      ListingColumn("box", LocalizedText("盒号", hant: "盒號", en: "Box"), width: 14) {
        .text(papers[$0.record.number]?.box)
      },
      ListingColumn("holder", LocalizedText("借出", hant: "借出", en: "Lent to"), width: 10) {
        .text(papers[$0.record.number]?.holder)
      },
    ]
  }

  /// `label：value` of the first field in which one of the words stands.
  private static func place(of words: [FoldedText], in row: RecordRow, _ language: Language) -> String? {
    func found(_ fields: [Field], _ values: Forms.Row) -> String? {
      for field in fields {
        guard let value = values[field.id] else { continue }
        if case .rows(let lines) = value {
          for line in lines { if let text = found(field.fields, line) { return text } }
          continue
        }
        let text = ValueText.text(value, field: field, schema: row.schema, language: language)
        if words.contains(where: { FoldedText(text).contains($0) }) {
          let short = text.count > 60 ? text.prefix(60) + "…" : text
          return field.label.text(in: language) + (language == .en ? ": " : "：") + short
        }
      }
      return nil
    }
    return words.isEmpty ? nil : found(row.schema.fields, row.values)
  }
}

/// The columns with which listings of forms begin.
enum RecordColumns {
  /// Number, form, customer, state and day of issue.
  static func head(_ language: Language) -> [ListingColumn<RecordRow>] {
    [
      ListingColumn("number", LocalizedText("编号", hant: "編號", en: "Number"), width: 18) { .text($0.record.number) },
      ListingColumn(LocalizedText("表单", hant: "表單", en: "Form"), width: 26) { row in
        .text(row.schema.title.text(in: language))
      } members: { row in
        [("form", .string(row.record.form)), ("title", .string(row.schema.title.text(in: language)))]
      },
      ListingColumn("customer", LocalizedText("客户", hant: "客戶", en: "Customer"), width: 32) { row in
        if case .text(let name)? = row.values["customer_name"] { .text(name) } else { .text(nil) }
      },
      ListingColumn(LocalizedText("状态", hant: "狀態", en: "State"), width: 9) { row in
        .text(row.record.state.label.text(in: language))
      } members: { row in
        [("state", .string(row.record.state.rawValue))]
      },
      ListingColumn("issued_on", LocalizedText("开单日期", hant: "開單日期", en: "Issued on"), width: 12, kind: .date) {
        .day($0.record.issuedOn)
      },
    ]
  }
}
