package import Expressions
package import Findings

/// What checking a form at a stage gave.
package enum ValidationResult: Sendable {
  /// The form satisfies every rule of its stage; warnings are in it.
  case valid(ValidForm)
  /// It does not: all findings, warnings among them.
  case invalid([Finding])

  /// The form, if it is valid.
  package var form: ValidForm? {
    if case .valid(let form) = self { form } else { nil }
  }

  /// Every finding: the warnings of a valid form, or everything about an invalid one.
  package var findings: [Finding] {
    switch self {
    case .valid(let form): form.warnings
    case .invalid(let findings): findings
    }
  }
}

extension FilledForm {
  /// Fills defaults, applies relevance, computes calculations in their order, and checks everything that binds at `stage`.
  ///
  /// Fields and rules of a later stage are not required yet, but given values are checked. A form whose binding
  /// reported errors is never valid; those findings are not repeated here.
  package func validated(at stage: Stage, in context: FillContext) -> ValidationResult {
    var validator = FormValidator(form: self, stage: stage, context: context)
    return validator.result()
  }
}

/// A form that is still being filled in, as far as it goes.
package struct EvaluatedForm: Sendable {
  /// The values, with defaults and whatever can be computed.
  package let values: Row
  /// The paths of the fields that do not apply, as findings name them: `items[2].qty`.
  package let notRelevant: Set<String>
  /// What is wrong, warnings among them.
  package let findings: [Finding]
  /// Whether it satisfies every rule of its stage.
  package let isValid: Bool
}

extension FilledForm {
  /// What ``validated(at:in:)`` finds, with the values that it computed on the way.
  package func evaluated(at stage: Stage, in context: FillContext) -> EvaluatedForm {
    var validator = FormValidator(form: self, stage: stage, context: context)
    return validator.evaluated()
  }
}

extension FilledForm {
  /// The value of a formula over this form, defaults and calculations filled in: what `liandan expression` prints.
  ///
  /// The formula is one compiled in `schema.formulaScope`.
  package func value(of formula: Formula, in context: FillContext) -> Operand {
    var validator = FormValidator(form: self, stage: .closing, context: context)
    return validator.value(of: formula)
  }
}

extension FormSchema {
  /// Binds and checks in one go; the findings of both, in the order of the form's checks.
  package func check(_ submission: Submission, at stage: Stage, in context: FillContext) -> ValidationResult {
    let (form, bound) = bind(submission)
    switch form.validated(at: stage, in: context) {
    case .invalid(let findings): return .invalid(bound + findings)
    case .valid(let form):
      return .valid(
        ValidForm(
          schema: form.schema, values: form.values, stage: form.stage, warnings: bound + form.warnings,
          origin: form.origin))
    }
  }
}
