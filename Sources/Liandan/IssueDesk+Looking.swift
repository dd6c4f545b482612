public import Expressions
public import Forms
import Pictures
public import Register
import Storage

/// A picture of an issued form.
public struct FormPicture: Sendable {
  /// The file, as it was recorded.
  public let bytes: [UInt8]
  /// Its media type, by its content.
  public let mediaType: String
}

extension IssueDesk {
  /// How much was done on a day; nothing if there is no register.
  public func tally(on day: CalendarDate) async throws -> FormTally {
    try await serve { call in
      guard call.hasRegister else { return .none }
      return try call.withReading { try $0.register.tally(on: day) }
    }
  }

  /// Which forms were issued since a day, or ever, the most frequent first.
  public func use(since day: CalendarDate? = nil) async throws -> [FormUse] {
    try await serve { call in
      guard call.hasRegister else { return [] }
      return try call.withReading { try $0.register.use(since: day) }
    }
  }

  /// Looks at what the audit chain tells of one form, with the neighbours of its events.
  ///
  /// - Throws: a `RegisterError` with the code `unknown-number`.
  public func chain(of number: String) async throws -> FormChain {
    try await serve { call in try call.withReading { try $0.register.chain(of: number) } }
  }

  /// Numbers on record that were likely meant by one that is not, the nearest first.
  public func numbers(near number: String) async throws -> [String] {
    try await serve { call in
      guard call.hasRegister else { return [] }
      return try call.withReading { try $0.register.numbers(near: number) }
    }
  }

  /// The copies of a reprint, which are marked 补打.
  ///
  /// - Parameters:
  ///   - ordinal: Which reprint, from 1.
  ///   - number: The form's number.
  /// - Returns: None if there was no such reprint.
  /// - Throws: a `RegisterError` with the code `unknown-number`.
  public func copies(ofReprint ordinal: Int, of number: String) async throws -> [IssuedCopy] {
    try await serve { call in
      try call.withReading { records in
        let schema = try records.schema(of: number)
        return try records.register.copies(of: number).filter { $0.name.edition == .reprint(ordinal) }.map {
          IssuedCopy($0, schema, directory: call.registerDirectory)
        }
      }
    }
  }

  /// A picture that an issued form names, as it was when the form was issued or closed.
  ///
  /// - Parameters:
  ///   - place: Which of ``RecordedForm/pictures``, from 0.
  ///   - number: The form's number.
  /// - Returns: `nil` if it has not so many.
  /// - Throws: a `RegisterError`, with the code `unknown-number` if there is no such form.
  public func picture(_ place: Int, of number: String) async throws -> FormPicture? {
    try await serve { call in
      try call.withReading { records in
        let pictures = try records.register.form(of: records.register.record(number)).pictures
        guard pictures.indices.contains(place), let digest = pictures[place].sha256.flatMap({ Digest(hex: $0) }) else {
          return nil
        }
        let picture = try Picture(records.register.asset(digest))
        return FormPicture(bytes: picture.bytes, mediaType: picture.format.contentType)
      }
    }
  }

  /// The bytes of a file that is attached to a form.
  ///
  /// - Throws: a ``DeskError`` if it is gone or was altered.
  public func bytes(of attachment: FormStory.Attachment, to number: String) async throws -> [UInt8] {
    try await serve { call in
      let found = try call.world.store.bytes(of: attachment.path, upTo: attachment.file.bytes)
      guard let found, Digest(of: found) == attachment.file.sha256 else {
        throw AttachmentFailure.altered(attachment.file, number)
      }
      return found
    }
  }
}

extension RecordedForm {
  /// The pictures that the form names, in the order of its fields.
  public var pictures: [ImageReference] { form.pictures }
}
