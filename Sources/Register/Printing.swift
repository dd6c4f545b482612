public import Expressions
public import Forms
public import Records
public import Storage

/// A copy that is to be printed: its file's name is reserved when the number is taken.
public struct PlannedFile: Sendable, Hashable {
  /// The copy's id.
  public var copy: String
  /// The format, which is also the file name's extension: `docx`, `xlsx`.
  public var format: String
  /// The template to print with, an asset of the register.
  public var template: Digest
  /// Makes a plan.
  public init(copy: String, format: String, template: Digest) {
    self.copy = copy
    self.format = format
    self.template = template
  }
}

/// All that is needed to print copies of one record, now or after a crash, with the same bytes.
public struct PrintJob: Sendable, Hashable {
  /// The number.
  public let number: String
  /// The form's id.
  public let form: String
  /// The values as canonical JSON.
  public let data: String
  /// The stage of the values.
  public let stage: Stage
  /// The schema's text.
  public let schema: Digest
  /// The profile's text.
  public let profile: Digest
  /// The day of issue.
  public let issuedOn: CalendarDate
  /// Which printing it is.
  public let edition: Edition
  /// Why the record is void, if the copies are to be marked 作废.
  public let voidReason: String?
  /// The copies to print.
  public let files: [PlannedFile]

  /// How often copies were printed again, this time included; 0 for a first printing.
  public var reprintCount: Int { if case .reprint(let count) = edition { count } else { 0 } }
}

/// A printed copy, ready to be filed.
public struct RenderedFile: Sendable {
  /// The number.
  public let number: String
  /// The copy's id.
  public let copy: String
  /// The format.
  public let format: String
  /// Which printing it is.
  public let edition: Edition
  /// The content.
  public let bytes: [UInt8]
  /// The content's digest, made here: on the thread that printed.
  public let digest: Digest
  /// The name of the file that it becomes.
  public var fileName: String { CopyName.of(number: number, copy: copy, format: format, edition: edition) }

  /// Takes a printed copy; `digest` is that of its bytes.
  public init(number: String, copy: String, format: String, edition: Edition, bytes: [UInt8], digest: Digest) {
    self.number = number
    self.copy = copy
    self.format = format
    self.edition = edition
    self.bytes = bytes
    self.digest = digest
  }

  /// Takes a printed copy and makes its digest.
  public init(number: String, copy: String, format: String, edition: Edition, bytes: [UInt8]) {
    self.init(
      number: number, copy: copy, format: format, edition: edition, bytes: bytes, digest: Digest(of: bytes))
  }
}

/// A copy that lies in the register's folder, complete and synced.
public struct FiledCopy: Sendable, Hashable {
  /// The number.
  public let number: String
  /// The copy's id.
  public let copy: String
  /// The format.
  public let format: String
  /// Which printing it is.
  public let edition: Edition
  /// The template it was printed with.
  public let template: Digest
  /// The path, relative to the register's folder.
  public let path: String
  /// The digest of its content.
  public let sha256: Digest
  /// The size of its content in bytes.
  public let bytes: Int
}
