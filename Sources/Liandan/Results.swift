import Expressions
public import Findings
public import Forms
import Foundation
public import Records
public import Register
public import Storage

/// A form as the register holds it after a step, with the copies that step printed (walk, hop 6).
public struct IssuedForm: Sendable {
  /// The number.
  public let number: String
  /// The form's id.
  public let form: String
  /// How far it is.
  public let state: RecordState
  /// The printed copies, in the order of copies and formats.
  public internal(set) var copies: [IssuedCopy]
  /// Its serial within its series, from 1.
  let serial: Int
  /// The day of issue.
  let issuedOn: CalendarDate
  /// The day of closing, if it was closed.
  let closedOn: CalendarDate?
  /// The schema it was issued under.
  let schema: FormSchema
  /// The values as canonical JSON.
  let data: String
  /// Whether it got its number just now; else it was issued before.
  public internal(set) var isNew = true
  /// Whether it was issued from another list, or alone: then it is not among the copies that this list hands out.
  var isOfOtherList = false

  /// The formats it is printed in.
  var formats: Set<DocumentFormat> { Set(copies.compactMap(\.format)) }

  /// Leaves out copies that are not wanted.
  mutating func keepCopies(_ isWanted: (IssuedCopy) -> Bool) { copies.removeAll { !isWanted($0) } }

  /// The form as one JSON object (design section 7).
  public var json: JSONValue {
    .object([
      ("number", .string(number)), ("form", .string(form)), ("state", .string(state.rawValue)),
      ("copies", .array(copies.map(\.json))),
    ])
  }
}

/// A form as the register holds it now.
public struct RecordedForm: Sendable {
  /// The form: its number, the schema it was issued under, and its values by field.
  public let form: NumberedForm
  /// How far it is.
  public let state: RecordState
  /// Who issued it, and when.
  public let issued: AuditStamp
  /// Who closed it, and when.
  public let closed: AuditStamp?
  /// Who made it void, and when.
  public let voided: AuditStamp?
  /// Why it is void.
  public let voidReason: String?
  /// How often copies were printed again.
  public let reprints: Int
  /// The copies that show what it is now.
  public let copies: [IssuedCopy]

  init(form: NumberedForm, _ record: FormRecord, copies: [IssuedCopy]) {
    (self.form, self.copies) = (form, copies)
    (state, reprints, voidReason) = (record.state, record.reprints, record.voidReason)
    (issued, closed, voided) = (record.issued, record.closed, record.voided)
  }
}

/// One printed copy.
public struct IssuedCopy: Sendable {
  /// The copy as the register stores it.
  let stored: StoredCopy
  /// Who keeps it.
  public let keeper: String
  /// The file's path.
  public let file: String

  init(_ stored: StoredCopy, _ schema: FormSchema, directory: String) {
    self.stored = stored
    keeper = schema.copy(stored.name.copy)?.keeper ?? ""
    file = "\(directory)/\(stored.path)"
  }

  /// The number of its form.
  public var number: String { stored.name.number }
  /// The copy's id.
  public var id: String { stored.name.copy }
  /// SHA-256 of the file.
  public var sha256: Digest { stored.sha256 }
  /// The file's size.
  public var bytes: Int { stored.bytes }
  /// The document format.
  var format: DocumentFormat? { DocumentFormat(rawValue: stored.name.format) }

  var json: JSONValue {
    .object([
      ("id", .string(id)), ("keeper", .string(keeper)), ("file", .string(file)), ("sha256", .string(sha256.hex)),
      ("bytes", .number("\(bytes)")),
    ])
  }
}

/// How forms are issued.
public struct IssueOptions: Sendable {
  /// The formats each copy is printed in.
  public var formats: [DocumentFormat]
  /// Whether the forms are closed at once.
  public var closes: Bool
  /// Whether one rejected form keeps back all others.
  public var allOrNone: Bool
  /// Where the copies are laid besides the register.
  public var outDirectory: String?
  /// Whether rows get numbers although the same rows were issued before.
  public var again = false
  /// A key of the caller's under which a single form is issued once, however often it is tried; forms of equal content
  /// under different keys are different forms.
  public var onceKey: String?
  /// Whether files in `outDirectory` that differ from the copies are replaced.
  public var replacesFiles = false
  /// Whether the .docx copies are laid out as one document to be printed in one go.
  public var together = false
  /// How many forms such a document holds; a longer list makes several.
  public var formsPerFile = 200
  /// The file of the packet into which all copies of the list are laid besides the register.
  public var packetPath: String?
  /// How many forms `outDirectory` holds; the copies of a longer list are laid into sub-folders of so many numbers each,
  /// `SV-2026-000001_SV-2026-001000`. File managers and the dialogs of printers take some thousands of files at a time.
  public var formsPerFolder = 1_000
  /// How many forms of the list are read, get their numbers in one transaction, and are synced together.
  public var groupSize = 200
  /// How many forms are checked and printed at the same time. Nothing that is written depends on it.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount

