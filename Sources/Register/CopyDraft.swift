public import Forms

/// A form that has just got its number (walk, hop 4), with the places kept for its copies.
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
  let template: ContentDigest
}

/// A printed copy whose bytes lie beside their place, or under their final name: the register does not claim it yet.
public struct CopyDraft: Sendable {
  /// The number.
  public let number: String
  let copy: String
  let format: String
  let edition: Edition
  let digest: ContentDigest
  let bytes: Int
  let place: CopyPlace

  init(_ file: RenderedFile, _ place: CopyPlace) {
    (number, copy, format, edition) = (file.number, file.copy, file.format, file.edition)
    (digest, bytes) = (file.digest, file.bytes.count)
    self.place = place
  }
}

extension FiledCopy {
  /// A draft that was settled and recorded.
  public init(_ draft: CopyDraft) {
    self.init(
      number: draft.number, copy: draft.copy, format: draft.format, edition: draft.edition,
      template: draft.place.template, path: draft.place.path, sha256: draft.digest, bytes: draft.bytes)
  }
}
