import Expressions
import Findings
import Forms
import GRDB

/// The three steps by which printed copies get into the register: drafted beside their places, settled under their final
/// names, recorded. Each group of a list takes them in this order, while other groups take other steps.
///
/// A process that dies in between leaves files that no record claims yet: they are written again, with the same bytes, by
/// whoever prints ``pending(limit:)``. What is recorded is on disk: the bytes were synced before they got their name, and
/// the name before the transaction began.
extension FormRegister {
  /// Writes the printed copies of a form beside their places, without syncing them; they must come in the order of the
  /// plan. Threads may draft different forms at the same time, and need no lock: nobody else knows of the places yet.
  public func draft(_ files: [RenderedFile], of taken: TakenForm) throws -> [CopyDraft] {
    guard files.count == taken.places.count else { throw RegisterError.incomplete(taken.number) }
    return try draft(Array(zip(files, taken.places)))
  }

  func draft(_ files: [(file: RenderedFile, place: CopyPlace)]) throws -> [CopyDraft] {
    var folder = ""
    do {
      return try files.map { file, place in
        let target = "\(directory)/\(place.path)"
        let parent = IssuedPath.folder(of: target)
        if parent != folder { try store.makeDirectory(parent) }
        folder = parent
        try store.write(file.bytes, to: IssuedPath.temporary(target))
        return CopyDraft(file, place)
      }
    } catch {
      discard(files.map(\.place))
      throw error
    }
  }

  /// Takes away what was drafted of these forms: a full disk needs the room back.
  public func discard(draftsOf taken: [TakenForm]) { discard(taken.flatMap(\.places)) }

  private func discard(_ places: [CopyPlace]) {
    for place in places { try? store.remove(IssuedPath.temporary("\(directory)/\(place.path)")) }
  }

  /// Syncs drafts, gives them their final names, and syncs the names with all folders above them.
  ///
  /// Where it fails, what was renamed stays and is taken up by the next try; the other drafts are gone.
  public func settle(_ drafts: [CopyDraft]) throws {
    let targets = drafts.map { "\(directory)/\($0.place.path)" }
    let temporaries = targets.map(IssuedPath.temporary)
    var folders: Set<String> = [directory]
    var last = ""
    for target in targets {
      var folder = IssuedPath.folder(of: target)
      if folder == last { continue }
      last = folder
      // The entries of new folders must survive too, so those above are synced with them.
      while folders.insert(folder).inserted { folder = IssuedPath.folder(of: folder) }
    }
    do {
      try store.synchronise(temporaries)
      for (path, target) in zip(temporaries, targets) { try store.rename(path, to: target) }
      try store.synchronise(folders.sorted())
    } catch {
      discard(drafts.map(\.place))
      throw error
    }
  }

  /// Notes that settled copies are written: one event for the copies of one printing, which stand side by side.
  static func record(_ drafts: [CopyDraft], _ db: Database, _ trail: inout AuditTrail) throws {
    if drafts.isEmpty { return }
    let update = try db.cachedStatement(
      sql: "UPDATE file SET sha256 = ?, bytes = ?, written_at = ? WHERE id = ? AND written_at IS NULL")
    var start = drafts.startIndex
    while start < drafts.endIndex {
      let first = drafts[start]
      var entries: [JSONValue] = []
      var index = start
      while index < drafts.endIndex, drafts[index].number == first.number, drafts[index].edition == first.edition {
        let draft = drafts[index]
        try update.run([draft.digest.hex, draft.bytes, trail.at, draft.place.id])
        entries.append(
          .object([
            ("copy", .string(draft.copy)), ("format", .string(draft.format)), ("sha256", .string(draft.digest.hex)),
            ("bytes", .number("\(draft.bytes)")),
          ]))
        index += 1
      }
      try trail.append(
        .print, first.number, [("edition", .string(first.edition.description)), ("files", .array(entries))])
      start = index
    }
  }
}
