public import Expressions
public import Findings
public import Intake
public import Records

/// How files are attached to a form.
public struct AttachOptions: Sendable {
  /// What the files are; by their content if `nil`.
  public var kind: AttachmentKind?
  /// How many sheets or pages the only file has; counted where it can be if `nil`.
  public var sheets: Int?
  /// Whether a file may belong to other forms too.
  public var again: Bool

  /// Makes options.
  ///
  /// - Parameters:
  ///   - kind: What the files are; by their content if `nil`.
  ///   - sheets: How many sheets or pages the only file has.
  ///   - again: Whether a file may belong to other forms too.
  public init(kind: AttachmentKind? = nil, sheets: Int? = nil, again: Bool = false) {
    (self.kind, self.sheets, self.again) = (kind, sheets, again)
  }
}

/// A file that is to be attached to a form.
public struct FileToAttach: Sendable {
  /// Where it lies.
  public let path: String
  /// The name under which it is kept.
  public let name: String
  /// What messages call it.
  let called: String

  /// Takes a file under the name that it has on disk; messages call it by its path.
  public init(_ path: String) {
    self.path = path
    name = path.split(separator: "/").last.map(String.init) ?? path
    called = path
  }

  /// Takes a file that somebody sent under a name; messages call it by that.
  public init(_ path: String, named name: String) { (self.path, self.name, called) = (path, name, name) }
}

/// A form to which files were attached.
public struct AttachedForm: Sendable {
  /// The number.
  public let number: String
  /// The files that were attached now.
  public let attached: [AttachedFile]
  /// How many attachments the form has.
  public let count: Int
  /// The departments whose packets hold the form already: the next packing makes a packet of the new attachments for each.
  public let packedFor: [LocalizedText]
  /// What the user should know: files that it had already, or that belong to other forms too.
  public let findings: [Finding]

  /// The form with what was attached as one JSON object.
  public var json: JSONValue {
    .object([
      ("number", .string(number)), ("attached", .array(attached.map { .object($0.members) })),
      ("count", .number("\(count)")), ("packed_for", .array(packedFor.map { .string($0.zhHans) })),
    ])
  }
}

extension IssueDesk {
  /// Attaches files to an issued form, whatever its state: the scan of a signed sheet, a voucher that was received. They are
  /// kept byte for byte, all of them or none.
  ///
  /// - Parameters:
  ///   - files: The files, of 200 MB at most.
  ///   - number: The form's number.
  ///   - options: What they are.
  /// - Returns: The form with the files that were new; one that it had already is not attached again.
  /// - Throws: a `FindingList` with all that is wrong with the files, also if one belongs to another form that is not void,
  ///   unless ``AttachOptions/again`` is set; a `RegisterError` with the code `unknown-number`.
  public func attach(
    _ files: [FileToAttach], to number: String, options: AttachOptions = AttachOptions()
  ) async throws -> AttachedForm {
    try await serve(.long) { try $0.attach(files, to: number, options: options) }
  }

  /// Hands out the attachments of a form, under names of number, place and original name.
  ///
  /// - Parameters:
  ///   - number: The form's number.
  ///   - directory: The folder; it is made if it is not there.
  ///   - replacesFiles: Whether files there that differ are replaced.
  /// - Returns: The paths of the files; none if nothing is attached.
  /// - Throws: a ``DeskError`` if an attachment is gone or altered, or a file is in the way.
  public func copyAttachments(
    of number: String, into directory: String, replacesFiles: Bool = false
  ) async throws -> [String] {
    try await serve(.long) {
      try $0.copyAttachments(of: number, into: directory, replacesFiles: replacesFiles)
    }
  }
}

extension IssueDesk {
  /// The forms whose term of retention is over: those that may be destroyed, and those that are kept all the same. Nothing is
  /// destroyed.
  ///
  /// - Parameters:
  ///   - day: The day at which the terms must be over; today if `nil`.
  ///   - form: The only form wanted, by id or title.
  /// - Throws: a ``DeskError`` if the form is unknown, a `RegisterError` if there is no register.
  public func retention(on day: CalendarDate? = nil, form: String? = nil) async throws -> ExpiredForms {
    try await serve(.long) { try $0.retention(on: day, form: form) }
  }
}

/// A form of whose paper original it was said where it is.
public struct MovedPaper: Sendable {
  /// The number.
  public let number: String
  /// Where the original is now.
  public let original: PaperOriginal
  /// Whether this call changed that.
  public let isNew: Bool

  /// Number and place as one JSON object.
  public var json: JSONValue {
    .object([("number", .string(number)), ("paper", .object(original.members)), ("is_new", .boolean(isNew))])
  }
}

/// A form that is marked as unsettled, or is so no more.
public struct HeldForm: Sendable {
  /// The number.
  public let number: String
  /// Whether it is kept beyond its term.
  public let isHeld: Bool
  /// Whether this call changed that.
  public let isNew: Bool

  /// The form as one JSON object.
  public var json: JSONValue {
    .object([("number", .string(number)), ("unsettled", .boolean(isHeld)), ("is_new", .boolean(isNew))])
  }
}

extension IssueDesk {
  /// Records where the paper originals of forms are: all of them, or none. Each change stands in the audit chain.
  ///
  /// - Parameters:
  ///   - numbers: The forms' numbers.
  ///   - list: More numbers, one a line, as a scanner types them.
  ///   - change: What is different now.
  /// - Returns: Where each original is.
  /// - Throws: a `FindingList` with all that is no number on record.
  public func movePaper(
    _ numbers: [String], list: DataSource? = nil, _ change: PaperChange
  ) async throws -> [MovedPaper] {
    try await serve(.writing) { try $0.movePaper(numbers, list: list, change) }
  }

  /// Marks forms as unsettled, so that they are kept beyond their term, or takes the mark away: all of them, or none.
  ///
  /// - Parameters:
  ///   - numbers: The forms' numbers.
  ///   - list: More numbers, one a line.
  ///   - isHeld: Whether they are to be kept.
  ///   - reason: Why.
  /// - Returns: The forms.
  /// - Throws: a `FindingList` with all that is no number on record.
  public func hold(
    _ numbers: [String], list: DataSource? = nil, isHeld: Bool, reason: String
  ) async throws -> [HeldForm] {
    try await serve(.writing) { try $0.hold(numbers, list: list, isHeld: isHeld, reason: reason) }
  }
}
