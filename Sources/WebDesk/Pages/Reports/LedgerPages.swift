import DeskStore
import Expressions
import Findings
import HTML
import HTTPTypes
import Liandan
import Threads

/// 台账: the forms that were issued, one a line.
enum LedgerPages {
  static let routes: [Route] = [
    .get("/ledgers", for: .may(.read)) { try await list($0) },
    .get("/ledgers/:form", for: .may(.read)) { try await page($0) },
    .get("/ledgers/:form/download", for: .may(.read)) { try await download($0) },
  ]
  /// The segment of the ledger of all forms.
  private static let all = "all"

  private static func list(_ visit: Visit) async throws -> Reply {
    let desk = try visit.desk()
    let counts = try await visit.site.results.value("ledgers") { try await desk.use() }
    let forms = Dictionary(try visit.forms().map { ($0.id, $0) }) { first, _ in first }
    let page = Page(Section.ledgers.name, in: .ledgers)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(page.title))
      guard !counts.isEmpty else {
        html.element(.p, .class("empty"), text: visit.text("还没有开过单", hant: "還沒有開過單", en: "No form was issued yet"))
        return
      }
      html.element(.ul, .class("cards plain")) { html in
        item(
          all, visit.text("全部表单", hant: "全部表單", en: "All forms"), counts.reduce(0) { $0 + $1.count }, visit, &html)
        for entry in counts {
          item(entry.form, forms[entry.form].map { visit.text($0.title) } ?? entry.form, entry.count, visit, &html)
        }
      }
    }
  }

  private static func item(_ id: String, _ title: String, _ count: Int, _ visit: Visit, _ html: inout HTML) {
    html.element(.li, .class("card")) { html in
      html.element(.h2) { html in html.element(.a, .href(Path("ledgers", id)), text: title) }
      html.element(.p, .class("hint"), text: visit.text("\(count) 份", hant: "\(count) 份", en: "\(count) forms"))
    }
  }

  /// The form of the address; `nil` for all.
  private static func schema(_ visit: Visit) throws -> FormSchema? {
    let id = visit.parameter("form")
    if id == all { return nil }
    guard let schema = try visit.forms().first(where: { $0.id == id }) else { throw Failure.notFound }
    return schema
  }

  private struct Sums: Sendable { let count: Int, sums: [String: ExactDecimal?] }

  private static func page(_ visit: Visit) async throws -> Reply {
    let schema = try schema(visit)
    let period = visit.query.given("period").map { String($0.prefix(60)) }
    let path = Path("ledgers", schema?.id ?? all)
    let title = schema?.title ?? LocalizedText("全部表单", hant: "全部表單", en: "All forms")
    var search = FormSearch(form: schema?.id, period: period)
    // A book begins with its first line; what is looked for is mostly its last.
    let isNewestFirst = visit.query["order"] == "newest"
    search.order = isNewestFirst ? .newestFirst : .oldestFirst
    let place = FoundPlace(visit.query, upTo: 60)
    let query = path.query("period", period).query("order", isNewestFirst ? "newest" : nil)
    var problem: LocalizedText?
    var found: FoundForms?
    var sums = Sums(count: 0, sums: [:])
    do {
      let desk = try visit.desk()
      if desk.hasRegister {
        found = try await place.find(search, at: desk)
        let drawing = visit.site.drawing
        let (form, name) = (schema?.id, ["sums", schema?.id ?? "", period ?? ""].joined(separator: "\n"))
        sums = try await visit.site.results.value(name) {
          try await drawing.run {
            let read = try desk.ledger(form: form, period: period).sums()
            return Sums(count: read.count, sums: read.sums)
          }
        }
      }
    } catch let error as DeskError { problem = error.message } catch let error as RegisterError
      where error.code == .unknownNumber
    { return .redirect(to: query) }
    let page = Page(title, in: .ledgers, isWide: true)
    return page.reply(visit, status: problem == nil ? 200 : 400) { html in
      html.element(.h1, text: visit.text(title))
      PeriodChoice.write(period, isAllOffered: true, visit, &html, path: path)
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      guard let found, !found.rows.isEmpty else {
        if problem == nil {
          html.element(
            .p, .class("empty"), text: visit.text("这个期间没有", hant: "這個期間沒有", en: "None in this period"))
        }
        return
      }
      html.element(.p, .class("hint")) { html in
        html.text(visit.text("共 \(sums.count) 份　", hant: "共 \(sums.count) 份　", en: "\(sums.count) forms, "))
        html.element(
          .a, .href(path.query("period", period).query("order", isNewestFirst ? nil : "newest")),
          text: isNewestFirst
            ? visit.text("旧的在前", hant: "舊的在前", en: "the oldest first")
            : visit.text("新的在前", hant: "新的在前", en: "the newest first"))
      }
      LedgerTable.write(found.rows, schema, sums.sums, visit, &html)
      place.write(found, query, visit, &html)
      Download.links(formats(schema), visit, &html) {
        Path("ledgers", schema?.id ?? all, "download").query("as", $0).query("period", period)
      }
    }
  }

  /// A book is printed of a form that has ledger columns alone.
  private static func formats(_ schema: FormSchema?) -> [String] { ["xlsx", "docx", "pdf", "csv"] }

  private static func download(_ visit: Visit) async throws -> Reply {
    let schema = try schema(visit)
    let period = visit.query.given("period").map { String($0.prefix(60)) }
    guard let format = visit.query["as"], formats(schema).contains(format) else { throw Failure.notFound }
    let desk = try visit.desk()
    let language = visit.language
    let name = [schema.map { visit.text($0.title) } ?? visit.text("台账", hant: "台帳", en: "ledger"), period]
      .compactMap(\.self).joined(separator: "-")
    return try await Download.reply(name, format, visit) { sink, spool in
      let ledger = try desk.ledger(form: schema?.id, period: period)
      guard let style = ListingStyle(rawValue: format) else { throw Failure.notFound }
      try ledger.write(style, in: language, to: sink, spool: spool)
    }
  }
}

