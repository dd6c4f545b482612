import Expressions
import Findings
import Forms
import Records
import Register

extension DeskCall {
  /// Looks issued forms up (see ``IssueDesk/find(_:)``).
  func find(_ search: FormSearch) throws -> [RecordRow] {
    let schema = try search.form.map { try library.schema($0) }
    var filter: RecordFilter?
    if let condition = search.condition {
      guard let schema else { throw DeskCall.noForm() }
      filter = try self.filter(condition, of: schema)
    }
    let period = try IssueDesk.period(search.period)
    return try withReading { records in
      var selection = LedgerQuery(form: schema?.id, period: period, states: search.states)
      if let paper = search.paper { selection.paper = paper }
      selection.person = search.person
      var cursor = try records.register.records(
        RecordQuery(
          selection, words: search.words, filter: filter, order: search.order, after: search.after, limit: search.limit)
      )
      var found: [RecordRow] = []
      while let row = try cursor.next() {
        found.append(row)
        try cancellation.check()
      }
      return found
    }
  }

  /// Where the paper originals of forms are, of those of which it is known.
  func papers(of numbers: [String]) throws -> [String: PaperOriginal] {
    try withReading { records in
      var papers: [String: PaperOriginal] = [:]
      for number in numbers { papers[number] = try records.register.paper(of: number) }
      return papers
    }
  }

  private static func noForm() -> DeskError {
    DeskError(
      "条件里用到字段，要先说明查哪一种表单", hant: "條件裡用到欄位，要先說明查哪一種表單",
      en: "a condition speaks of fields: say of which form", kind: .usage)
  }
}
