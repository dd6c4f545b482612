import Expressions
import Findings
import Forms
import Foundation
import GRDB

extension FormRegister {
  /// Makes a number void, with its reason: it stays taken, and every copy is to be printed with the mark 作废.
  ///
  /// Only issued and closed forms can be voided.
  public func void(_ number: String, reason: String, by mark: AuditMark) throws -> PrintJob {
    let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
    guard !reason.isEmpty else { throw RegisterError.reasonMissing() }
    return try write { db in
      let (record, id) = try FormRegister.record(number, db)
      guard record.state == .issued || record.state == .closed else { throw RegisterError.cannotVoid(record) }
      var trail = try AuditTrail(db, mark)
      let event = try trail.append(
        .void, record.number, [("from", .string(record.state.rawValue)), ("reason", .string(reason))])
      try db.run(
        "UPDATE record SET state = 'void', void_at = ?, void_by = ?, void_reason = ?, void_event = ? WHERE id = ?",
        [mark.at.iso, mark.operatorName, reason, event, id])
      try FormRegister.plan(try FileRows.printed(id, db), .void, record, id, db)
      return try FormRegister.job(try FormRegister.record(number, db).0, id, .void, db)
    }
  }

  /// Counts a further printing (补打) of all copies, or of those named. Copies of a void form keep the mark 作废.
  public func reprint(_ number: String, copies: Set<String>? = nil, by mark: AuditMark) throws -> PrintJob {
    try write { db in
      let (record, id) = try FormRegister.record(number, db)
      let printed = try FileRows.printed(id, db)
      let known = printed.map(\.copy)
      if let strangers = copies?.subtracting(known).sorted(), !strangers.isEmpty {
        let names = known.enumerated().filter { known.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        throw RegisterError.unknownCopy(strangers, of: number, known: names)
      }
      let files = printed.filter { copies?.contains($0.copy) ?? true }
      let count = record.reprints + 1
      var trail = try AuditTrail(db, mark)
      var ids: [String] = []
      for file in files where !ids.contains(file.copy) { ids.append(file.copy) }
      try trail.append(
        .reprint, record.number, [("count", .number("\(count)")), ("copies", .array(ids.map { .string($0) }))])
      try db.run("UPDATE record SET reprints = ? WHERE id = ?", [count, id])
      try FormRegister.plan(files, .reprint(count), record, id, db)
      return try FormRegister.job(record, id, .reprint(count), db)
    }
  }
}
