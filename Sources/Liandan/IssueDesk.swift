import Expressions
public import Findings
public import Forms
public import Intake
public import Register
import Templates

/// The desk at which forms are issued: the walk of one form from the user's data to its copies.
///
///     bytes ─1─▶ Submission ─2─▶ FilledForm ─3─▶ ValidForm ─4─▶ NumberedForm ─5─▶ RenderedCopy ─6─▶ IssuedForm ─7─▶ Packet
///
/// Hops 1 to 3 gather findings and never throw for bad input. Hop 5 is taken before hop 4: the copies are drawn under the
/// number that the form is going to get, and a form that cannot be drawn is refused without one. From then on what throws
/// is the world (a full disk, a locked register), and whatever a crash leaves is finished by the next call with the same
/// bytes.
///
/// A desk is a session that a server can hold: register, schemas and templates stay open between calls, and copies of a
/// desk share them. Each call is `async`, waits on no thread of Swift's tasks, and speaks for the person in ``world``:
///
/// ```swift
/// let desk = IssueDesk(library: library, templates: templates, registerDirectory: "register", world: world)
/// let form = try await desk.working(as: "王建国").issueForm("返厂产品处理记录表", from: .bytes(json, name: "form.json"))
/// let pages = try await desk.bytes(of: form.copies[0])
/// ```
///
/// Any number of calls may run at the same time, and other programs may use the register too. One at a time writes; a long
/// list lets others in after each group of forms. A call that is cancelled before it is its turn throws `CancellationError`
/// and writes nothing, once the register that it waits for is free; a list finishes the groups that it began, and its
/// report says that it was stopped.
public struct IssueDesk: Sendable {
  /// The forms.
  public let library: FormLibrary
  /// Their templates.
  public let templates: TemplateLibrary
  /// The register's folder.
  public let registerDirectory: String
  /// The clock, the operator, the language and the disk.
  public var world: World
  /// How long to wait for another program to give the register back.
  public var lockTimeout: Duration = .seconds(120)
  /// Where the pictures are found that data name.
  public var pictures = PictureSource.none
  /// Is told what the user must know besides results and findings; called on any thread.
  public var notice: @Sendable (LocalizedText) -> Void = { _ in }
  let session: DeskSession

  /// Opens a desk; the register is opened by the first call that needs it, and made by the first form that is issued.
  public init(library: FormLibrary, templates: TemplateLibrary, registerDirectory: String, world: World) {
    self.library = library
    self.templates = templates
    self.registerDirectory = registerDirectory
    self.world = world
    session = DeskSession(directory: registerDirectory)
  }

  /// The same desk for another person; both share what is open.
  public func working(as operatorName: String, in language: Language? = nil) -> IssueDesk {
    var desk = self
    desk.world.operatorName = operatorName
    desk.world.language = language ?? world.language
    return desk
  }
}

