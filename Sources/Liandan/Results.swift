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
  /// Its state.
  public let state: RecordState
  /// The forms that it is tied to since one takes the place of the other.
  public internal(set) var replacements = Replacements()
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
  /// Whether this call gave it its number; otherwise it was issued before.
  public internal(set) var isNew = true
  /// The place of its data in the user's file, for a form of a list.
  public internal(set) var origin: Origin?
  /// Whether it was issued from another list, or alone: then it is not among the copies that this list hands out.
  var isOfOtherList = false

  /// The formats it is printed in.
  var formats: Set<DocumentFormat> { Set(copies.compactMap(\.format)) }

  /// Leaves out copies that are not wanted.
  mutating func keepCopies(_ isWanted: (IssuedCopy) -> Bool) { copies.removeAll { !isWanted($0) } }

  /// Adds copies that are not on record.
  mutating func add(copies: [IssuedCopy]) { self.copies += copies }

  /// The form as one JSON object (design section 7), with the place of its data where it came from a file.
  public var json: JSONValue {
    .object(
      [
        ("number", .string(number)), ("form", .string(form)), ("state", .string(state.rawValue)),
      ] + replacements.members + [
        ("copies", .array(copies.map(\.json)))
      ] + (origin.map { [("origin", $0.json(in: .zhHans))] } ?? []))
  }
}

/// A form as the register holds it now.
public struct RecordedForm: Sendable {
  /// The form: its number, the schema it was issued under, and its values by field.
  public let form: NumberedForm
  /// Its state.
  public let state: RecordState
  /// The operator and time of issue.
  public let issued: AuditStamp
  /// The operator and time of closing.
  public let closed: AuditStamp?
  /// The operator and time of the void.
  public let voided: AuditStamp?
  /// The reason of the void.
  public let voidReason: String?
  /// The forms that it is tied to since one takes the place of the other.
  public let replacements: Replacements
  /// The number of reprints.
  public let reprints: Int
  /// Its current copies, of the last edition.
  public let copies: [IssuedCopy]
  /// Whether the copies show the form as it is now: a card that was added to since is printed only when somebody asks.
  public let isPrinted: Bool

  init(form: NumberedForm, _ record: FormRecord, copies: [IssuedCopy], isPrinted: Bool) {
    (self.form, self.copies, self.isPrinted) = (form, copies, isPrinted)
    (state, reprints, voidReason) = (record.state, record.reprints, record.voidReason)
    replacements = record.replacements
    (issued, closed, voided) = (record.issued, record.closed, record.voided)
  }
}

/// One printed copy.
public struct IssuedCopy: Sendable {
  /// The copy as the register stores it.
  let stored: StoredCopy
  /// Who keeps it, as people read it.
  public let keeperName: LocalizedText
  /// Who keeps it, as it is recorded.
  public var keeper: String { keeperName.zhHans }
  /// The file's path.
  public let file: String
  /// The path of the copy that was laid into a folder besides the register, if one was asked for.
  public internal(set) var out: String?

  init(_ stored: StoredCopy, _ schema: FormSchema, directory: String) {
    self.stored = stored
    keeperName = schema.copy(stored.name.copy)?.keeperName ?? LocalizedText("")
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
  public var format: DocumentFormat? { DocumentFormat(rawValue: stored.name.format) }

  var json: JSONValue {
    .object(
      [("id", .string(id)), ("keeper", .string(keeper)), ("file", .string(file))]
        + (out.map { [("out", .string($0))] } ?? [])
        + [("sha256", .string(sha256.hex)), ("bytes", .number("\(bytes)"))])
  }
}

/// Formats, output and limits of a list that is issued.
public struct IssueOptions: Sendable {
  /// The formats each copy is printed in.
  public var formats: [DocumentFormat]
  /// The language that the copies are printed in; that of the form's templates if `nil`.
  public var language: Language?
  /// The kind of PDF that the copies are; that of the company's profile if `nil`.
  public var pdf: PDFLevel?
  /// Whether the forms are closed at once.
  public var closes: Bool
  /// Whether nothing is issued if one form is rejected.
  public var allOrNone: Bool
  /// A folder for the copies besides the register.
  public var outDirectory: String?
  /// Whether rows that were issued before get new numbers.
  public var again = false
  /// A key of the caller's under which a single form is issued once, however often it is tried; forms of equal content
  /// under different keys are different forms.
  public var onceKey: String?
  /// The number of the form that the forms come from: their reference to such a form holds it where the data give none, and
  /// what that reference fills is taken from there.
  public var origin: String?
  /// The number of the void form in whose place a single form is issued, or of the packed one that it corrects.
  public var replaces: String?
  /// Whether files in `outDirectory` that differ from the copies are replaced.
  public var replacesFiles = false
  /// The printer of the profile for which fixed pages in `outDirectory` are moved.
  public var printer: String?
  /// How the copies are put into files to be printed in one go, besides the register; `nil` if they are not.
  public var together: PrintFileOptions?
  /// The file of a packet with all copies of the list, besides the register.
  public var packetPath: String?
  /// How many forms `outDirectory` holds; the copies of a longer list go into sub-folders of so many numbers each,
  /// `SV-2026-000001_SV-2026-001000`. File managers and printer dialogs take some thousands of files at a time.
  public var formsPerFolder = 1_000
  /// How many forms are read, numbered in one transaction and synchronised to disk together.
  public var groupSize = 200
  /// How many forms are checked and rendered at the same time. The output does not depend on it.
  public var jobs = ProcessInfo.processInfo.activeProcessorCount

