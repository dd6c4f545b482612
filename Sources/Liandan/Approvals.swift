public import Expressions
public import Findings
public import Forms
import Intake
import Register

/// A form that waits for somebody's decision, or went back after one.
public struct ApprovalItem: Sendable {
  /// The form's number.
  public let number: String
  /// The form's title.
  public let title: LocalizedText
  /// What it is known by, such as the customer.
  public let about: String
  /// When it was issued, and by whom.
  public let issuedOn: CalendarDate, issuedBy: String
  /// The chain, with the values that its conditions were judged by.
  public let progress: ApprovalProgress
}

extension IssueDesk {
  /// The open forms whose approval chains are not complete, the oldest first.
  ///
  /// - Parameters:
  ///   - roles: Only those of which one of these roles is to decide now, by their names in Simplified Chinese; all that wait for
  ///     anybody or went back if `nil`.
  ///   - limit: How many are given at most.
  /// - Throws: a `RegisterError`. Where there is no register yet, nothing waits.
  public func approvals(waitingFor roles: Set<String>? = nil, limit: Int = 500) async throws -> [ApprovalItem] {
    try await serve { try $0.approvals(waitingFor: roles, limit: limit) }
  }

  /// How far the approval chains of a form are.
  ///
  /// - Throws: a `RegisterError` with the code `unknown-number`.
  public func approvalProgress(of number: String) async throws -> [ApprovalProgress] {
    try await serve { try $0.approvalProgress(of: number) }
  }

  /// Decides as the role of an approval chain whose turn it is, under the operator's name and today's date.
  ///
  /// - Parameters:
  ///   - number: The form's number.
  ///   - field: The id of the field with the chain.
  ///   - role: The role, by its name in Simplified Chinese.
  ///   - decision: What is decided.
  ///   - opinion: The opinion beside it.
  /// - Throws: a ``DeskError`` if it is not this role's turn; else as ``complete(_:with:)``.
  public func decide(
    _ number: String, field: String, as role: String, _ decision: Approval.Decision, opinion: String? = nil
  ) async throws -> IssuedForm {
    try await serve(.writing) { try $0.decide(number, field: field, as: role, decision, opinion: opinion) }
  }
}

extension DeskCall {
  func approvals(waitingFor roles: Set<String>?, limit: Int) throws -> [ApprovalItem] {
    if !hasRegister { return [] }
    let forms = try library.all().schemas.filter { schema in schema.fields.contains { !$0.chain.isEmpty } }
    let context = context
    return try withReading { records in
      var found: [ApprovalItem] = []
      for form in forms {
        var cursor = try records.register.records(
          RecordQuery(LedgerQuery(form: form.id, states: [.issued]), order: .oldestFirst))
        while found.count < limit, let row = try cursor.next() {
          try cancellation.check()
          for progress in row.schema.approvalProgress(row.values, in: context) where !progress.isComplete {
            if let roles, !(progress.next.map { roles.contains($0.role.zhHans) } ?? false) { continue }
            found.append(ApprovalItem(row, progress))
          }
        }
      }
      return found.sorted { ($0.issuedOn, $0.number) < ($1.issuedOn, $1.number) }
    }
  }

  func approvalProgress(of number: String) throws -> [ApprovalProgress] {
    try withReading { records in
      let form = try records.register.form(of: records.register.record(number))
      return form.schema.approvalProgress(form.values, in: context)
    }
  }

  func decide(
    _ number: String, field: String, as role: String, _ decision: Approval.Decision, opinion: String?
  ) throws -> IssuedForm {
    // Whose turn it is may have changed since the page was shown: a second decision is refused where it is recorded.
    guard let progress = try approvalProgress(of: number).first(where: { $0.field.id == field }),
      let next = progress.next, next.role.zhHans == role
    else {
      throw DeskError(
        "\(number) 现在不等“\(role)”审批，可能已经有人办过了", hant: "\(number) 現在不等「\(role)」審批，可能已經有人辦過了",
        en: "\(number) does not wait for '\(role)' now; somebody may have decided already", kind: .usage)
    }
    var approval: [(String, JSONValue)] = [
      ("role", .string(role)), ("decision", .string(decision.rawValue)), ("name", .string(world.operatorName)),
      ("date", .string(mark.at.date.iso)),
    ]
    if let opinion, !opinion.isEmpty { approval.append(("opinion", .string(opinion))) }
    let data = JSONValue.object([(field, .array([.object(approval)]))]).text
    return try complete(number, with: .bytes(Array(data.utf8), name: "decision.json"))
  }
}

extension ApprovalItem {
  fileprivate init(_ row: RecordRow, _ progress: ApprovalProgress) {
    let about = row.schema.knownFields.compactMap { field -> String? in
      guard case .text(let text)? = row.values[field.id] else { return nil }
      return text
    }
    self.init(
      number: row.record.number, title: row.schema.title, about: about.joined(separator: "　"),
      issuedOn: row.record.issuedOn, issuedBy: row.record.issued.operatorName, progress: progress)
  }
}
