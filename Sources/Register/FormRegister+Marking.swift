import Expressions
import Findings
import Forms
import Foundation
import GRDB
package import Records

extension FormRegister {
  /// What voiding a number would print: every copy of its newest printing, with the mark 作废. Nothing is recorded.
  ///
  /// - Throws: `wrong-state` unless the form is issued or closed, `reason-missing`, `wrong-replacement`.
  package func voidJob(
    _ number: String, reason: String, replacedBy replacement: String? = nil, by mark: AuditStamp
  ) throws -> PrintJob {
    let reason = try FormRegister.trimmed(reason)
    return try read { db in
      let (record, id) = try FormRegister.voidable(number, replacedBy: replacement, db)
      return record.job(
        .void, try FileRows.printed(id, db), void: VoidMark(reason: reason, replacedBy: replacement, stamp: mark))
    }
  }

  /// The record of a form that can be made void, with its row id; `replacement` must be able to take its place.
  private static func voidable(
    _ number: String, replacedBy replacement: String?, _ db: Database
  ) throws -> (FormRecord, Int64) {
    let (record, id) = try FormRegister.record(number, db)
    guard record.state == .issued || record.state == .closed else { throw RegisterError.cannotVoid(record) }
    if let replacement { try FormRegister.record(replacement, db).0.checkReplacing(record) }
    return (record, id)
  }

  /// A reason without blanks around it; throws `reason-missing` if nothing is left.
  private static func trimmed(_ reason: String) throws -> String {
    let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reason.isEmpty else { throw RegisterError.reasonMissing() }
    return reason
  }

  /// Makes a number void, with its reason: it stays taken, and `files` are planned to be printed with the mark 作废; all
  /// copies if none are named.
  ///
  /// Only issued and closed forms can be voided. `replacement` is the number of the form in its place, if there is one.
  @discardableResult
  package func void(
    _ number: String, reason: String, replacedBy replacement: String? = nil, printing files: [PlannedFile]? = nil,
    by mark: AuditStamp
  ) throws -> PrintJob {
    let reason = try FormRegister.trimmed(reason)
    return try write { db in
      let (record, id) = try FormRegister.voidable(number, replacedBy: replacement, db)
      var trail = try AuditTrail(db, mark)
      let event = try trail.append(
        .void, record.number,
        [("from", .string(record.state.rawValue)), ("reason", .string(reason))]
          + Replacements(replacedBy: replacement).members)
      try db.run(
        """
        UPDATE record SET state = 'void', void_at = ?, void_by = ?, void_reason = ?, void_event = ?, replaced_by = ?
        WHERE id = ?
        """, [mark.at.iso, mark.operatorName, reason, event, replacement, id])
      try FormRegister.plan(try files ?? FileRows.printed(id, db), as: .void, of: record, id: id, in: db)
      return try FormRegister.job(try FormRegister.record(number, db).0, id, .void, db)
    }
  }

  /// What a further printing (补打) of all copies, or of those named, would print. Nothing is counted yet. Copies of a void
  /// form keep the mark 作废.
  package func reprintJob(_ number: String, copies: Set<String>? = nil) throws -> PrintJob {
    try read { db in try FormRegister.reprintJob(number, copies, db).job }
  }

  private static func reprintJob(
    _ number: String, _ copies: Set<String>?, _ db: Database
  ) throws -> (job: PrintJob, record: FormRecord, id: Int64) {
    let (record, id) = try FormRegister.record(number, db)
    let printed = try FileRows.printed(id, db)
    let known = printed.map(\.copy)
    if let strangers = copies?.subtracting(known).sorted(), !strangers.isEmpty {
      let names = known.enumerated().filter { known.firstIndex(of: $0.element) == $0.offset }.map(\.element)
      throw RegisterError.unknownCopy(strangers, of: number, known: names)
    }
    let files = printed.filter { copies?.contains($0.copy) ?? true }
    return (record.job(.reprint(record.reprints + 1), files, void: record.voidMark), record, id)
  }

  /// The newest reprint, if nobody is known to have received it: a process died before it had handed over the copies.
  package func undeliveredReprint(_ number: String) throws -> Int? {
    try read { db in
      try Int.fetchOne(
        db, cachedSQL: "SELECT reprints FROM record WHERE number = ? AND reprints > reprints_delivered",
        arguments: [number])
    }
  }

  /// Notes that the copies of the newest reprint were handed over.
  package func markDelivered(_ number: String, by mark: AuditStamp) throws {
    try write { db in
      let (record, id) = try FormRegister.record(number, db)
      var trail = try AuditTrail(db, mark)
      try trail.append(.deliver, number, [("count", .number("\(record.reprints)"))])
      try db.run("UPDATE record SET reprints_delivered = ? WHERE id = ?", [record.reprints, id])
    }
  }

  /// Counts a further printing (补打) of all copies, or of those named.
  @discardableResult
  package func reprint(_ number: String, copies: Set<String>? = nil, by mark: AuditStamp) throws -> PrintJob {
    try write { db in
      let (job, record, id) = try FormRegister.reprintJob(number, copies, db)
      let (files, count) = (job.files, job.reprintCount)
      var trail = try AuditTrail(db, mark)
      var ids: [String] = []
      for file in files where !ids.contains(file.copy) { ids.append(file.copy) }
      try trail.append(
        .reprint, record.number, [("count", .number("\(count)")), ("copies", .array(ids.map { .string($0) }))])
      try db.run("UPDATE record SET reprints = ? WHERE id = ?", [count, id])
      try FormRegister.plan(files, as: .reprint(count), of: record, id: id, in: db)
      return try FormRegister.job(record, id, .reprint(count), db)
    }
  }

  /// Plans further copies of a printing that is on record, such as another format of the same content.
  @discardableResult
  package func plan(_ files: [PlannedFile], as edition: Edition, of number: String) throws -> PrintJob {
    try write { db in
      let (record, id) = try FormRegister.record(number, db)
      try FormRegister.plan(files, as: edition, of: record, id: id, in: db)
      return try FormRegister.job(record, id, edition, db)
    }
  }

  /// Plans further copies of several printings, in one transaction.
  package func plan(_ printings: [(files: [PlannedFile], edition: Edition, number: String)]) throws {
    if printings.isEmpty { return }
    try write { db in
      for (files, edition, number) in printings {
        let (record, id) = try FormRegister.record(number, db)
        try FormRegister.plan(files, as: edition, of: record, id: id, in: db)
      }
    }
  }
}
