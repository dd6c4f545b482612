public import Findings
public import Forms

/// A form that is being filled in, as far as it goes.
public struct JudgedForm: Sendable {
  /// Its schema.
  public let schema: FormSchema
  /// The values, with defaults, what references fill in, and whatever can be computed.
  public let values: Row
  /// The paths of the fields that do not apply, as findings name them: `items[2].qty`.
  public let notRelevant: Set<String>
  /// All that is wrong with it, and what is doubtful. A field's findings have its path in `field`.
  public let findings: [Finding]
  /// Whether it could be issued or closed as it is.
  public let isValid: Bool

  init(_ form: EvaluatedForm, bound: [Finding], schema: FormSchema) {
    self.schema = schema
    values = form.values
    notRelevant = form.notRelevant
    findings = bound + form.findings
    isValid = form.isValid && !findings.hasErrors
  }

  /// Data that could not be read at all.
  init(schema: FormSchema, findings: [Finding]) {
    (self.schema, self.findings) = (schema, findings)
    (values, notRelevant, isValid) = ([:], [], false)
  }
}

extension IssueDesk {
  /// Looks at a form that is being filled in: what is wrong, what can be computed, what does not apply. Nothing is written.
  ///
  /// - Parameters:
  ///   - target: The form's id or title; or the number of an open form that the data complete.
  ///   - source: The data so far, of one form.
  ///   - stage: The stage up to which it is to be complete.
  ///   - origin: The number of the form that it comes from, as in ``IssueOptions/origin``.
  /// - Throws: a ``DeskError`` if the form does not exist, a `FindingList` if its schema has errors, a `RegisterError`.
  public func judge(
    _ target: String, from source: DataSource, stage: Stage, origin: String? = nil
  ) async throws -> JudgedForm {
    try await serve { try $0.judge(target, from: source, stage: stage, origin: origin) }
  }

  /// Fills in a part of an open form, which stays open: what was empty is filled, what is on record stays. The audit chain
  /// tells who did it. Nothing is printed.
  ///
  /// - Parameters:
  ///   - number: The form's number.
  ///   - source: What is filled in.
  /// - Throws: a `FindingList` with all that is wrong with what is given; a `RegisterError` with the code `unknown-number`, or
  ///   `wrong-state` if the form is closed or void.
  public func complete(_ number: String, with source: DataSource) async throws -> IssuedForm {
    try await serve(.writing) { try $0.complete(number, with: source) }
  }
}
