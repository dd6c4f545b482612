import Findings
package import Forms
package import Records
package import Storage

/// A form that is to get a number.
package struct IssueRequest: Sendable {
  /// The form. One that satisfies the closing rules is issued and closed at once.
  package let form: ValidForm
  /// The copies that will be printed.
  package let files: [PlannedFile]
  /// The number under which its copies were drawn; `nil` if they are to be printed later.
  package var number: String?
  /// The row in the batch's input.
  package let row: Int?
  /// The void form whose place it takes, or the packed one that it corrects.
  package let replacing: Replacements
  /// By what the form is known again: what was given, or the key it was issued under.
  package let identities: [RowContent]
  /// The files that the form refers to by their digest.
  package let attachments: [Attachment]
  /// The values as canonical JSON, made here: on the thread that validated.
  package let data: String
  /// The digest of `data`.
  package let digest: Digest

  /// Makes a request.
  package init(
    _ form: ValidForm, files: [PlannedFile], row: Int? = nil, replacing: Replacements = .none,
    identities: [RowContent] = [], attachments: [Attachment] = []
  ) {
    self.form = form
    self.identities = identities
    self.files = files
    self.row = row
    self.replacing = replacing
    self.attachments = attachments
    let json = CanonicalData.json(form.values, schema: form.schema)
    (data, digest) = (String(decoding: json, as: UTF8.self), Digest(of: json))
  }
}

/// The rest of a form that was issued open.
package struct CloseRequest: Sendable {
  /// The number.
  package let number: String
  /// The whole form, as issued and completed.
  package let form: ValidForm
  /// The files that the form refers to by their digest.
  package let attachments: [Attachment]
  /// The values as canonical JSON.
  package let data: String
  /// The digest of `data`.
  package let digest: Digest

  /// Makes a request.
  package init(_ number: String, form: ValidForm, attachments: [Attachment] = []) {
    self.number = number
    self.form = form
    self.attachments = attachments
    let json = CanonicalData.json(form.values, schema: form.schema)
    (data, digest) = (String(decoding: json, as: UTF8.self), Digest(of: json))
  }

  /// What closing would print: these copies of the form as completed.
  package func job(_ files: [PlannedFile], of record: FormRecord) -> PrintJob {
    var record = record
    (record.data, record.stage) = (data, .closing)
    return record.job(.closed, files)
  }

  /// Whether the record is closed with the very same data: a list that was stopped is run again.
  package func wasDone(to record: FormRecord) -> Bool { record.state == .closed && record.data == data }

  /// Throws the error with which closing would end if the form is not open.
  package func check(against record: FormRecord) throws {
    guard record.state == .issued else { throw RegisterError.cannotClose(record) }
  }
}

/// A file that a form refers to by the digest of its content: a picture. The register keeps it with the record.
package struct Attachment: Sendable {
  /// The content.
  package let bytes: [UInt8]
  /// The content's digest, made here: on the thread that read the file.
  package let digest: Digest
  /// Takes a file.
  package init(_ bytes: [UInt8]) {
    self.bytes = bytes
    digest = Digest(of: bytes)
  }
}
