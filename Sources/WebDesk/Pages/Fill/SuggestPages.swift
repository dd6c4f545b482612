import DeskStore
import Expressions
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan
import Records
import Register

/// What earlier forms offer for a field: customers with their people and addresses, products with their numbers, forms to
/// refer to.
enum SuggestPages {
  static let routes: [Route] = [.get("/suggest", for: .may(.fill)) { try await answer($0) }]

  /// How many values are offered, how many forms are looked at, and the longest text that is looked for.
  private static let most = 12, forms = 60, textLength = 60

  /// Fields that go together: who chooses the first of them is offered the others of the same form.
  private static let companions: [[String]] = [
    [
      "customer_name", "contact_name", "contact_phone", "contact_email", "customer_address", "site_address", "address",
      "postcode",
    ],
    ["serial_no", "product_name", "model", "out_date", "deliver_date", "plate", "vin"],
  ]

  private struct Offer {
    let value: String
    var note = ""
    var fills: [(String, String)] = []
  }

  private static func answer(_ visit: Visit) async throws -> Reply {
    let schema = try visit.site.desk.library.schema(visit.query["form"] ?? "")
    let path = (visit.query["field"] ?? "").split(separator: ".").map(String.init)
    let group = path.count > 1 ? path.first.flatMap { schema.field($0) } : nil
    guard let id = path.last, let field = group?.column(id) ?? schema.field(id) else { throw Failure.malformed }
    let text = String((visit.query.given("text") ?? "").prefix(textLength))
    guard visit.site.desk.hasRegister, !text.isEmpty || field.type == .reference else { return json([]) }
    let desk = try visit.desk()
    if let reference = field.reference { return json(try await forms(reference, text, desk, visit)) }
    var search = FormSearch(text.split(whereSeparator: \.isWhitespace).map(String.init))
    search.limit = forms
    return json(offers(of: field, in: group, from: try await desk.find(search), like: text, visit))
  }

  /// The forms that a reference may name, the newest first.
  private static func forms(
    _ reference: FormReference, _ text: String, _ desk: IssueDesk, _ visit: Visit
  ) async throws -> [Offer] {
    var offers: [Offer] = []
    for form in reference.forms.prefix(5) {
      var search = FormSearch(text.split(whereSeparator: \.isWhitespace).map(String.init), form: form)
      search.limit = most
      offers += try await desk.find(search).filter { $0.record.state != .void }.map { row in
        let customer = row.values["customer_name"].flatMap { if case .text(let name) = $0 { name } else { nil } }
        return Offer(
          value: row.record.number, note: [visit.text(row.schema.title), customer ?? ""].joined(separator: " "))
      }
    }
    return Array(offers.prefix(most))
  }

  /// The distinct values of a field in these forms that hold the text, the newest first.
  private static func offers(
    of field: Field, in group: Field?, from rows: [RecordRow], like text: String, _ visit: Visit
  ) -> [Offer] {
    var offers: [Offer] = []
    var known: Set<String> = []
    let words = text.lowercased().split(whereSeparator: \.isWhitespace)
    func offer(_ row: Row, _ fields: [Field], _ record: RecordRow) {
      guard let value = row[field.id], let own = fields.first(where: { $0.id == field.id }) else { return }
      let shown = ValueText.data(value, field: own, schema: record.schema, language: visit.language)
      let folded = shown.lowercased()
      guard !shown.isEmpty, words.allSatisfy({ folded.contains($0) }), known.insert(shown).inserted else { return }
      let others = companions.first { $0.first == field.id } ?? []
      let fills = others.dropFirst().compactMap { id -> (String, String)? in
        guard let other = row[id], let theirs = fields.first(where: { $0.id == id }) else { return nil }
        return (id, ValueText.data(other, field: theirs, schema: record.schema, language: visit.language))
      }
      offers.append(Offer(value: shown, fills: fills))
    }
    for row in rows {
      offer(row.values, row.schema.fields, row)
      for repeated in row.schema.fields where repeated.type == .repeat {
        guard case .rows(let lines)? = row.values[repeated.id] else { continue }
        for line in lines.prefix(100) { offer(line, repeated.fields, row) }
      }
      if offers.count >= most { break }
    }
    return Array(offers.prefix(most))
  }

  private static func json(_ offers: [Offer]) -> Reply {
    .json(
      .array(
        offers.map { offer in
          .object([
            ("value", .string(offer.value)), ("note", .string(offer.note)),
            ("fills", .object(offer.fills.map { ($0.0, .string($0.1)) })),
          ])
        }))
  }
}
