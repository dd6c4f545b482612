import Expressions
import Findings
import GRDB
import Records
import Storage
import Synchronization

extension FormRegister {
  /// Writes copies of planned printings durably and records their digests: staged, synced, renamed, the folders synced,
  /// then one transaction for the whole group.
  public func file(_ rendered: [RenderedFile], by mark: AuditMark) throws -> [FiledCopy] {
    try file(try stage(rendered), by: mark)
  }

  /// Gives staged copies of planned printings their names and records their digests.
  ///
  /// A copy that is filed already is left as it is if the bytes agree; other bytes for it are refused. A process that
  /// dies in between leaves files that no record claims yet: they are written again, with the same bytes, by whoever
  /// prints ``pending(limit:)``.
  public func file(_ copies: [StagedCopy], by mark: AuditMark) throws -> [FiledCopy] {
    try filing.withLock { _ in try fileAlone(copies, by: mark) }
  }

  private func fileAlone(_ copies: [StagedCopy], by mark: AuditMark) throws -> [FiledCopy] {
    var placed: [PlacedCopy] = []
    var open: [PlacedCopy] = []
    do {
      try read { db in
        var slots = Slots(db)
        for copy in copies {
          let slot = try slots.slot(of: copy)
          placed.append(PlacedCopy(copy, slot.place))
          if !slot.isWritten { open.append(PlacedCopy(copy, slot.place)) } else { discard([copy]) }
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
    return placed.map(FiledCopy.init)
  }

  /// The row of a printed copy.
  private struct Slot {
    let place: CopyPlace
    let sha256: String?

    var isWritten: Bool { sha256 != nil }
  }

  /// Finds the rows of printed copies, all of a number at one go: copies of a number stand side by side.
  private struct Slots {
    private let db: Database
    private var number = ""
    private var slots: [String: Slot] = [:]

    init(_ db: Database) { self.db = db }

    mutating func slot(of file: StagedCopy) throws -> Slot {
      if file.number != number { try read(file.number) }
      guard let slot = slots["\(file.copy).\(file.format) \(file.edition)"] else {
        throw RegisterError(
          "unplanned-file", "编号 \(file.number) 没有登记过联次 \(file.copy)（\(file.format)，\(file.edition)）。请用补打",
          hant: "編號 \(file.number) 沒有登記過聯次 \(file.copy)（\(file.format)，\(file.edition)）。請用補打",
          en: "\(file.number) has no copy \(file.copy) (\(file.format), \(file.edition)) on record. Use reprint")
      }
      if let sha256 = slot.sha256, sha256 != file.digest.hex {
        throw RegisterError(
          "copy-on-record", "\(slot.place.path) 已经登记，不能用别的内容替换。请用补打",
          hant: "\(slot.place.path) 已經登記，不能用別的內容替換。請用補打",
          en: "\(slot.place.path) is on record and is never replaced by other content. Use reprint")
      }
      return slot
    }

    private mutating func read(_ number: String) throws {
      self.number = number
      slots.removeAll(keepingCapacity: true)
      let rows = try GRDB.Row.fetchCursor(
        db.cachedStatement(
          sql: """
            SELECT copy, format, edition, file.id, path, template, sha256 FROM file
            WHERE record = (SELECT id FROM record WHERE number = ?)
            """), arguments: [number])
      while let row = try rows.next() {
        let names = try (0...2).map { try row.read(String.self, $0, of: "file") }
        let key = "\(names[0]).\(names[1]) \(names[2])"
        slots[key] = Slot(
          place: CopyPlace(
            id: try row.read(Int64.self, 3, of: "file"), path: try row.read(String.self, 4, of: "file"),
            template: try row.digest(5, of: "file")), sha256: try row.read(String?.self, 6, of: "file"))
      }
    }
  }
}
