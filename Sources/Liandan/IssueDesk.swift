public import Expressions
public import Findings
public import Forms
import Foundation
public import Intake
public import Register
package import Signing
import Templates

/// The desk at which forms are issued: the walk of one form from the user's data to its copies.
///
///     bytes ─1─▶ Submission ─2─▶ FilledForm ─3─▶ ValidForm ─4─▶ NumberedForm ─5─▶ RenderedCopy ─6─▶ IssuedForm ─7─▶ Packet
///
/// Hops 1 to 3 gather findings and never throw for bad input. Hop 5 comes before hop 4: the copies are rendered under the
/// number that the form will get, and a form that cannot be rendered is rejected without one. From then on errors come from
/// the world (a full disk, a locked register), and the next call finishes what a crash left, with the same bytes.
///
/// A desk is a session that a server can hold: register, schemas and templates stay open between calls, and copies of a
/// desk share them. Each call is `async`, blocks no thread of Swift's task pool, and acts for the person in ``world``:
///
/// ```swift
/// let desk = IssueDesk(library: library, templates: templates, registerDirectory: "register", world: world)
/// let form = try await desk.working(as: "王建国").issueForm("返厂产品处理记录表", from: .bytes(json, name: "form.json"))
/// let pages = try await desk.bytes(of: form.copies[0])
/// ```
///
/// Any number of calls may run at the same time, and other programs may use the register too. One at a time writes; a long
/// list lets others in after each group of forms. A call that is cancelled while it waits throws `CancellationError` and
/// writes nothing; a list that is cancelled finishes the groups that it began, and its report says that it was stopped.
///
/// ## Errors
///
/// A call that refuses data throws a `FindingList` with everything that is wrong, or reports it to `observe`. What is wrong
/// with the request (a form that does not exist) or with the world is a ``DeskError``, a `RegisterError` with a stable code,
/// or another `ExplainedError`; ``SystemReason/said(_:)`` gives the message of any of them in three languages.
public struct IssueDesk: Sendable {
  /// The forms.
  public private(set) var library: FormLibrary
  /// Their templates.
  public let templates: TemplateLibrary
  /// The register's folder.
  public let registerDirectory: String
  /// The clock, the operator, the language and the disk.
  public var world: World
  /// How long a call waits for another writer of the register before it throws `register-locked`; 120 seconds.
  public var lockTimeout: Duration = .seconds(120)
  /// The roles of approval chains, by their names in Simplified Chinese, for which data may decide, and under the operator's name
  /// alone; any role and name if `nil`. A client whose users decide one by one says it where somebody gives it a list.
  public var decidingRoles: Set<String>?
  /// How far the threads that work on a list stand back for others of the machine, from 0 to 19 (setpriority(2)); 0. A
  /// server whose users wait for single forms meanwhile sets it.
  public var niceness = 0
  /// Where pictures that data name are found; nowhere unless the client says so.
  public var pictures = PictureSource.none
  /// Receives what the user must know besides results and findings; called on any thread.
  public var notice: @Sendable (LocalizedText) -> Void = { _ in }
  /// By which packets and anchors are signed; they are not, if it is `nil` or there is no such file.
  package var key: KeyFile?
  let session: DeskSession

  /// Makes a desk. The first call that needs the register opens it; the first form that is issued creates it.
  ///
  /// - Parameters:
  ///   - library: The forms.
  ///   - templates: Their templates.
  ///   - registerDirectory: The register's folder; it need not exist.
  ///   - world: The clock, the operator and the language.
  public init(library: FormLibrary, templates: TemplateLibrary, registerDirectory: String, world: World) {
    self.init(
      library: library, templates: templates, world: world, session: DeskSession(directory: registerDirectory))
  }

  /// A desk at a session.
  init(library: FormLibrary, templates: TemplateLibrary, world: World, session: DeskSession) {
    self.library = library
    self.templates = templates
    registerDirectory = session.directory
    self.world = world
    self.session = session
  }

  /// The threads that work on a list, so many at a time.
  func workers(_ count: Int) -> WorkerPool { WorkerPool(count, niceness: niceness) }

  /// Whether there is a register already; the first form that is issued makes one.
  public var hasRegister: Bool { FileManager.default.fileExists(atPath: registerDirectory + "/register.sqlite") }

