import DeskStore
import Findings
import Forms
import HTML
import Intake
import Liandan

/// An open form with the draft that completes it; the draft is the form's only one, whoever works on it.
struct ClosingWork: Sendable {
  let visit: Visit
  let draft: Draft
  /// The form as it is on record.
  let form: NumberedForm
  let draftWork: DraftWork

  var number: String { form.number }
  var path: Path { Path("f", number, "close") }
  /// What was typed so far.
  var kept: DraftData { DraftData(json: draft.data) }

  /// The form of the address.
  ///
  /// - Throws: a `RegisterError` with the code `unknown-number`; ``Failure/notOpen`` if it is closed or void.
  init(_ visit: Visit) async throws {
    let recorded = try await visit.desk().record(visit.parameter("number"))
    guard recorded.state == .issued else { throw Failure.notOpen }
    form = recorded.form
    self.visit = visit
    draft = try await visit.site.store.beginDraft(
      form: form.schema.id, number: form.number, by: try visit.person(), at: visit.seconds)
    draftWork = DraftWork(visit, draft: draft, schema: form.schema)
  }

  /// The fields that nobody fills in here: those that are on record, and the approvals, which have pages of their own.
  var settled: Set<String> {
    Set(
      form.schema.fields.filter { field in
        if !field.chain.isEmpty { return true }
        guard let value = form.values[field.id], field.calculation == nil else { return false }
        // A name without its day can be completed, and rows can be added.
        if case .signature(let signature) = value { return signature.date != nil }
        return field.type != .repeat
      }.map(\.id))
  }

  /// The desk, which finds the pictures of the draft.
  func desk(_ data: DraftData) async throws -> IssueDesk { try await draftWork.desk(for: data) }

  /// What was typed, with the rows that are on record before it: a column is filled in where its row stands.
  func source(_ data: DraftData) -> DataSource {
    let issued = DraftData(json: String(decoding: CanonicalData.json(form.values, schema: form.schema), as: UTF8.self))
    var whole = data
    for field in form.schema.fields where field.type == .repeat {
      guard data.values[field.id] != nil, let rows = issued.values[field.id]?.rows else { continue }
      let typed = data.values[field.id]?.rows ?? []
      if field.stage == .closing {
        let known = rows.map { row in DraftValue.object(row.filter { id, _ in field.column(id)?.calculation == nil }) }
        whole.values[field.id] = .list(known + typed.map { .object($0) })
        continue
      }
      whole.values[field.id] = .list(
        rows.enumerated().map { index, row in
          let given = typed.indices.contains(index) ? typed[index] : [:]
          let known = row.filter { id, _ in field.column(id)?.calculation == nil }
          return .object(known.merging(given.filter { !$0.value.isEmpty }) { issued, _ in issued })
        })
    }
    return .bytes(Array(whole.json(for: form.schema).text.utf8), name: "closing.json")
  }

  /// What is wrong with the form as it would be closed.
  func judge(_ data: DraftData) async throws -> JudgedForm {
    try await desk(data).judge(number, from: source(data), stage: .closing)
  }
}
