import Expressions
public import Findings

/// Values as people read them in messages, ledgers and lists.
public enum ValueText {
  /// The plain text of a value: amounts as `1,680.32`, days as `2026年3月5日` (`2026-03-05` in English), choices by label.
  public static func text(_ value: Value, field: Field, schema: FormSchema, language: Language) -> String {
    switch value {
    case .text(let text): language == .zhHant && field.isAmountInWords ? RMB.traditional(text) : text
    case .number(let number):
      field.type.fixedPlaces.map { number.text(places: $0, grouping: true) } ?? number.description
    case .date(let date): day(date, in: language)
    case .dateTime(let moment): "\(day(moment.date, in: language)) \(moment.time.text)"
    case .choice(let id): label(id, of: field, for: schema, in: language)
    case .choices(let ids):
      ids.map { label($0, of: field, for: schema, in: language) }.joined(separator: language == .en ? ", " : "、")
    case .rows(let rows): rowCount(rows.count, in: language)
    case .images(let images): images.map(\.path).joined(separator: language == .en ? ", " : "、")
    case .signature(let signature):
      [
        signature.name, signature.date.map { day($0, in: language) }, signature.time?.text, signature.opinion,
      ].compactMap(\.self).joined(separator: " ")
    case .approvals(let approvals):
      approvals.map { approval in
        let role = field.chain.first { $0.role.zhHans == approval.role }?.role.text(in: language) ?? approval.role
        return [
          role, approval.decision.label.text(in: language), approval.name, approval.date.map { day($0, in: language) },
          approval.opinion,
        ].compactMap(\.self).joined(separator: " ")
      }.joined(separator: language == .en ? "; " : "；")
    }
  }

  private static func day(_ date: CalendarDate, in language: Language) -> String {
    language == .en ? date.iso : "\(date.year)年\(date.month)月\(date.day)日"
  }

  private static func label(_ id: String, of field: Field, for schema: FormSchema, in language: Language) -> String {
    field.choiceList.flatMap { schema.choiceLists[$0]?.choice(id)?.label.text(in: language) } ?? id
  }

  private static func rowCount(_ count: Int, in language: Language) -> String {
    switch language {
    case .zhHans: "\(count) 行"
    case .zhHant: "\(count) 列"
    case .en: count == 1 ? "1 row" : "\(count) rows"
    }
  }
}