  /// Makes options.
  public init(
    formats: [DocumentFormat] = [.docx], closes: Bool = false, allOrNone: Bool = false, outDirectory: String? = nil
  ) {
    self.formats = formats
    self.closes = closes
    self.allOrNone = allOrNone
    self.outDirectory = outDirectory
  }
}

/// What happens while forms are issued or closed.
public enum IssueEvent: Sendable {
  /// A form is done: numbered, printed, recorded, safe on disk.
  case issued(IssuedForm)
  /// All copies of the list lie in a packet.
  case packed(PackedArchive)
  /// A form is wrong and was refused, with all that is wrong with it.
  case refused(RefusedForm)
  /// What is wrong with a file, or the warnings about a form that is right.
  case found([Finding])
  /// So many are done; of so many, if that is known.
  case progress(done: Int, total: Int?)
  /// Something worth saying.
  case remark(LocalizedText)
}

/// What came of issuing or closing.
public struct IssueReport: Sendable {
  /// How many forms were issued or closed.
  public var issued = 0
  /// How many were refused.
  public var refused = 0
  /// How many of those issued have their number from before: from an earlier run, another list or file.
  public var known = 0
  /// How many of the known ones are not printed in a format that was asked for.
  public var lackingFormat = 0
  /// How many of the known ones are open although they were to be closed at once.
  public var stillOpen = 0
  /// The number of the last known one.
  var lastKnown: IssuedForm?
  private var fresh = NumberRun()
  /// The numbers of those that were issued or closed just now, as `SV-2026-000001 – SV-2026-000200`; `nil` if there are
  /// none, or if they do not follow one another.
  public var freshNumbers: String? { fresh.text }
  /// How many forms were dealt with.
  public var total: Int { issued + refused }
  /// Whether any finding that was told is an error.
  public var hasErrors = false
  /// Whether it was stopped before the end of the list, since its task was cancelled.
  public var isStopped = false

  mutating func count(_ event: IssueEvent, _ options: IssueOptions = IssueOptions()) {
    switch event {
    case .issued(let form):
      issued += 1
      if form.isNew {
        fresh.add(form)
        return
      }
      known += 1
      lastKnown = form
      if form.state == .issued, options.closes { stillOpen += 1 }
      if !options.formats.allSatisfy({ form.formats.contains($0) }) { lackingFormat += 1 }
    case .refused:
      refused += 1
      hasErrors = true
    case .found(let findings): hasErrors = hasErrors || findings.hasErrors
    case .packed, .progress, .remark: break
    }
  }
}

/// Numbers that follow one another.
private struct NumberRun {
  private var first: String?
  private var last: (number: String, serial: Int)?
  private var isBroken = false

  mutating func add(_ form: IssuedForm) {
    if first == nil { first = form.number }
    if let last, form.serial != last.serial + 1 { isBroken = true }
    last = (form.number, form.serial)
  }

  var text: String? {
    guard !isBroken, let first, let last else { return nil }
    return first == last.number ? first : "\(first) – \(last.number)"
  }
}

/// What came of checking.
public struct CheckReport: Sendable {
  /// How many forms there were.
  public var count = 0
  /// How many of them are right.
  public var validCount = 0
  /// Whether any finding that was told is an error.
  public var hasErrors = false

  mutating func tell(_ event: IssueEvent, _ observe: (IssueEvent) throws -> Void) throws {
    switch event {
    case .found(let findings):
      if findings.isEmpty { return }
      hasErrors = hasErrors || findings.hasErrors
    case .refused: hasErrors = true
    case .issued, .packed, .progress, .remark: break
    }
    try observe(event)
  }
}
