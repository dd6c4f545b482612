import Expressions
import Findings
import GRDB
package import Records
import Storage
import Synchronization

extension FormRegister {
  /// Writes copies of planned printings durably and records their digests: staged, synced, renamed, the folders synced,
  /// then one transaction for the whole group.
  package func file(_ rendered: [RenderedCopy], by mark: AuditStamp) throws -> [StoredCopy] {
    try file(try stage(rendered), by: mark)
  }

  /// Gives staged copies of planned printings their names and records their digests.
  ///
  /// A copy that is filed already is left as it is if the bytes agree; other bytes for it are refused. A process that
  /// dies in between leaves files that no record claims yet: they are written again, with the same bytes, by whoever
  /// prints ``pending(limit:)``.
  package func file(_ copies: [StagedCopy], by mark: AuditStamp) throws -> [StoredCopy] {
    try filing.withLock { _ in try fileAlone(copies, by: mark) }
  }

  private func fileAlone(_ copies: [StagedCopy], by mark: AuditStamp) throws -> [StoredCopy] {
    var open: [StagedCopy] = []
    do {
      try read { db in
        var rows = PrintedRows(db)
        for copy in copies {
          if try rows.isWritten(copy.copy) { discard([copy]) } else { open.append(copy) }
        }
      }
    } catch {
      discard(copies)
      throw error
    }
    if !open.isEmpty {
      try moveIntoPlace(open)
      try write { db in
        var trail = try AuditTrail(db, mark)
        try FormRegister.record(open, db, &trail)
      }
    }
    return copies.map(\.copy)
  }

  /// The rows of printed copies, read for all copies of a number at once: these stand side by side.
  private struct PrintedRows {
    private let db: Database
    private var number = ""
    /// The digests of the number's copies, `nil` for those that are not written.
    private var digests: [CopyName: String?] = [:]

    init(_ db: Database) { self.db = db }

    /// Whether a copy is on record; throws if it was not planned, or other content is on record.
    mutating func isWritten(_ copy: StoredCopy) throws -> Bool {
      let name = copy.name
      if name.number != number { try read(name.number) }
      guard let digest = digests[name] else {
        throw RegisterError(
          .unplannedFile, "编号 \(name.number) 没有登记过联次 \(name.copy)（\(name.format)，\(name.edition)）。请用补打",
          hant: "編號 \(name.number) 沒有登記過聯次 \(name.copy)（\(name.format)，\(name.edition)）。請用補打",
          en: "\(name.number) has no copy \(name.copy) (\(name.format), \(name.edition)) on record. Use reprint")
      }
      guard let digest else { return false }
      if digest != copy.sha256.hex {
        throw RegisterError(
          .copyOnRecord, "\(copy.path) 已经登记，不能用别的内容替换。请用补打",
          hant: "\(copy.path) 已經登記，不能用別的內容替換。請用補打",
          en: "\(copy.path) is on record and is never replaced by other content. Use reprint")
      }
      return true
    }

    private mutating func read(_ number: String) throws {
      self.number = number
      digests.removeAll(keepingCapacity: true)
      let rows = try GRDB.Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT copy, format, edition, sha256 FROM file WHERE record = (SELECT id FROM record WHERE number = ?)
            """), arguments: [number])
      while let row = try rows.next() {
        func text(_ index: Int) throws -> String { try row.read(String.self, index, of: "file") }
        guard let edition = Edition(try text(2)) else { throw row.damage(2, of: "file") }
        let name = CopyName(number: number, copy: try text(0), format: try text(1), edition: edition)
        digests[name] = .some(try row.read(String?.self, 3, of: "file"))
      }
    }
  }
}