/// The lines of a ledger as a table.
enum LedgerTable {
  static func write(
    _ rows: [RecordRow], _ schema: FormSchema?, _ sums: [String: ExactDecimal?], _ visit: Visit, _ html: inout HTML
  ) {
    let own = schema.flatMap { $0.ledger == nil ? nil : FoundTable.columns($0) } ?? []
    let rest =
      own.isEmpty
      ? [
        LocalizedText("结单时间", hant: "結單時間", en: "Closed at"), LocalizedText("结单人", hant: "結單人", en: "Closed by"),
        LocalizedText("补打", hant: "補印", en: "Reprints"), LocalizedText("作废原因", hant: "作廢原因", en: "Void because"),
      ] : []
    var headings = [(visit.text("编号", hant: "編號", en: "Number"), false)]
    if schema == nil { headings.append((visit.text("表单", hant: "表單", en: "Form"), false)) }
    headings += [
      (visit.text("客户", hant: "客戶", en: "Customer"), false), (visit.text("状态", hant: "狀態", en: "State"), false),
      (visit.text("开单日期", hant: "開單日期", en: "Issued on"), false),
      (visit.text("开单人", hant: "開單人", en: "Issued by"), false),
    ]
    headings += own.map { (visit.text($0.label), ShownValue.isAmount($0)) }
    headings += rest.map { (visit.text($0), false) }
    headings.append((visit.text("备注", hant: "備註", en: "Note"), false))
    TableBox.write(visit.text("台账", hant: "台帳", en: "Ledger"), &html) { html in
      TableBox.head(headings, &html)
      html.element(.tbody) { html in
        for row in rows {
          html.element(.tr, row.record.state == .void ? .class("void") : nil) { html in
            FoundTable.head(row, isOfOne: schema != nil, visit, &html)
            for field in own {
              html.element(
                .td, FoundTable.style(field),
                text: FoundTable.text(row.values[field.id], field, row, visit))
            }
            if own.isEmpty {
              html.element(.td, .class("number"), text: row.record.closed.map { ShownValue.text($0.at) } ?? "")
              html.element(.td, text: row.record.closed?.operatorName ?? "")
              html.element(.td, text: row.record.reprints == 0 ? "" : "\(row.record.reprints)")
              html.element(.td, text: row.record.voidReason ?? "")
            }
            html.element(.td, text: row.record.replacements.label.map(visit.text) ?? "")
          }
        }
      }
      if !sums.isEmpty { foot(own, sums, before: schema == nil ? 6 : 5, visit, &html) }
    }
  }

  private static func foot(
    _ own: [Field], _ sums: [String: ExactDecimal?], before: Int, _ visit: Visit, _ html: inout HTML
  ) {
    html.element(.tfoot) { html in
      html.element(.tr) { html in
        html.element(
          .th, .named("scope", "row"), .named("colspan", before),
          text: visit.text("合计（整个期间）", hant: "合計（整個期間）", en: "Total of the period"))
        for field in own {
          let sum = sums[field.id].map { sum in
            sum.map { number in
              field.type.fixedPlaces.map { number.text(places: $0, grouping: true) } ?? number.description
            }
              ?? "—"
          }
          html.element(.td, .class("amount"), text: sum ?? "")
        }
        html.element(.td)
      }
    }
  }
}
