import Findings
import Foundation
import GRDB
package import Records
import Storage

/// A recorded copy whose file is not as it was recorded.
package struct FaultyCopy: Sendable, Hashable {
  /// The copy.
  package let copy: StoredCopy
  /// Whether something lies in its place.
  package let isThere: Bool
}

/// What was mended of a register.
package struct RepairNote: Sendable, Hashable {
  /// Guards and indexes that were put back or taken away.
  package var structure: [String] = []
  /// Whether the index of words was made anew.
  package var hasWords = false
  /// How many copies were made again, with the same bytes.
  package var copies = 0
  /// The packets that were made again.
  package var packets: [String] = []
  /// Where altered files were put.
  package var aside: [String] = []
  /// Makes a note of nothing.
  package init() {}

  /// Whether nothing was to be done.
  package var isEmpty: Bool { self == RepairNote() }

  var detail: [(String, JSONValue)] {
    [
      ("structure", .array(structure.map { .string($0) })), ("words", .boolean(hasWords)),
      ("copies", .number("\(copies)")), ("packets", .array(packets.map { .string($0) })),
      ("aside", .array(aside.map { .string($0) })),
    ]
  }
}

extension FormRegister {
  /// The folder of a register into which altered files are put before they are made again.
  static let damagedFolder = "damaged"

  /// Hands over each number of which copies are gone or altered, with those copies. Every recorded file is read.
  ///
  /// `body` may write: nothing is held open meanwhile.
  package func faultyCopies(
    progress: (_ done: Int, _ total: Int) -> Void, _ body: (String, [FaultyCopy]) throws -> Void
  ) throws {
    let ids = try read { try Int64.fetchAll($0, sql: "SELECT id FROM record ORDER BY id") }
    for start in stride(from: 0, to: ids.count, by: FormRegister.page) {
      let page = ids[start..<min(start + FormRegister.page, ids.count)]
      let forms = try read { db in
        try page.map { id in
          let number = try String.fetchOne(db, cachedSQL: "SELECT number FROM record WHERE id = ?", arguments: [id])
          return (number ?? "", try FormRegister.copies(number ?? "", id, db))
        }
      }
      for (number, copies) in forms {
        let faulty = try copies.compactMap { copy -> FaultyCopy? in
          switch try store.content(of: "\(directory)/\(copy.path)", expecting: copy.bytes) {
          case .file(copy.sha256): nil
          case .missing: FaultyCopy(copy: copy, isThere: false)
          default: FaultyCopy(copy: copy, isThere: true)
          }
        }
        if !faulty.isEmpty { try body(number, faulty) }
      }
      progress(page.endIndex, ids.count)
    }
  }

  /// Puts an altered file of the register's folder aside, below `damaged`, under its own path; gives the new one.
  package func putAside(_ path: String) throws -> String {
    let stem = "\(FormRegister.damagedFolder)/\(path)"
    var (target, count) = (stem, 1)
    while access("\(directory)/\(target)", F_OK) == 0 {
      count += 1
      target = "\(stem).\(count)"
    }
    let folder = "\(directory)/\(IssuedPath.folder(of: target))"
    try store.makeDirectory(folder)
    try store.rename("\(directory)/\(path)", to: "\(directory)/\(target)")
    try store.synchronise([folder, "\(directory)/\(IssuedPath.folder(of: path))"])
    return target
  }

  /// Makes the index of words anew if it differs from the records; `true` if it did.
  package func mendWords() throws -> Bool {
    guard try read({ try !WordIndexCheck.findings(self, $0).isEmpty }) else { return false }
    try write { try $0.execute(sql: WordIndex.removal) }
    while true {
      let (before, after) = try write { db in
        let count = { try Int.fetchOne(db, sql: "SELECT count(*) FROM word_segment") ?? 0 }
        let before = try count()
        try WordIndex.catchUp(self, db)
        return (before, try count())
      }
      if after == before { return true }
    }
  }

  /// The packets of keepers on record, in the order of their making.
  package func packedPlans() throws -> [PacketPlan] {
    try read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT \(PacketRows.columns) FROM packet WHERE batch IS NULL ORDER BY rowid")
        .map { try PacketRows.plan($0, db) }
    }
  }

  /// Writes into the chain what was mended.
  package func markRepaired(_ note: RepairNote, by mark: AuditStamp) throws {
    try write { db in
      var trail = try AuditTrail(db, mark)
      try trail.append(.repair, nil, note.detail)
    }
  }
}
