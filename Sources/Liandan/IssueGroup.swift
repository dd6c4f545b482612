import Findings
import Forms
import Intake
import Register

/// What became of one form of a list when it was checked.
enum IssueRow: Sendable {
  /// It is right and is to get a number; the findings are warnings.
  case right(IssueRequest, PictureAlbum, [Finding])
  /// It is wrong.
  case refused(RefusedForm)
  /// It has its number from an earlier run that was stopped.
  case numbered(Int)
  /// It has a number from an earlier list, of which this one is a corrected edition.
  case repeated(EarlierRow)

  /// Decides by what the check gave; `files` are the copies that a right form is to be printed in.
  init(_ row: Int, _ submission: Submission, _ outcome: Inspector.Outcome, files: [PlannedFile]) {
    if let form = outcome.form {
      let request = IssueRequest(
        form, files: files, row: row, content: RowContent(of: submission.given), attachments: outcome.album.attachments)
      self = .right(request, outcome.album, outcome.findings)
    } else {
      self = .refused(RefusedForm(row: row, submission: submission, findings: outcome.findings))
    }
  }
}

extension IssueRow {
  /// The row, unless it got its number in an earlier list: then it gets no second one.
  func unless(_ earlier: inout EarlierRows) -> IssueRow {
    guard case .right(let request, _, _) = self, let content = request.content, let row = earlier.take(content) else {
      return self
    }
    return .repeated(row)
  }
}

extension IssueRow: Weighed {
  var weight: Int { if case .right(_, let album, _) = self { album.size } else { 0 } }
}

extension [FormList<IssueRow>.Item] {
  /// The group without rows that got their numbers in earlier lists.
  func unless(_ earlier: inout EarlierRows) -> Self {
    if earlier.isEmpty { return self }
    return map { item in
      if case .form(let row) = item { return .form(row.unless(&earlier)) }
      return item
    }
  }

  /// The forms that are to get a number.
  var requests: [IssueRequest] {
    compactMap { if case .form(.right(let request, _, _)) = $0 { request } else { nil } }
  }

  /// The pictures of each of them.
  var albums: [PictureAlbum] {
    compactMap { if case .form(.right(_, let album, _)) = $0 { album } else { nil } }
  }
}

/// A group whose copies are on disk under their final names.
struct FiledGroup: Sendable {
  let rows: [FormList<IssueRow>.Item]
  let forms: [TakenForm]
  /// The copies of each form.
  let copies: [[CopyDraft]]

  /// The copies of all forms, to be recorded.
  var drafts: [CopyDraft] { copies.flatMap { $0 } }

  /// What is to be told of the group, in the order of the list.
  func events(_ records: RecordReader, _ batch: Batch) throws -> [IssueEvent] {
    var next = 0
    var events: [IssueEvent] = []
    for row in rows {
      switch row {
      case .found(let finding): events.append(.found([finding]))
      case .unread(let form): events.append(.refused(form))
      case .form(.refused(let form)): events.append(.refused(form))
      case .form(.numbered(let row)):
        var form = try records.issuedForm(try records.register.number(ofRow: row, in: batch))
        form.isNew = false
        events.append(.issued(form))
      case .form(.repeated(let row)): events.append(.repeated(try records.register.number(of: row) ?? ""))
      case .form(.right(let request, _, let warnings)):
        if !warnings.isEmpty { events.append(.found(warnings)) }
        events.append(
          .issued(IssuedForm(forms[next], request.data, copies[next], directory: records.register.directory)))
        next += 1
      }
    }
    return events
  }
}

extension IssuedForm {
  /// A form whose copies were settled and recorded.
  fileprivate init(_ taken: TakenForm, _ data: String, _ copies: [CopyDraft], directory: String) {
    let schema = taken.form.schema
    self.init(
      number: taken.number, form: schema.id, state: taken.state,
      copies: copies.map { IssuedCopy(FiledCopy($0), schema, directory: directory) }, serial: taken.serial,
      issuedOn: taken.form.issuedOn, closedOn: taken.state == .closed ? taken.form.issuedOn : nil, schema: schema,
      data: data)
  }
}
