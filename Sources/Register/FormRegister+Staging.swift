import Expressions
import Findings
import Forms
import Foundation
import GRDB
import Records
import Storage

/// The steps by which drawn copies get into the register: staged, placed once their numbers are taken, recorded. Each group
/// of a list takes them in this order, while other groups take other steps.
///
/// A process that dies before the numbers are taken leaves files that belong to no number; the next writer removes them.
/// One that dies later leaves planned copies; whoever prints ``pending(limit:)`` draws them again, with the same
/// bytes. What is recorded is on disk: the bytes were synced before they got their name, and the name before the
/// transaction began.
extension FormRegister {
  /// Writes drawn copies into the staging folder, without syncing them; those of a form must stand side by side. Threads may
  /// stage different forms at the same time.
  public func stage(_ files: [RenderedFile]) throws -> [StagedCopy] {
    var staged: [StagedCopy] = []
    do {
      for form in files.runs(where: { $0.number == $1.number }) {
        let folder = try staging.write(form)
        staged += form.map { StagedCopy($0, in: folder) }
      }
    } catch {
      discard(staged)
      throw error
    }
    return staged
  }

  /// Removes staged copies that are not wanted: a full disk needs the room back.
  public func discard(_ copies: [StagedCopy]) {
    for copy in copies {
      try? store.remove(copy.path)
      // The last one empties the folder of its form.
      rmdir(copy.folder)
    }
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
  /// The folder of a form that has no other copies yet is renamed as a whole. Where it fails, what was renamed stays and is
  /// found by the next try; the other copies are gone.
  public func moveIntoPlace(_ copies: [PlacedCopy]) throws {
    let forms = copies.runs { $0.staged.folder == $1.staged.folder }
    var folders: Set<String> = [directory]
    var lastYear = ""
    do {
      try store.synchronise(copies.map(\.staged.path) + forms.compactMap { $0.first?.staged.folder })
      for form in forms {
        guard let first = form.first else { continue }
        var folder = IssuedPath.folder(of: "\(directory)/\(first.place.path)")
        let year = IssuedPath.folder(of: folder)
        if year != lastYear {
          try store.makeDirectory(year)
          lastYear = year
        }
        if try !store.moveDirectory(first.staged.folder, to: folder) { try moveFiles(form, into: folder) }
        // The entries of new folders must survive too, so those above are synced with them.
        while folders.insert(folder).inserted { folder = IssuedPath.folder(of: folder) }
      }
      try store.synchronise(folders.sorted())
    } catch {
      discard(copies.map(\.staged))
      throw error
    }
  }

  /// Moves copies to the other copies of their form.
  private func moveFiles(_ copies: ArraySlice<PlacedCopy>, into folder: String) throws {
    for copy in copies { try store.rename(copy.staged.path, to: "\(folder)/\(copy.staged.fileName)") }
    if let first = copies.first { rmdir(first.staged.folder) }
  }

  /// Notes that copies are in their places: one event for the copies of one printing, which stand side by side.
  static func record(_ copies: [PlacedCopy], _ db: Database, _ trail: inout AuditTrail) throws {
    if copies.isEmpty { return }
    let update = try db.cachedStatement(
      sql: """
        UPDATE file SET sha256 = ?, bytes = ?, written_at = ?, failed_at = NULL, failure = NULL
        WHERE id = ? AND written_at IS NULL
        """)
    for printing in copies.runs(where: {
      $0.staged.number == $1.staged.number && $0.staged.edition == $1.staged.edition
    }) {
      var entries: [JSONValue] = []
      var template: Digest?
      for placed in printing {
        let copy = placed.staged
        try update.run([copy.digest.hex, copy.bytes, trail.at, placed.place.id])
        var entry: [(String, JSONValue)] = [
          ("copy", .string(copy.copy)), ("format", .string(copy.format)), ("sha256", .string(copy.digest.hex)),
          ("bytes", .number("\(copy.bytes)")),
        ]
        // Named where it is another than that of the copy before.
        if placed.place.template != template { entry.append(("template", .string(placed.place.template.hex))) }
        template = placed.place.template
        entries.append(.object(entry))
      }
      guard let first = printing.first?.staged else { continue }
      try trail.append(
        .print, first.number, [("edition", .string(first.edition.description)), ("files", .array(entries))])
    }
  }
}
