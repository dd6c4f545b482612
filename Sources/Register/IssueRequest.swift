import Findings
public import Forms

/// A form that is to get a number.
public struct IssueRequest: Sendable {
  /// The form. One that satisfies the closing rules is issued and closed at once.
  public let form: ValidForm
  /// The copies that will be printed.
  public let files: [PlannedFile]
  /// The row in the batch's input.
  public let row: Int?
  /// The values as canonical JSON, made here: on the thread that validated.
  let data: String
  let digest: ContentDigest

  /// Makes a request.
  public init(_ form: ValidForm, files: [PlannedFile], row: Int? = nil) {
    self.form = form
    self.files = files
    self.row = row
    data = CanonicalData.json(form.values, schema: form.schema).text
    digest = ContentDigest(of: data)
  }
}

/// The rest of a form that was issued open.
public struct CloseRequest: Sendable {
  /// The number.
  public let number: String
  /// The whole form, as issued and completed.
  public let form: ValidForm
  let data: String
  let digest: ContentDigest

  /// Makes a request.
  public init(_ number: String, form: ValidForm) {
    self.number = number
    self.form = form
    data = CanonicalData.json(form.values, schema: form.schema).text
    digest = ContentDigest(of: data)
  }
}
