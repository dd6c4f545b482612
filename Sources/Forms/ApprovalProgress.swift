import Expressions
public import Findings

/// How far the approval chain of a form is.
public struct ApprovalProgress: Sendable {
  /// One step of the chain.
  public struct Step: Sendable {
    /// The role that decides.
    public let role: LocalizedText
    /// Whether this form needs it.
    public let isNeeded: Bool
    /// What was decided; `nil` if nothing was yet.
    public let approval: Approval?
  }
  /// The field that holds the decisions.
  public let field: Field
  /// The steps, in their order.
  public let steps: [Step]

  /// The step that is to decide now; `nil` once all have agreed, or one has not.
  public var next: Step? {
    if refusal != nil { return nil }
    return steps.first { $0.isNeeded && $0.approval == nil }
  }

  /// The decision by which the form goes back: refused, or to be changed.
  public var refusal: Approval? { steps.lazy.compactMap(\.approval).first { $0.decision != .agree } }

  /// Whether every step that is needed has agreed.
  public var isComplete: Bool { refusal == nil && next == nil }
}

extension FormSchema {
  /// How far the approval chains of a form are, by its recorded values.
  package func approvalProgress(_ values: Row, in context: FillContext) -> [ApprovalProgress] {
    let chains = fields.filter { !$0.chain.isEmpty }
    if chains.isEmpty { return [] }
    let formulas = RecordFormulas(values, of: self, in: context)
    return chains.map { field in
      var decided: [Approval] = []
      if case .approvals(let given)? = values[field.id] { decided = given }
      return ApprovalProgress(
        field: field,
        steps: field.chain.map { step in
          ApprovalProgress.Step(
            role: step.role, isNeeded: step.when.map { formulas.value($0).isTrue } ?? true,
            approval: decided.first { $0.role == step.role.zhHans })
        })
    }
  }
}
