import Expressions
import Findings
import Forms
import Foundation
import Register

/// One call at a desk, served on a thread of its own: what it may use, and whether it was cancelled.
struct DeskCall: Sendable {
  let desk: IssueDesk
  let cancellation: Cancellation

  var library: FormLibrary { desk.library }
  var templates: TemplateLibrary { desk.templates }
  var registerDirectory: String { desk.registerDirectory }
  var world: World { desk.world }
  var notice: @Sendable (LocalizedText) -> Void { desk.notice }
  var session: DeskSession { desk.session }

  var mark: AuditStamp { desk.mark }
  var context: FillContext {
    var context = desk.context
    if hasRegister { context.records = RegisterLookup(session, store: world.store) }
    return context
  }

  /// What formulas of a form may ask: the lines of a ledger read those before them even in a register that is just being made.
  func context(for schema: FormSchema) -> FillContext {
    var context = context
    if schema.previous != nil {
      context.records = RegisterLookup(session, store: world.store)
    }
    return context
  }

  var hasRegister: Bool { desk.hasRegister }

  /// Lends the register to write in, with everything finished that was left open; a new one is made where there is none,
  /// and told of: the folder may be mistyped.
  func withRegister<T>(_ body: (RecordReader) throws -> T) throws -> T {
    try cancellation.check()
    return try session.write(
      by: mark, timeout: desk.lockTimeout, store: world.store,
      isNew: { notice(Notices.newRegister(URL(fileURLWithPath: $0).path)) }
    ) { records in
      // It may have waited long.
      try cancellation.check()
      records.register.refer(to: try library.referredForms())
      try finishPending(records)
      return try body(records)
    }
  }

  /// The same where a register must be there: whoever mistypes its folder is told so, instead of getting an empty one.
  func withRecords<T>(_ body: (RecordReader) throws -> T) throws -> T {
    if !hasRegister {
      try FormRegister.open(directory: registerDirectory, for: .reading, store: world.store).close()
    }
    return try withRegister(body)
  }

  /// Lends the register to read from; it must be there.
  func withReading<T>(_ body: (RecordReader) throws -> T) throws -> T {
    try session.read(store: world.store) { records in
      records.register.refer(to: try library.referredForms())
      return try body(records)
    }
  }

  /// Lets other writers in, if any waits, and goes on when it is this call's turn again; `true` if there were any.
  func giveWay(_ records: RecordReader) throws -> Bool {
    guard records.register.isAwaited else { return false }
    try records.register.giveWay(by: mark, lockTimeout: desk.lockTimeout)
    try finishPending(records)
    return true
  }

  /// Prints and files what an earlier command left open when it died. A copy that cannot be drawn is set aside and told
  /// of: it does not stop the others, nor any command that comes after.
  func finishPending(_ records: RecordReader) throws {
    while true {
      let jobs = try records.register.pending()
      if jobs.isEmpty { return }
      var staged: [StagedCopy] = []
      for job in jobs {
        let printing = try records.printing(job)
        staged += try records.register.stage(printing.copies)
        for (file, reason) in printing.failures {
          try records.register.setAside([file], of: job, because: reason.zhHans, by: mark)
        }
        if !printing.failures.isEmpty {
          notice(Notices.undrawn(job.record.number, reasons: printing.failures.map(\.reason)))
        }
      }
      _ = try records.register.file(staged, by: mark)
    }
  }
}
