public import Expressions
package import Findings

/// A submission bound to its schema: typed values, each with its place (walk, hop 2).
package struct FilledForm: Sendable {
  /// The schema.
  package let schema: FormSchema
  /// The values by field id. Empty fields are absent.
  package var values: Row
  /// The place of the record.
  package var origin: Origin
  /// The places of the values.
  var given = GivenOrigins()
  /// The values the form was issued with, while it is being closed.
  var issuedValues: Row?
  /// The number under which it was issued.
  var issuedNumber: String?
  /// Where something was given that could not be understood.
  var unreadable: Set<FieldLocation> = []
  /// Whether binding reported errors; the form then never becomes valid.
  var hasBindingErrors = false
  /// Whether the data seem to be those of another form: then nothing is said of what this one lacks.
  var isOfOtherForm = false

  /// The identity of the content, whatever file it came in: the form's id and the values that were given.
  ///
  /// Defaults and calculations do not belong to it: the same row is the same form tomorrow too.
  package var identity: [UInt8] { CanonicalData.identity(values, schema: schema) }

  /// The ``identity`` of the opening values alone.
  package var openingIdentity: [UInt8] { CanonicalData.opening(values, schema: schema) }

  /// Whether anything is given that is not known at opening.
  package var hasClosingValues: Bool { CanonicalData.hasClosingValues(values, schema: schema) }

  /// Whether this can be the completion of an issued form: it changes nothing that was issued.
  ///
  /// This form must be bound to the schema of the issued one.
  package func completes(_ issued: NumberedForm) -> Bool { completing(issued).1.isEmpty }

  /// Whether an issued form holds all that is given here, whatever else it holds.
  ///
  /// This form must be bound to the schema of the issued one.
  package func isHeld(by issued: NumberedForm) -> Bool {
    let (completed, changed) = completing(issued)
    return changed.isEmpty && completed.identity == CanonicalData.identity(issued.values, schema: schema)
  }

  /// Notes that the given rows of a repeat lie elsewhere among the rows of the form now.
  mutating func moveRows(of field: Int, to places: [Int]) {
    if let records = given.rows[field], let last = places.max() {
      var moved = [GivenOrigins.Record](repeating: GivenOrigins.Record(), count: last + 1)
      for (record, place) in zip(records, places) { moved[place] = record }
      given.rows[field] = moved
    }
    unreadable = Set(
      unreadable.map { location in
        var location = location
        if location.field == field, places.indices.contains(location.row) { location.row = places[location.row] }
        return location
      })
  }

  /// The place where the value of a field, or of a column in a row (from 0) of the repeat `group`, was given.
  package func origin(of id: String, in group: String? = nil, row: Int = 0) -> Origin? {
    let keys = schema.lookups.keys
    guard let group else { return keys.position(ofID: id).flatMap { given.origin(FieldLocation(field: $0)) } }
    guard let position = keys.position(ofID: group), let column = keys.columns(at: position).position(ofID: id) else {
      return nil
    }
    return given.origin(FieldLocation(field: position, row: row, column: column))
  }
}

/// A form that satisfies every rule of its stage. Only the validation of this module makes one (walk, hop 3).
package struct ValidForm: Sendable {
  /// The schema.
  package let schema: FormSchema
  /// The values, calculations included.
  package let values: Row
  /// The stage whose rules are satisfied.
  package let stage: Stage
  /// Warnings that do not block.
  package let warnings: [Finding]
  /// The place of the record in the user's file.
  package let origin: Origin

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
  /// SHA-256 of its data as canonical JSON, of which the first digits stand on paper; `nil` for a sample.
  package let dataDigest: String?
  /// Makes a numbered form: what only a register may do.
  package init(
    schema: FormSchema, number: String, values: Row, stage: Stage, issuedOn: CalendarDate, dataDigest: String? = nil
  ) {
    self.schema = schema
    self.number = number
    self.values = values
    self.stage = stage
    self.issuedOn = issuedOn
    self.dataDigest = dataDigest
  }

  /// The digits of its digest that stand on paper.
  package var paperDigest: String? { dataDigest.map { String($0.prefix(PaperCode.digits)) } }
}
