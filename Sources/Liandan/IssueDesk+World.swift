import Expressions
import Findings
import Forms
import Foundation
import Register

extension IssueDesk {
  /// Who does what is being done, and when, in the company's time zone.
  var mark: AuditMark {
    AuditMark(
      at: world.now(utcOffsetMinutes: library.profile.utcOffsetMinutes), operatorName: world.operatorName,
      acceptsClock: world.acceptsClock)
  }

  /// What formulas may ask.
  var context: FillContext {
    FillContext(now: mark.at, operatorName: world.operatorName, workdays: .mondayToFriday, language: .zhHans)
  }

  /// Whether a register is there already.
  var hasRegister: Bool { FileManager.default.fileExists(atPath: registerDirectory + "/register.sqlite") }

  /// The register, to write in; a new one is made where there is none, and told of: the folder may be mistyped.
  func openForWriting() throws -> FormRegister {
    let register = try FormRegister.open(
      directory: registerDirectory, for: .writing(by: mark), lockTimeout: lockTimeout, store: world.store)
    if register.isNew { notice(Remarks.newRegister(URL(fileURLWithPath: registerDirectory).path)) }
    return register
  }

  /// Opens the register to write, finishes what was left open, and lends it.
  ///
  /// A register must be there: whoever mistypes its folder is told so, instead of getting an empty one.
  func withRecords<T>(_ body: (RecordReader) throws -> T) throws -> T {
    if !hasRegister {
      try FormRegister.open(directory: registerDirectory, for: .reading).close()
    }
    let register = try openForWriting()
    defer { try? register.close() }
    let records = RecordReader(register: register)
    try finishPending(records)
    return try body(records)
  }

  /// A period as the user wrote it.
  func period(_ text: String?) throws -> LedgerPeriod? {
    guard let text else { return nil }
    do { return try LedgerPeriod(text) } catch let error as RegisterError { throw DeskError(usage: error) }
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
        staged += try records.register.stage(printing.files)
        for (file, reason) in printing.failures {
          try records.register.setAside([file], of: job, because: reason.zhHans, by: mark)
        }
        if !printing.failures.isEmpty { notice(Remarks.undrawn(job.number, printing.failures.map(\.reason))) }
      }
      _ = try records.register.file(staged, by: mark)
    }
  }
}
