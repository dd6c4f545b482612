import Expressions
import Findings
import Forms
import GRDB

/// The steps by which drawn copies get into the register: staged, placed once their numbers are taken, recorded. Each group
/// of a list takes them in this order, while other groups take other steps.
///
/// A process that dies before the numbers are taken leaves files that belong to no number; the next writer removes them.
/// One that dies later leaves planned copies; whoever prints ``pending(limit:)`` draws them again, with the same
/// bytes. What is recorded is on disk: the bytes were synced before they got their name, and the name before the
/// transaction began.
extension FormRegister {
  /// Writes drawn copies into the staging folder, without syncing them. Threads may stage different forms at the same time.
  public func stage(_ files: [RenderedFile]) throws -> [StagedCopy] {
    var staged: [StagedCopy] = []
    do {
      for file in files { staged.append(StagedCopy(file, at: try staging.write(file.bytes))) }
    } catch {
      discard(staged)
      throw error
    }
    return staged
  }

  /// Removes staged copies that are not wanted: a full disk needs the room back.
  public func discard(_ copies: [StagedCopy]) {
    for copy in copies { try? store.remove(copy.path) }
  }

  /// Pairs staged copies with the places of their form; they must come in the order of the plan.
  public func places(of taken: TakenForm, for copies: [StagedCopy]) throws -> [PlacedCopy] {
    guard copies.count == taken.places.count, copies.allSatisfy({ $0.number == taken.number }) else {
      throw RegisterError.incomplete(taken.number)
    }
    return zip(copies, taken.places).map(PlacedCopy.init)
  }

  /// Syncs staged copies, gives them their final names, and syncs the names with all folders above them.
  ///
  /// Where it fails, what was renamed stays and is found by the next try; the other copies are gone.
  public func moveIntoPlace(_ copies: [PlacedCopy]) throws {
    let targets = copies.map { "\(directory)/\($0.place.path)" }
    var folders: Set<String> = [directory]
    var last = ""
    do {
      try store.synchronise(copies.map(\.staged.path))
      for (copy, target) in zip(copies, targets) {
        var folder = IssuedPath.folder(of: target)
        if folder != last {
          try store.makeDirectory(folder)
          last = folder
        }
        // The entries of new folders must survive too, so those above are synced with them.
        while folders.insert(folder).inserted { folder = IssuedPath.folder(of: folder) }
        try store.rename(copy.staged.path, to: target)
      }
      try store.synchronise(folders.sorted())
    } catch {
      discard(copies.map(\.staged))
      throw error
    }
  }

  /// Notes that copies are in their places: one event for the copies of one printing, which stand side by side.
  static func record(_ copies: [PlacedCopy], _ db: Database, _ trail: inout AuditTrail) throws {
    if copies.isEmpty { return }
    let update = try db.cachedStatement(
      sql: """
        UPDATE file SET sha256 = ?, bytes = ?, written_at = ?, failed_at = NULL, failure = NULL
        WHERE id = ? AND written_at IS NULL
        """)
    var start = copies.startIndex
    while start < copies.endIndex {
      let first = copies[start].staged
      var entries: [JSONValue] = []
      var index = start
      while index < copies.endIndex, copies[index].staged.number == first.number,
        copies[index].staged.edition == first.edition
      {
        let copy = copies[index].staged
        try update.run([copy.digest.hex, copy.bytes, trail.at, copies[index].place.id])
        entries.append(
          .object([
            ("copy", .string(copy.copy)), ("format", .string(copy.format)), ("sha256", .string(copy.digest.hex)),
            ("bytes", .number("\(copy.bytes)")),
          ]))
        index += 1
      }
      try trail.append(
        .print, first.number, [("edition", .string(first.edition.description)), ("files", .array(entries))])
      start = index
    }
  }
}
