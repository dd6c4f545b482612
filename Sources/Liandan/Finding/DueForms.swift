public import Expressions
public import Findings
import Forms
import Register
import Reports
public import Storage

/// What is due and overdue at a day, to be written as a listing.
public struct DueForms: Sendable {
  /// An item as people read it.
  public struct Line: Sendable {
    /// The day, and the time where hours count.
    public let day: CalendarDate, time: ClockTime?
    /// How many days are left; below nought if it is overdue.
    public let days: Int
    /// The same in words.
    public let left: String
    /// What is to be done.
    public let title: String
    /// The number of the form it follows from; `nil` for tasks of the calendar.
    public let number: String?
    /// Whom or what it is about, and who is to do it.
    public let about: String, who: String
    /// The form's id and title.
    public let form: String?, formTitle: String?
  }

  let items: [DueItem]
  let titles: [String: LocalizedText]
  let company: CompanyProfile
  /// The day of the list.
  public let day: CalendarDate
  /// How many items there are.
  public var count: Int { items.count }
  /// How many of them are overdue.
  public var overdue: Int { items.count { $0.day < day } }

  /// Writes the items, the earliest first.
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
    let title = LocalizedText("到期事项", hant: "到期事項", en: "Due").text(in: language)
    let remark = LocalizedText(
      "\(day.iso)　共 \(count) 项，逾期 \(overdue) 项", hant: "\(day.iso)　共 \(count) 項，逾期 \(overdue) 項",
      en: "\(day.iso)    \(count) \(count == 1 ? "item" : "items"), \(overdue) overdue")
    let listing = Listing<DueItem>(
      name: title, title: title, remarks: { [remark.text(in: language)] }, columns: columns(language),
      lines: { body in for item in items { try body(item) } })
    try listing.write(
      style, in: language, from: ListOrigin(company: company, day: day), to: sink, spool: spool)
  }

  /// The items for people, the earliest first.
  ///
  /// - Parameters:
  ///   - language: Their language.
  ///   - first: How many are passed over.
  ///   - count: How many are wanted at most.
  public func lines(in language: Language, after first: Int = 0, atMost count: Int = .max) -> [Line] {
    items.dropFirst(first).prefix(count).map { item in
      let days = item.day.dayNumber - day.dayNumber
      return Line(
        day: item.day, time: item.time, days: days, left: DueForms.distance(days).text(in: language),
        title: item.title.text(in: language), number: item.number, about: item.about,
        who: item.who.text(in: language), form: item.form,
        formTitle: item.form.map { (titles[$0] ?? LocalizedText($0)).text(in: language) })
    }
  }

  private func columns(_ language: Language) -> [ListingColumn<DueItem>] {
    let (day, titles) = (day, titles)
    return [
      ListingColumn(LocalizedText("最迟", hant: "最遲", en: "By"), width: 17) { item in
        .text(item.day.iso + (item.time.map { " \($0.text)" } ?? ""))
      } members: { item in
        [("due", .string(item.time.map { CalendarMoment(date: item.day, time: $0).iso } ?? item.day.iso))]
      },
      ListingColumn(LocalizedText("还有", hant: "還有", en: "Left"), width: 12) { item in
        .text(DueForms.distance(item.day.dayNumber - day.dayNumber).text(in: language))
      } members: { item in
        [("days", .number("\(item.day.dayNumber - day.dayNumber)"))]
      },
      ListingColumn(LocalizedText("事项", hant: "事項", en: "What"), width: 34) { item in
        .text(item.title.text(in: language))
      } members: { item in
        [("id", .string(item.id)), ("title", .string(item.title.text(in: language)))]
      },
      ListingColumn("number", LocalizedText("编号", hant: "編號", en: "Number"), width: 18) { .text($0.number) },
      ListingColumn("about", LocalizedText("关于", hant: "關於", en: "About"), width: 32) { .text($0.about) },
      ListingColumn("who", LocalizedText("负责", hant: "負責", en: "Who"), width: 12) {
        .text($0.who.text(in: language))
      },
      ListingColumn(LocalizedText("表单", hant: "表單", en: "Form"), width: 24) { item in
        .text(item.form.map { (titles[$0] ?? LocalizedText($0)).text(in: language) })
      } members: { item in
        [("form", item.form.map { .string($0) } ?? .null)]
      },
    ]
  }

  private static func distance(_ days: Int) -> LocalizedText {
    if days == 0 { return LocalizedText("今天", hant: "今天", en: "today") }
    if days > 0 { return LocalizedText("\(days) 天", hant: "\(days) 天", en: days == 1 ? "1 day" : "\(days) days") }
    return LocalizedText("逾期 \(-days) 天", hant: "逾期 \(-days) 天", en: days == -1 ? "1 day late" : "\(-days) days late")
  }
}

extension DeskCall {
  /// What is due (see ``IssueDesk/due(on:within:form:who:)``).
  func due(on day: CalendarDate?, within days: Int, form: String?, who: String?) throws -> DueForms {
    let wanted = try form.map { try library.schema($0).id }
    let (schemas, findings) = try library.all()
    if let findings = findings.hasErrors ? findings : nil { throw FindingList(findings) }
    let today = day ?? mark.at.date
    var context = context
    context.language = world.language
    return try withReading { records in
      let list = DueList(
        records.register, schemas: schemas, profile: library.profile, context: context, today: today, within: days)
      var items = try list.items(form: wanted, check: cancellation.check)
      if let who { items.removeAll { item in !item.who.wordings.contains { $0.contains(who) } } }
      let titles = Dictionary(schemas.map { ($0.id, $0.title) }) { first, _ in first }
      return DueForms(items: items, titles: titles, company: library.profile, day: today)
    }
  }
}