extension IssueDesk {
  /// Checks, numbers, prints and records the forms of `sources`.
  ///
  /// Rejected forms take no number; their findings are reported at once, so that a long list needs no memory for
  /// it. A run that was stopped goes on where it was when it is run again with the same data. Other calls and programs that
  /// wait for the register are let in after each group of ``IssueOptions/groupSize`` forms.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - sources: The data, read in this order as one list.
  ///   - options: How they are issued.
  ///   - observe: Is told of each form as soon as it is safe on disk, in the order of the list; what it throws ends the
  ///     list. It is called on a thread of the list, one event at a time.
  /// - Returns: what came of the list; `isStopped` if the task was cancelled.
  /// - Throws: a ``DeskError`` or `RegisterError` where the world or the request is wrong, `FindingList` where a schema or
  ///   template has errors.
  public func issue(
    _ name: String, from sources: [DataSource], options: IssueOptions,
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> IssueReport {
    try await serve(sources) { try $0.issue(name, from: sources, options: options, observe: observe) }
  }

  /// Completes issued forms: `target` is a number, or a form whose rows carry their numbers (key `number` or 编号).
  ///
  /// What was issued is not changed: each changed value is a finding, and such a form stays open. A list that was stopped
  /// can be run again: a form that was closed with the very same data counts as closed.
  ///
  /// - Parameters:
  ///   - target: The number of one form, or the id or title of a form of which a list is closed.
  ///   - sources: The data, read in this order as one list.
  ///   - options: How they are closed.
  ///   - observe: As for ``issue(_:from:options:observe:)``.
  /// - Throws: as ``issue(_:from:options:observe:)``.
  public func close(
    _ target: String, with sources: [DataSource], options: CloseOptions = CloseOptions(),
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> IssueReport {
    try await serve(sources) { try $0.close(target, with: sources, options: options, observe: observe) }
  }

  /// Checks forms without writing anything, and tries whether they can be printed.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - sources: The data, read in this order as one list.
  ///   - stage: Up to which stage the forms must be complete.
  ///   - observe: Is told all that is wrong with a form or file at once, as for ``issue(_:from:options:observe:)``.
  public func check(
    _ name: String, from sources: [DataSource], stage: Stage,
    observe: @escaping @Sendable (IssueEvent) throws -> Void
  ) async throws -> CheckReport {
    try await serve(sources) { try $0.check(name, from: sources, stage: stage, observe: observe) }
  }

  /// Makes a form void: the number stays taken, and every copy is printed again with 作废. A copy that cannot be drawn is
  /// passed over, and told of by ``notice``.
  ///
  /// A form that is void already for the same reason is handed out again: the process that made it void may have died
  /// before it had handed out the copies.
  ///
  /// - Parameters:
  ///   - number: The form's number.
  ///   - reason: Why, in words.
  ///   - outDirectory: A folder into which the copies are put besides the register.
  ///   - replacesFiles: Whether files there that differ from the copies are replaced.
  public func void(
    _ number: String, reason: String, outDirectory: String? = nil, replacesFiles: Bool = false
  ) async throws -> IssuedForm {
    try await serve { try $0.void(number, reason: reason, outDirectory: outDirectory, replacesFiles: replacesFiles) }
  }

  /// Prints a form's copies again, marked 补打 and counted.
  ///
  /// A reprint whose copies were not handed out, since the process died, is handed out now and not counted again.
  ///
  /// - Parameters:
  ///   - number: The form's number.
  ///   - copy: The only copy wanted, by its id, label or keeper; all if `nil`.
  ///   - outDirectory: A folder into which the copies are put besides the register.
  ///   - replacesFiles: Whether files there that differ from the copies are replaced.
  public func reprint(
    _ number: String, copy: String? = nil, outDirectory: String? = nil, replacesFiles: Bool = false
  ) async throws -> IssuedForm {
    try await serve { try $0.reprint(number, copy: copy, outDirectory: outDirectory, replacesFiles: replacesFiles) }
  }

  /// Hands out the copies of issued forms in these formats: the same numbers, the same content. What is on record is handed
  /// out as it is; a further format is drawn with the template at hand and recorded beside it. Nothing is counted as a
  /// reprint.
  ///
  /// - Parameters:
  ///   - numbers: The forms.
  ///   - formats: The formats; those of the record if there are none.
  ///   - copy: The only copy wanted, by its id, label or keeper.
  ///   - outDirectory: A folder into which the copies are put besides the register.
  ///   - replacesFiles: Whether files there that differ from the copies are replaced.
  ///   - observe: Is told of each form once its copies are there.
  /// - Throws: a ``DeskError`` if a number is unknown or a copy cannot be drawn; the forms before it are done.
  public func print(
    _ numbers: [String], formats: [DocumentFormat] = [], copy: String? = nil, outDirectory: String? = nil,
    replacesFiles: Bool = false, observe: @escaping @Sendable (IssuedForm) throws -> Void = { _ in }
  ) async throws {
    try await serve {
      try $0.print(
        numbers, formats: formats, copy: copy, outDirectory: outDirectory, replacesFiles: replacesFiles,
        observe: observe)
    }
  }

  /// Packs the forms closed in a period for a keeper.
  ///
  /// Packing again gives the same packets, byte for byte, and a supplement if forms were closed since.
  ///
  /// - Parameters:
  ///   - keeper: The department (财务部), or the id or label of a copy that it keeps.
  ///   - period: The period by day of closing, as `2026`, `2026-Q4`, `2026-11`, a day, or two days with `..`; all if `nil`.
  ///   - form: The only form wanted, by id or title.
  ///   - outDirectory: The folder for the packets; that of the register, `packets`, if `nil`.
  public func pack(
    to keeper: String, period: String? = nil, form: String? = nil, outDirectory: String? = nil
  ) async throws -> [PackedArchive] {
    try await serve(isLong: true) { try $0.pack(to: keeper, period: period, form: form, outDirectory: outDirectory) }
  }
}

extension IssueDesk {
  /// Issues one form.
  ///
  /// - Parameters:
  ///   - name: The form's id or title.
  ///   - source: Its data.
  ///   - options: How it is issued.
  /// - Returns: the form with its number and copies; one that was issued before with the same content is handed out again,
  ///   and `isNew` is `false`.
  /// - Throws: a `FindingList` with all that is wrong if it is refused.
  public func issueForm(
    _ name: String, from source: DataSource, options: IssueOptions = IssueOptions()
  ) async throws -> IssuedForm {
    try await serve([source]) { call in
      try SingleForm.of { try call.issue(name, from: [source], options: options, observe: $0).isStopped }
    }
  }

  /// Closes one form.
  ///
  /// - Parameters:
  ///   - number: Its number.
  ///   - source: The data that complete it.
  ///   - options: How it is closed.
  /// - Returns: the closed form with its copies.
  /// - Throws: a `FindingList` with all that is wrong if it stays open.
  public func closeForm(
    _ number: String, with source: DataSource, options: CloseOptions = CloseOptions()
  ) async throws -> IssuedForm {
    try await serve([source]) { call in
      try SingleForm.of { try call.close(number, with: [source], options: options, observe: $0).isStopped }
    }
  }

  /// What the register holds of a form.
  ///
  /// - Throws: `unknown-number` with the nearest number if there is none of this number.
  public func record(_ number: String) async throws -> RecordedForm { try await serve { try $0.record(number) } }

  /// Looks issued forms up, with their values as they are on record.
  ///
  /// - Parameter search: What they have in common; at most ``FormSearch/limit`` are given, and ``FormSearch/after`` goes on.
  /// - Throws: a `FindingList` if the condition is no formula over the form's fields; a ``DeskError`` if the form or period is
  ///   unknown.
  public func find(_ search: FormSearch) async throws -> [RecordRow] { try await serve { try $0.find(search) } }

  /// The bytes of a copy, as they were recorded. One whose file is gone is made again, with the same bytes.
  ///
  /// - Throws: a ``DeskError`` if the file was altered.
  public func bytes(of copy: IssuedCopy) async throws -> [UInt8] { try await serve { try $0.bytes(of: copy) } }
}

extension IssueDesk {
  /// Who does what is being done, and when, in the company's time zone.
  var mark: AuditStamp {
    AuditStamp(
      at: world.now(utcOffsetMinutes: library.profile.utcOffsetMinutes), operatorName: world.operatorName,
      acceptsClock: world.acceptsClock)
  }

  /// What formulas may ask.
  var context: FillContext {
    FillContext(now: mark.at, operatorName: world.operatorName, workdays: library.profile.workdays, language: .zhHans)
  }

  /// Data of this many bytes are served beside the forms of clerks; longer lists wait for one another.
  private static let shortData = 256 << 10

  private func serve<Output: Sendable>(
    _ sources: [DataSource], _ body: @escaping @Sendable (DeskCall) throws -> Output
  ) async throws -> Output {
    let size = sources.reduce(0) { $0 + ($1.size ?? IssueDesk.shortData) }
    return try await serve(isLong: size > IssueDesk.shortData, body)
  }

  /// Serves a call on a thread of its own, when it is its turn.
  private func serve<Output: Sendable>(
    isLong: Bool = false, _ body: @escaping @Sendable (DeskCall) throws -> Output
  ) async throws -> Output {
    let gate = isLong ? session.gates.lists : session.gates.forms
    return try await gate.pass {
      try await onThread(of: session.queue) { try body(DeskCall(desk: self, cancellation: $0)) }
    }
  }
}
