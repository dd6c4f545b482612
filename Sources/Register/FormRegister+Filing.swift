import Expressions
import Findings
import GRDB
import Synchronization

extension FormRegister {
  /// Writes printed copies durably and records their digests: each beside its place, synced, renamed, the folders synced,
  /// then one transaction for the whole group.
  ///
  /// A copy that is filed already is left as it is if the bytes agree; other bytes for it are refused. A process that
  /// dies in between leaves files that no record claims yet: they are written again, with the same bytes, by whoever
  /// prints ``pending(limit:)``.
  public func file(_ rendered: [RenderedFile], by mark: AuditMark) throws -> [FiledCopy] {
    try filing.withLock { _ in try fileAlone(rendered, by: mark) }
  }

  private func fileAlone(_ rendered: [RenderedFile], by mark: AuditMark) throws -> [FiledCopy] {
    let slots = try read { db in
      var slots = Slots(db)
      return try rendered.map { try slots.slot(of: $0) }
    }
    let open = zip(rendered, slots).filter { !$0.1.isWritten }
    if !open.isEmpty {
      try place(open.map { ($0.1.path, $0.0.bytes) })
      try write { db in try FormRegister.markWritten(open, db, mark) }
    }
    return zip(rendered, slots).map { file, slot in
      FiledCopy(
        number: file.number, copy: file.copy, format: file.format, edition: file.edition, template: slot.template,
        path: slot.path, sha256: file.digest, bytes: file.bytes.count)
    }
  }

  /// The row of a printed copy.
  private struct Slot {
    let id: Int64
    let path: String
    let template: ContentDigest
    let sha256: String?

    var isWritten: Bool { sha256 != nil }
  }

  /// Finds the rows of printed copies, all of a number at one go: copies of a number stand side by side.
  private struct Slots {
    private let db: Database
    private var number = ""
    private var slots: [String: Slot] = [:]

    init(_ db: Database) { self.db = db }

    mutating func slot(of file: RenderedFile) throws -> Slot {
      if file.number != number { try read(file.number) }
      guard let slot = slots["\(file.copy).\(file.format) \(file.edition)"] else {
        throw RegisterError(
          "unplanned-file", "编号 \(file.number) 没有登记过联次 \(file.copy)（\(file.format)，\(file.edition)）。请用补打",
          hant: "編號 \(file.number) 沒有登記過聯次 \(file.copy)（\(file.format)，\(file.edition)）。請用補打",
          en: "\(file.number) has no copy \(file.copy) (\(file.format), \(file.edition)) on record. Use reprint")
      }
      if let sha256 = slot.sha256, sha256 != file.digest.hex {
        throw RegisterError(
          "file-exists", "\(slot.path) 已经登记，不能用别的内容替换。请用补打",
          hant: "\(slot.path) 已經登記，不能用別的內容替換。請用補打",
          en: "\(slot.path) is on record and is never replaced by other content. Use reprint")
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
        guard let template = ContentDigest(hex: try row.decode(String.self, atIndex: 5)) else {
          throw RegisterError.damaged("register.sqlite", "file \(number)")
        }
        let key = "\(row[0] as String).\(row[1] as String) \(row[2] as String)"
        slots[key] = Slot(
          id: try row.decode(Int64.self, atIndex: 3), path: try row.decode(String.self, atIndex: 4), template: template,
          sha256: try row.decode(String?.self, atIndex: 6))
      }
    }
  }

  /// The files of the group under their final names, content and names synced.
  private func place(_ files: [(path: String, bytes: [UInt8])]) throws {
    var folders: Set<String> = [directory]
    for file in files {
      var folder = FormRegister.folder(of: "\(directory)/\(file.path)")
      if !folders.contains(folder) { try store.makeDirectory(folder) }
      // The entries of new folders must survive too, so those above are synced with them.
      while folders.insert(folder).inserted { folder = FormRegister.folder(of: folder) }
    }
    let targets = files.map { "\(directory)/\($0.path)" }
    let temporaries = targets.map(IssuedPath.temporary)
    do {
      for (file, path) in zip(files, temporaries) { try store.write(file.bytes, to: path) }
      try store.synchronise(temporaries)
      for (path, target) in zip(temporaries, targets) { try store.rename(path, to: target) }
      try store.synchronise(folders.sorted())
    } catch {
      // A full disk needs the room back; what was renamed stays and is taken up by the next try.
      for path in temporaries { try? store.remove(path) }
      throw error
    }
  }

  private static func markWritten(_ open: [(RenderedFile, Slot)], _ db: Database, _ mark: AuditMark) throws {
    let update = try db.cachedStatement(
      sql: "UPDATE file SET sha256 = ?, bytes = ?, written_at = ? WHERE id = ? AND written_at IS NULL")
    var trail = try AuditTrail(db, mark)
    let at = mark.at.iso
    var start = open.startIndex
    while start < open.endIndex {
      // One event for the copies of one printing, which stand side by side.
      let first = open[start].0
      var entries: [JSONValue] = []
      var index = start
      while index < open.endIndex, open[index].0.number == first.number, open[index].0.edition == first.edition {
        let (file, slot) = open[index]
        try update.run([file.digest.hex, file.bytes.count, at, slot.id])
        entries.append(
          .object([
            ("copy", .string(file.copy)), ("format", .string(file.format)), ("sha256", .string(file.digest.hex)),
            ("bytes", .number("\(file.bytes.count)")),
          ]))
        index += 1
      }
      try trail.append(
        .print, first.number, [("edition", .string(first.edition.description)), ("files", .array(entries))])
      start = index
    }
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
