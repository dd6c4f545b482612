import Expressions
import Findings
import Forms
import Register

extension IssueDesk {
  /// Who does what is being done, and when, in the company's time zone.
  var mark: AuditMark {
    AuditMark(at: world.now(utcOffsetMinutes: library.profile.utcOffsetMinutes), operatorName: world.operatorName)
  }

  /// What formulas may ask.
  var context: FillContext {
    FillContext(now: mark.at, operatorName: world.operatorName, workdays: .mondayToFriday, language: .zhHans)
  }

  /// The register, to write in.
  func openForWriting() throws -> FormRegister {
    try FormRegister.open(directory: registerDirectory, for: .writing(by: mark))
  }

  /// Prints and files what an earlier command left open when it died.
  func finishPending(_ records: RecordReader) throws {
    while true {
      let jobs = try records.register.pending()
      if jobs.isEmpty { return }
      let rendered = try jobs.flatMap { try records.print($0) }
      _ = try records.register.file(rendered, by: mark)
    }
  }
}