  /// The same desk for another person. Both share the open register, schemas and templates.
  ///
  /// - Parameters:
  ///   - operatorName: Who issues, closes, voids, reprints and packs.
  ///   - account: The login of the account that this person has at the client, for the audit chain.
  ///   - language: The language of messages; that of this desk if `nil`.
  public func working(as operatorName: String, account: String? = nil, in language: Language? = nil) -> IssueDesk {
    var desk = self
    desk.world.operatorName = operatorName
    desk.world.account = account
    desk.world.language = language ?? world.language
    return desk
  }

  /// The same desk with other forms: those of folders in which files were changed. Both share the open register.
  public func using(_ library: FormLibrary) -> IssueDesk {
    var desk = self
    desk.library = library
    return desk
  }
}

extension IssueDesk {
  /// Checks, numbers, prints and records the forms of `sources`.
  ///
  /// Rejected forms take no number; their findings are reported at once, so that memory does not grow with the list. The same
  /// data issued again continue a run that was stopped. Other calls and programs that wait for the register are let in after
  /// each group of ``IssueOptions/groupSize`` forms.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - sources: The data, read in this order as one list.
  ///   - options: Formats, output and limits.
  ///   - observe: Receives each event in the order of the list, a form once it is safe on disk. It is called on a thread of
  ///     the list, one event at a time; an error that it throws ends the list.
  /// - Returns: The counts of the list; `isStopped` if the task was cancelled.
  /// - Throws: a ``DeskError`` or `RegisterError` where the request or the world is wrong, a `FindingList` where a schema or
  ///   template has errors.
  public func issue(
    _ name: String, from sources: [DataSource], options: IssueOptions,
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> IssueReport {
    try await serve(sources, .list) { try $0.issue(name, from: sources, options: options, observe: observe) }
  }

  /// Completes issued forms: one by its number, or a list whose rows carry their numbers (key `number` or 编号).
  ///
  /// Issued values cannot change: each changed value is a finding, and such a form stays open. A list that was stopped can be
  /// run again: a form that was closed with the same data counts as closed.
  ///
  /// - Parameters:
  ///   - target: The number of one form, or the id or title of a form of which a list is closed.
  ///   - sources: The data, read in this order as one list.
  ///   - options: Output and limits.
  ///   - observe: As for ``issue(_:from:options:observe:)``.
  /// - Returns: The counts of the list; `isStopped` if the task was cancelled.
  /// - Throws: as ``issue(_:from:options:observe:)``.
  public func close(
    _ target: String, with sources: [DataSource], options: CloseOptions = CloseOptions(),
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> IssueReport {
    try await serve(sources, .list) { try $0.close(target, with: sources, options: options, observe: observe) }
  }

  /// Adds to a card: fills what is empty and appends rows. What the card holds is never changed, and a row that it holds is
  /// not added again.
  ///
  /// Nothing is printed; ``print(_:formats:copy:language:pdf:outDirectory:replacesFiles:printer:observe:)`` gives the card as it
  /// is.
  ///
  /// - Parameters:
  ///   - number: The card's number.
  ///   - source: What is added, which must be of one form.
  ///   - again: Whether rows that the card holds are appended once more.
  ///   - observe: As for ``issue(_:from:options:observe:)``; the card has `isNew == false` if nothing was added.
  /// - Returns: The counts.
  /// - Throws: a `RegisterError` with the code `unknown-number`, or `wrong-state` if the card is closed or void; a ``DeskError``
  ///   if the form is no card.
  public func add(
    _ number: String, with source: DataSource, again: Bool = false,
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> IssueReport {
    try await serve([source], .writing) { try $0.add(number, with: source, again: again, observe: observe) }
  }

  /// Checks forms without writing anything, and tries whether they can be printed.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - sources: The data, read in this order as one list.
  ///   - stage: The stage up to which the forms must be complete.
  ///   - origin: The number of the form that the forms come from, as in ``IssueOptions/origin``.
  ///   - observe: Receives all findings of a form or file at once, as for ``issue(_:from:options:observe:)``.
  /// - Returns: How many forms there are, and how many of them are valid.
  /// - Throws: a ``DeskError`` if the form does not exist, a `FindingList` if its schema has errors.
  public func check(
    _ name: String, from sources: [DataSource], stage: Stage, origin: String? = nil,
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> CheckReport {
    try await serve(sources, .reading) {
      try $0.check(name, from: sources, stage: stage, origin: origin, observe: observe)
    }
  }

  /// Makes a form void: the number stays taken, and every copy is printed again with 作废. A copy that cannot be rendered is
  /// left out and reported to ``notice``.
  ///
  /// A form that is already void for the same reason is returned with its copies: the process that voided it may have died
  /// before it put out the copies.
  ///
  /// - Parameters:
  ///   - number: The form's number.
  ///   - reason: Why, in words.
  ///   - replacement: The number of the form that takes its place, which is printed on the copies.
  ///   - outDirectory: A folder into which the copies are put besides the register.
  ///   - replacesFiles: Whether files there that differ from the copies are replaced.
  ///   - printer: The printer of the profile for which fixed pages in the folder are moved.
  /// - Returns: The form with its void copies.
  /// - Throws: a `RegisterError` with the code `unknown-number`, `wrong-state` if the form is packed or void for another
  ///   reason or with another replacement, or `wrong-replacement` if the other form cannot take its place; a ``DeskError`` if
  ///   the reason is blank.
  public func void(
    _ number: String, reason: String, replacedBy replacement: String? = nil, outDirectory: String? = nil,
    replacesFiles: Bool = false, printer: String? = nil
  ) async throws -> IssuedForm {
    try await serve(.writing) {
      try $0.void(
        number, reason: reason, replacedBy: replacement, outDirectory: outDirectory, replacesFiles: replacesFiles,
        printer: printer)
    }
  }

  /// Prints a form's copies again, marked 补打 and counted.
  ///
  /// A reprint whose copies were not put out because the process died is put out now and not counted again.
  ///
  /// - Parameters:
  ///   - number: The form's number.
  ///   - copy: The only copy wanted, by its id, label or keeper; all if `nil`.
  ///   - outDirectory: A folder into which the copies are put besides the register.
  ///   - replacesFiles: Whether files there that differ from the copies are replaced.
  ///   - printer: The printer of the profile for which fixed pages in the folder are moved.
  /// - Returns: The form with the reprinted copies.
  /// - Throws: a `RegisterError` with the code `unknown-number`, a ``DeskError`` if the form has no such copy.
  public func reprint(
    _ number: String, copy: String? = nil, outDirectory: String? = nil, replacesFiles: Bool = false,
    printer: String? = nil
  ) async throws -> IssuedForm {
    try await serve(.writing) {
      try $0.reprint(
        number, copy: copy, outDirectory: outDirectory, replacesFiles: replacesFiles, printer: printer)
    }
  }
}

extension IssueDesk {
  /// Issues one form.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - source: Its data, which must hold one form.
  ///   - options: Formats and output.
  /// - Returns: The form with its number and copies. A form with the same content that was issued before is returned with
  ///   `isNew == false`, unless ``IssueOptions/again`` or another ``IssueOptions/onceKey`` says that it is a new one.
  /// - Throws: a `FindingList` with all that is wrong if it is rejected; else as ``issue(_:from:options:observe:)``.
  public func issueForm(
    _ name: String, from source: DataSource, options: IssueOptions = IssueOptions()
  ) async throws -> IssuedForm {
    try await serve([source], .writing) { call in
      try SingleForm.of { try call.issue(name, from: [source], options: options, observe: $0).isStopped }
    }
  }

  /// Closes one form.
  ///
  /// - Parameters:
  ///   - number: Its number.
  ///   - source: The data that complete it.
  ///   - options: Output and limits.
  /// - Returns: The closed form with its copies.
  /// - Throws: a `FindingList` with all that is wrong if it stays open; else as ``issue(_:from:options:observe:)``.
  public func closeForm(
    _ number: String, with source: DataSource, options: CloseOptions = CloseOptions()
  ) async throws -> IssuedForm {
    try await serve([source], .writing) { call in
      try SingleForm.of { try call.close(number, with: [source], options: options, observe: $0).isStopped }
    }
  }

  /// The record of a form: its values, its state, who did what and when, and its current copies.
  ///
  /// - Parameter number: The form's number.
  /// - Throws: a `RegisterError` with the code `unknown-number`, which names the nearest number.
  public func record(_ number: String) async throws -> RecordedForm { try await serve { try $0.record(number) } }

  /// Finds issued forms, with their recorded values.
  ///
  /// - Parameter search: The conditions. At most ``FormSearch/limit`` forms are returned; ``FormSearch/after`` asks for the
  ///   next page.
  /// - Returns: The forms in ``FormSearch/order``.
  /// - Throws: a `FindingList` if the condition is no formula over the form's fields; a ``DeskError`` if the form or period is
  ///   unknown.
  public func find(_ search: FormSearch) async throws -> [RecordRow] { try await serve { try $0.find(search) } }

  /// Finds issued forms, to be written as a listing: as ``find(_:)``, and whether there are more.
  ///
  /// - Parameter search: The conditions.
  /// - Throws: as ``find(_:)``.
  public func findForms(_ search: FormSearch) async throws -> FoundForms {
    var wider = search
    wider.limit = search.limit + 1
    let rows = try await find(wider)
    let found = Array(rows.prefix(search.limit))
    let papers = search.paper == nil ? nil : try await serve { try $0.papers(of: found.map(\.record.number)) }
    return FoundForms(
      rows: found, hasMore: rows.count > search.limit, words: search.words, library: library, day: mark.at.date,
      box: search.box, papers: papers)
  }

  /// What is due and overdue, with the tasks of the company's calendar.
  ///
  /// - Parameters:
  ///   - day: The day of the list; today if `nil`.
  ///   - days: How many days ahead it looks.
  ///   - form: The only form wanted, by id or title.
  ///   - who: The only person wanted.
  /// - Throws: a ``DeskError`` if the form is unknown, a `FindingList` if a schema has errors, a `RegisterError` if there is no
  ///   register.
  public func due(
    on day: CalendarDate? = nil, within days: Int = 7, form: String? = nil, who: String? = nil
  ) async throws -> DueForms {
    try await serve { try $0.due(on: day, within: days, form: form, who: who) }
  }

  /// Computes a report.
  ///
  /// - Parameters:
  ///   - name: The report's id or title.
  ///   - period: The period, as for ``ledger(form:period:)``; that in which today lies, by the report's kind, if `nil`.
  /// - Throws: a ``DeskError`` if the report or period is unknown, a `FindingList` if the report or a schema has errors, a
  ///   `RegisterError` if there is no register.
  public func report(_ name: String, period: String? = nil) async throws -> FinishedReport {
    try await serve(.long) { try $0.report(name, period: period) }
  }

  /// All that the register tells of a form: values, state, what happened to it, its copies, and the forms it is tied to.
  ///
  /// - Parameter number: The form's number.
  /// - Throws: a `RegisterError` with the code `unknown-number`, which names the nearest number.
  public func story(of number: String) async throws -> FormStory { try await serve { try $0.story(of: number) } }

  /// The bytes of a copy, as they were recorded. A copy whose file is gone is rendered again, with the same bytes.
  ///
  /// - Parameter copy: A copy of an ``IssuedForm`` or ``RecordedForm``.
  /// - Throws: a ``DeskError`` if the file was altered.
  public func bytes(of copy: IssuedCopy) async throws -> [UInt8] { try await serve { try $0.bytes(of: copy) } }
}

extension IssueDesk {
  /// The operator and the moment, in the company's time zone.
  var mark: AuditStamp {
    AuditStamp(
      at: world.now(utcOffsetMinutes: library.profile.utcOffsetMinutes), operatorName: world.operatorName,
      account: world.account, acceptsClock: world.acceptsClock)
  }

  /// What formulas may ask.
  var context: FillContext {
    var context = FillContext(
      now: mark.at, operatorName: world.operatorName, workdays: library.profile.workdays, language: .zhHans)
    context.decidingRoles = decidingRoles
    return context
  }

  /// Longer data wait for one another.
  private static let shortData = 256 << 10

  private func serve<Output: Sendable>(
    _ sources: [DataSource], _ kind: CallKind, _ body: @escaping @Sendable (DeskCall) throws -> Output
  ) async throws -> Output {
    let size = sources.reduce(0) { $0 + ($1.size ?? IssueDesk.shortData) }
    return try await serve(size > IssueDesk.shortData ? .long : kind, body)
  }

  /// Runs a call on a thread of its own once the gate lets it pass.
  func serve<Output: Sendable>(
    _ kind: CallKind = .reading, _ body: @escaping @Sendable (DeskCall) throws -> Output
  ) async throws -> Output {
    try await session.gate(kind).pass {
      try await onThread(of: session.threads) { try body(DeskCall(desk: self, cancellation: $0)) }
    }
  }
}
