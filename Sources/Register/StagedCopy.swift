public import Forms
public import Records
public import Storage

/// A drawn copy that waits in the staging folder: no number was taken for it yet.
public struct StagedCopy: Sendable {
  /// The number it was drawn under.
  public let number: String
  /// The copy's id.
  public let copy: String
  /// The format.
  public let format: String
  /// The digest of its content.
  public let digest: Digest
  /// The size of its content in bytes.
  public let bytes: Int
  /// The folder in which the copies of its form wait.
  let folder: String
  let edition: Edition

  /// The file's path.
  public var path: String { "\(folder)/\(fileName)" }

  /// The name of the file that it becomes.
  public var fileName: String { CopyName.of(number: number, copy: copy, format: format, edition: edition) }

  init(_ file: RenderedFile, in folder: String) {
    (number, copy, format, edition) = (file.number, file.copy, file.format, file.edition)
    (digest, bytes) = (file.digest, file.bytes.count)
    self.folder = folder
  }
}

/// A staged copy with the place that was planned for it.
public struct PlacedCopy: Sendable {
  let staged: StagedCopy
  let place: CopyPlace

  init(_ staged: StagedCopy, _ place: CopyPlace) {
    self.staged = staged
    self.place = place
  }
}

/// A form that has just got its number (walk, hop 4), with the places planned for its copies.
public struct TakenForm: Sendable {
  /// The form.
  public let form: NumberedForm
  /// Its serial within its series, from 1.
  public let serial: Int
  /// Whether it is open, or was closed at once.
  public let state: RecordState
  /// Its number.
  public var number: String { form.number }
  /// The places of the planned copies, in the order of the plan.
  let places: [CopyPlace]
}

/// The place that a planned copy has in the register.
struct CopyPlace: Sendable {
  /// Its row in the table `file`.
  let id: Int64
  /// The path, relative to the register's folder.
  let path: String
  let template: Digest
}

extension FiledCopy {
  /// A copy that was moved into its place and recorded.
  public init(_ copy: PlacedCopy) {
    let (staged, place) = (copy.staged, copy.place)
    self.init(
      number: staged.number, copy: staged.copy, format: staged.format, edition: staged.edition,
      template: place.template, path: place.path, sha256: staged.digest, bytes: staged.bytes)
  }
}
