import Dispatch
import Expressions
import Findings
import Forms
import Records
import Register

/// Takes groups of forms through drawing, numbering and filing on threads of its own (walk, hops 4 to 6): while one group is
/// drawn, the one before it gets its numbers, and the copies of the one before that are synced.
///
/// Every copy is drawn before a number is taken for it: a form that cannot be printed is refused, and the register never
/// waits for it. Drawn bytes are staged at once and not kept: memory does not grow with the size of a group.
struct IssuePipeline {
  /// How many groups may be filed at the same time before the next one is recorded.
  private static let depth = 2

  private let register: FormRegister
  private let printer: FormPrinter
  private let rule: NumberRule
  private let pool: WorkerPool
  private let drawing = DispatchQueue(label: "liandan.draw")
  private let filing = DispatchQueue(label: "liandan.file")
  private var forecast: NumberForecast
  private var drawn: [(group: Future<DrawnGroup>, count: Int, round: Int)] = []
  private var filed: [Future<FiledGroup>] = []
  /// How often others were let in: what was drawn in an earlier round was drawn under numbers that may be theirs now.
  private var round = 0

  init(printer: FormPrinter, schema: FormSchema, register: FormRegister, pool: WorkerPool) {
    self.register = register
    self.pool = pool
    self.printer = printer
    rule = schema.number
    forecast = NumberForecast(register, schema)
  }

  /// Begins to draw the copies of a group.
  mutating func draw(_ rows: [FormList<IssueRow>.Item], by mark: AuditStamp) throws {
    let valid = rows.valid
    let first = try forecast.promise(valid.count, on: mark.at.date)
    let work = Array(zip(valid, first...))
    let numbers = DayNumbers(rule, on: mark.at.date)
    let group = Future(on: drawing) { [pool, printer, register] in
      let drawings = try pool.map(work) { row, serial in
        try DrawnGroup.Drawing(row, serial, of: numbers, printer, register)
      }
      return DrawnGroup(rows, drawings, mark: mark)
    }
    drawn.append((group, valid.count, round))
  }

  /// Notes that others were let in, who may have taken numbers.
  mutating func forgetForecast() {
    round += 1
    forecast.forget(promised: drawn.reduce(0) { $0 + $1.count })
  }

  /// Waits for the oldest group that is being drawn, if there are more than `others`. Forms that cannot be printed are
  /// refused, and those behind them drawn under the numbers that they get now.
  ///
  /// `mark` is given the rows of a group that was drawn before others were let in, who may have issued some of them.
  mutating func nextDrawn(
    besides others: Int, _ mark: (inout [FormList<IssueRow>.Item]) throws -> Void
  ) throws -> DrawnGroup? {
    guard drawn.count > others else { return nil }
    let next = drawn.removeFirst()
    guard var group = try next.group.get() else { return nil }
    if next.round < round {
      for copies in try group.update(mark) { register.discard(copies) }
    }
    let day = group.mark.at.date
    let first = try forecast.next(on: day)
    let numbers = DayNumbers(rule, on: day)
    while !group.isReady(from: first) {
      group.refuseFailures()
      try group.redraw(from: first) { row, serial, former in
        if let former { register.discard(former.copies) }
        return try DrawnGroup.Drawing(row, serial, of: numbers, printer, register)
      }
    }
    return group
  }

  /// Takes the numbers of a group and begins to file its copies. Returns an earlier group whose copies are filed and are now
  /// recorded.
  mutating func number(_ group: DrawnGroup, in batch: Batch) throws -> FiledGroup? {
    let earlier = try nextFiled(besides: IssuePipeline.depth - 1)
    let forms = try register.take(
      group: group.requests, recording: earlier?.copies ?? [], batch: batch, by: group.mark)
    try forecast.take(forms.count, of: group.promised, on: group.mark.at.date)
    let drawn = group.forms
    filed.append(
      Future(on: filing) { [register] in
        try register.moveIntoPlace(drawn.flatMap(\.copies))
        return FiledGroup(rows: group.rows, forms: drawn)
      })
    return earlier
  }

  /// Waits for the oldest group that is being filed, and records its copies.
  mutating func record(by mark: AuditStamp) throws -> FiledGroup? {
    guard let group = try nextFiled(besides: 0) else { return nil }
    _ = try register.take(group: [], recording: group.copies, by: mark)
    return group
  }

  private mutating func nextFiled(besides others: Int) throws -> FiledGroup? {
    filed.count > others ? try filed.removeFirst().get() : nil
  }

  /// Waits for everything that is under way.
  func finish() {
    drawing.sync {}
    filing.sync {}
  }
}