  /// Makes options.
  ///
  /// - Parameters:
  ///   - formats: The formats each copy is printed in.
  ///   - closes: Whether the forms are closed at once.
  ///   - allOrNone: Whether nothing is issued if one form is rejected.
  ///   - outDirectory: A folder for the copies besides the register.
  public init(
    formats: [DocumentFormat] = [.docx], closes: Bool = false, allOrNone: Bool = false, outDirectory: String? = nil
  ) {
    self.formats = formats
    self.closes = closes
    self.allOrNone = allOrNone
    self.outDirectory = outDirectory
  }
}

extension IssueOptions {
  /// The command line's name of an option that is for a single form alone, if there is one.
  var ofSingleForm: String? { onceKey != nil ? "--once" : replaces != nil ? "--replaces" : nil }
}

/// What happens while forms are issued or closed.
public enum IssueEvent: Sendable {
  /// A form is numbered, printed, recorded and safe on disk.
  case issued(IssuedForm)
  /// A file with the copies of many forms is complete.
  case joined(PrintedFile)
  /// A packet with all copies of the list is complete.
  case packed(PackedArchive)
  /// A form was rejected, with all its findings.
  case refused(RefusedForm)
  /// The findings of a file, or the warnings of a valid form.
  case found([Finding])
  /// The number of forms done, and of how many, if that is known.
  case progress(done: Int, total: Int?)
  /// A notice for the user.
  case remark(LocalizedText)
}

/// What came of issuing or closing.
public struct IssueReport: Sendable {
  /// How many forms were issued or closed.
  public var issued = 0
  /// How many were refused.
  public var refused = 0
  /// How many rows of a list that is closed have nothing filled in yet: their forms stay open.
  public var unfilled = 0
  /// How many of those issued have their number from before: from an earlier run, another list or file.
  public var known = 0
  /// How many of the known ones have it from another list: where copies are put besides the register, theirs are not.
  public var fromOtherLists = 0
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
  public var total: Int { issued + refused + unfilled }
  /// Whether any reported finding is an error.
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
      if form.isOfOtherList { fromOtherLists += 1 }
      if form.state == .issued, options.closes { stillOpen += 1 }
      // Lines of a ledger have no copies.
      if !form.copies.isEmpty, !options.formats.allSatisfy({ form.formats.contains($0) }) { lackingFormat += 1 }
    case .refused:
      refused += 1
      hasErrors = true
    case .found(let findings): hasErrors = hasErrors || findings.hasErrors
    case .joined, .packed, .progress, .remark: break
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

/// The counts of a check.
public struct CheckReport: Sendable {
  /// The number of forms.
  public var count = 0
  /// The number of valid forms.
  public var validCount = 0
  /// Whether it was checked if forms on record can be closed.
  public var isOfClosing = false
  /// How many of the valid forms were closed with the same data before.
  public var closedBefore = 0
  /// How many rows of a closing list have nothing filled in yet.
  public var unfilled = 0
  /// Whether any reported finding is an error.
  public var hasErrors = false
  /// How many rows of further sheets belong to no form: then nothing of the list would be recorded.
  public private(set) var strayRows = 0

  mutating func tell(_ event: IssueEvent, _ observe: (IssueEvent) throws -> Void) throws {
    switch event {
    case .found(let findings):
      if findings.isEmpty { return }
      hasErrors = hasErrors || findings.hasErrors
      strayRows += findings.count(where: InputFiles.isStray)
    case .refused: hasErrors = true
    case .issued, .joined, .packed, .progress, .remark: break
    }
    try observe(event)
  }
}
