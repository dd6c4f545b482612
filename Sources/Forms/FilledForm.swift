public import Expressions
public import Findings

/// A submission bound to its schema: typed values, each with its place (walk, hop 2).
public struct FilledForm: Sendable {
  /// The schema.
  public let schema: FormSchema
  /// The values by field id; what is empty is absent.
  public var values: Row
  /// The place of each value that was given, by field id, or `group[row].id` (rows from 0) inside a repeat.
  public var origins: [String: Origin]
  /// The place of the record.
  public var origin: Origin
  /// The values the form was issued with, while it is being closed.
  var issuedValues: Row?
  /// Keys of `origins` under which something was given that could not be understood.
  var unreadable: Set<String> = []
  /// Whether binding reported errors: such a form never becomes a valid one.
  var hasBindingErrors = false
}

/// A form that satisfies every rule of its stage. Only the validation of this module makes one (walk, hop 3).
public struct ValidForm: Sendable {
  /// The schema.
  public let schema: FormSchema
  /// The values, calculations included.
  public let values: Row
  /// The stage whose rules are satisfied.
  public let stage: Stage
  /// Warnings that do not block.
  public let warnings: [Finding]
  /// The place of the record in the user's file.
  public let origin: Origin

  init(schema: FormSchema, values: Row, stage: Stage, warnings: [Finding], origin: Origin) {
    self.schema = schema
    self.values = values
    self.stage = stage
    self.warnings = warnings
    self.origin = origin
  }
}

/// A form with its number, as the register holds it (walk, hop 4).
public struct NumberedForm: Sendable {
  /// The schema it was issued under.
  public let schema: FormSchema
  /// Its number, unique in the register.
  public let number: String
  /// The values.
  public let values: Row
  /// How far it is.
  public let stage: Stage
  /// The day it was issued.
  public let issuedOn: CalendarDate
  /// Makes a numbered form: what only a register may do.
  package init(schema: FormSchema, number: String, values: Row, stage: Stage, issuedOn: CalendarDate) {
    self.schema = schema
    self.number = number
    self.values = values
    self.stage = stage
    self.issuedOn = issuedOn
  }
}
