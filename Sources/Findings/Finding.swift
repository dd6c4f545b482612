/// How grave a finding is.
public enum Severity: String, Sendable, Hashable, Codable {
  /// The form, schema or template cannot be used as it is.
  case error
  /// It can be used, but someone should look.
  case warning
}

/// One thing that is wrong with what the user gave: where it is, what is wrong, and what to do.
///
/// Findings are values: they are gathered, never thrown, so that a reader learns of all of them at once.
public struct Finding: Sendable, Hashable {
  /// How grave it is.
  public var severity: Severity
  /// A stable name for programs and documentation, in kebab case: `unknown-key`, or the id of a schema's rule.
  public var code: String
  /// What is wrong.
  public var message: LocalizedText
  /// The place, as precisely as it is known.
  public var origin: Origin
  /// The id of the field concerned, with row for repeats: `items[2].qty`.
  public var field: String?
  /// The field's label, for people.
  public var label: LocalizedText?
  /// What to do about it, where more can be said than the message says.
  public var hint: LocalizedText?

  /// Makes a finding.
  package init(
    _ severity: Severity = .error, code: FindingCode, _ message: LocalizedText, at origin: Origin = Origin(),
    field: String? = nil, label: LocalizedText? = nil, hint: LocalizedText? = nil
  ) {
    self.init(severity, rule: code.name, message, at: origin, field: field, label: label, hint: hint)
  }

  /// Makes a finding of a rule of a form, which has the rule's id for its code.
  package init(
    _ severity: Severity, rule id: String, _ message: LocalizedText, at origin: Origin = Origin(),
    field: String? = nil, label: LocalizedText? = nil, hint: LocalizedText? = nil
  ) {
    self.severity = severity
    self.code = id
    self.message = message
    self.origin = origin
    self.field = field
    self.label = label
    self.hint = hint
  }
}

extension Sequence<Finding> {
  /// Whether any of these findings is an error.
  @inlinable public var hasErrors: Bool { contains { $0.severity == .error } }
}
