import Findings
import Forms
import Intake
import Records
import Register
import Storage

/// A form of a list that is right and has no number from this list yet. A class, since groups hand it from step to step.
final class ValidRow: Sendable {
  /// Which form of the list it is, from 1.
  let row: Int
  /// The place of the form in the user's file.
  let origin: Origin
  /// What the register is asked for.
  let request: IssueRequest
  /// The form's pictures.
  let album: PictureAlbum
  /// Warnings about it.
  let warnings: [Finding]
  /// What was given, as a digest: by this the row is known again.
  let identity: RowContent
  /// The same as a digest of the texts, by which version 1.0.0 knew rows, if it issued lists of this form.
  let source: RowContent?
  /// What it completes, if it holds more than is known at opening.
  let completion: Completion?
  /// The key of the card that it is.
  let card: CardKey?

  init(
    _ row: Int, _ submission: Submission, _ request: IssueRequest, _ outcome: FormChecker.Outcome,
    identity: RowContent, completion: Completion?, card: CardKey?, hasSource: Bool
  ) {
    self.row = row
    origin = submission.origin
    self.request = request
    album = outcome.album
    warnings = outcome.findings
    self.identity = identity
    (self.completion, self.card) = (completion, card)
    source = hasSource ? RowContent(of: submission.given) : nil
  }

  /// The row as one that was refused.
  func refused(_ findings: [Finding]) -> RefusedForm {
    RefusedForm(row: row, submission: Submission(origin: origin, entries: []), findings: warnings + findings)
  }
}

/// What became of one form of a list when it was checked.
enum IssueRow: Sendable {
  /// It is right and is to get a number.
  case valid(ValidRow)
  /// It is wrong.
  case refused(RefusedForm)
  /// It has its number from an earlier run of the same list.
  case numbered(Int, at: Origin)
  /// It has a number from another list, or was issued alone.
  case known(KnownForm, at: Origin)

  /// Decides by what the check gave; `files` are the copies that a valid form is to be printed in, `known` tells by what
  /// it is known again.
  init(
    _ row: Int, _ submission: Submission, _ outcome: FormChecker.Outcome, files: [PlannedFile], _ known: KnownRows
  ) {
    if let form = outcome.form {
      let identity = RowContent(of: outcome.filled.identity)
      let completion = Completion(outcome.filled)
      // A form that stays open is found again when it comes completed.
      let opening = form.stage == .opening ? completion?.partial : nil
      let card = CardKey(form)
      let request = IssueRequest(
        form, files: files, row: row, replacing: known.replaced?.ties ?? .none,
        identities: [identity] + [known.key, opening, card?.identity].compactMap(\.self),
        attachments: outcome.album.attachments)
      self = .valid(
        ValidRow(
          row, submission, request, outcome, identity: identity,
          completion: known.findsCompletions ? completion : nil, card: card, hasSource: known.needsSources))
    } else {
      self = .refused(RefusedForm(row: row, submission: submission, findings: outcome.findings))
    }
  }
}

extension IssueRow: Weighed {
  var weight: Int { if case .valid(let row) = self { row.album.size } else { 0 } }
}

extension [FormList<IssueRow>.Item] {
  /// The forms that are to get a number.
  var valid: [ValidRow] {
    compactMap { if case .form(.valid(let row)) = $0 { row } else { nil } }
  }

  /// Replaces the forms that are to get a number; `nil` leaves one as it is.
  mutating func replaceValid(_ replacement: (ValidRow) throws -> IssueRow?) rethrows {
    for index in indices {
      if case .form(.valid(let row)) = self[index], let other = try replacement(row) { self[index] = .form(other) }
    }
  }
}

/// A group whose copies are on disk under their final names.
struct FiledGroup: Sendable {
  let rows: [FormList<IssueRow>.Item]
  let forms: [DrawnForm]

  /// The copies of all forms, to be recorded.
  var copies: [StagedCopy] { forms.flatMap(\.copies) }

  /// What is to be told of the group, in the order of the list.
  func events(_ records: RecordReader, _ batch: Batch) throws -> [IssueEvent] {
    var next = 0
    var events: [IssueEvent] = []
    for row in rows {
      switch row {
      case .found(let finding): events.append(.found([finding]))
      case .unread(let form): events.append(.refused(form))
      case .form(.refused(let form)): events.append(.refused(form))
      case .form(.numbered(let row, let origin)):
        var form = try records.issuedForm(try records.register.number(ofRow: row, in: batch))
        form.isNew = false
        form.origin = origin
        events.append(.issued(form))
      case .form(.known(let known, let origin)):
        var form = try records.issuedForm(known.number)
        form.isNew = false
        form.origin = origin
        form.isOfOtherList = true
        events.append(.issued(form))
      case .form(.valid(let row)):
        if !row.warnings.isEmpty { events.append(.found(row.warnings)) }
        var form = IssuedForm(forms[next], row.request, directory: records.register.directory)
        form.origin = row.origin
        events.append(.issued(form))
        next += 1
      }
    }
    return events
  }
}

extension IssuedForm {
  /// A form whose copies were placed and recorded.
  fileprivate init(_ drawn: DrawnForm, _ request: IssueRequest, directory: String) {
    let (form, schema) = (drawn.form, drawn.form.schema)
    let isClosed = form.stage == .closing
    self.init(
      number: form.number, form: schema.id, state: isClosed ? .closed : .issued,
      replacements: request.replacing, copies: drawn.copies.map { IssuedCopy($0.copy, schema, directory: directory) },
      serial: drawn.serial,
      issuedOn: form.issuedOn, closedOn: isClosed ? form.issuedOn : nil, schema: schema,
      data: request.data)
  }
}
