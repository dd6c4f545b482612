import Findings
import HTML
import Liandan

/// What is looked for, as the address of 查单 says it.
struct FindQuery: Sendable, Hashable {
  var words = ""
  var form: String?
  var state: RecordState?
  var period: String?
  var person: String?
  var order = FindOrder.newest
  /// The part that is shown.
  var place = FoundPlace()

  /// The greatest length of a value.
  private static let most = 200

  init() {}

  /// Reads the parameters of an address; whatever is none of these is passed over.
  init(_ fields: FormFields) {
    func value(_ name: String) -> String? { fields.given(name).map { String($0.prefix(FindQuery.most)) } }
    words = value("words") ?? ""
    form = value("form")
    state = value("state").flatMap(RecordState.init(rawValue:))
    period = value("period")
    person = value("person")
    order = FindOrder(value("order"))
    place = FoundPlace(fields, upTo: FindQuery.most)
  }

  /// The same as an address of a page or download that lies there, without the place in the pages.
  func path(_ segments: Path = Path("find")) -> Path {
    segments.query("words", words.isEmpty ? nil : words).query("form", form).query("state", state?.rawValue)
      .query("period", period).query("person", person).query("order", order.name)
  }

  /// The parameters alone, in one order, without the place in the pages: what a saved filter is.
  var saved: String {
    let text = path().text
    return text.firstIndex(of: "?").map { String(text[text.index(after: $0)...]) } ?? ""
  }

  /// Whether any condition is given.
  var hasConditions: Bool { with(.newest).saved.isEmpty == false }

  /// The same in another order.
  func with(_ order: FindOrder) -> FindQuery {
    var query = self
    query.order = order
    return query
  }

  /// The search.
  var search: FormSearch {
    var search = FormSearch(
      words.split(whereSeparator: \.isWhitespace).map(String.init), form: form, states: state.map { [$0] },
      period: period)
    search.person = person
    search.order = order == .oldest ? .oldestFirst : .newestFirst
    return search
  }
}
