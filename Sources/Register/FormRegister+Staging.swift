import Expressions
import Findings
import Forms
import Foundation
import GRDB
package import Records
import Storage

/// The steps by which drawn copies get into the register: staged, moved into their places once their numbers are taken, recorded. Each group
/// of a list takes them in this order, while other groups take other steps.
///
/// A process that dies before the numbers are taken leaves files that belong to no number; the next writer removes them.
/// One that dies later leaves planned copies; whoever prints ``pending(limit:)`` draws them again, with the same
/// bytes. What is recorded is on disk: the bytes were synced before they got their name, and the name before the
/// transaction began.
extension FormRegister {
  /// Writes drawn copies into the staging folder, without syncing them; those of a form must stand side by side. Threads may
  /// stage different forms at the same time.
  package func stage(_ files: [RenderedCopy]) throws -> [StagedCopy] {
    var staged: [StagedCopy] = []
    do {
      for form in files.runs(where: { $0.copy.name.number == $1.copy.name.number }) {
        let folder = try staging.write(form)
        staged += form.map { StagedCopy(copy: $0.copy, folder: folder) }
      }
    } catch {
      discard(staged)
      throw error
    }
    return staged
  }

  /// Removes staged copies that are not wanted: a full disk needs the room back.
  package func discard(_ copies: [StagedCopy]) {
    for copy in copies {
      try? store.remove(copy.path)
      // The last one empties the folder of its form.
      rmdir(copy.folder)
    }
  }

  /// Syncs staged copies, gives them their final names, and syncs the names with all folders above them.
  ///
  /// The folder of a form that has no other copies yet is renamed as a whole. Where it fails, what was renamed stays and is
  /// found by the next try; the other copies are gone.
  package func moveIntoPlace(_ copies: [StagedCopy]) throws {
    let forms = copies.runs { $0.folder == $1.folder }
    var folders: Set<String> = [directory]
    var lastYear = ""
    do {
      try store.synchronise(copies.map(\.path) + forms.compactMap { $0.first?.folder })
      for form in forms {
        guard let first = form.first else { continue }
        var folder = IssuedPath.folder(of: "\(directory)/\(first.copy.path)")
        let year = IssuedPath.folder(of: folder)
        if year != lastYear {
          try store.makeDirectory(year)
          lastYear = year
        }
        if try !store.moveDirectory(first.folder, to: folder) { try moveFiles(form) }
        // The entries of new folders must survive too, so those above are synced with them.
        while folders.insert(folder).inserted { folder = IssuedPath.folder(of: folder) }
      }
      try store.synchronise(folders.sorted())
    } catch {
      discard(copies)
      throw error
    }
  }

  /// Moves copies to the other copies of their form.
  private func moveFiles(_ copies: ArraySlice<StagedCopy>) throws {
    for copy in copies { try store.rename(copy.path, to: "\(directory)/\(copy.copy.path)") }
    if let first = copies.first { rmdir(first.folder) }
  }

  /// Notes that copies are in their places: one event for the copies of one printing, which stand side by side.
  ///
  /// - Throws: `incomplete-printing` for copies that were not planned, or with another template.
  static func record(_ copies: [StagedCopy], _ db: Database, _ trail: inout AuditTrail) throws {
    if copies.isEmpty { return }
    let update = try db.cachedStatement(
      sql: """
        UPDATE file SET sha256 = ?, bytes = ?, pages = ?, written_at = ?, failed_at = NULL, failure = NULL
        WHERE record = ? AND copy = ? AND format = ? AND edition = ? AND template = ? AND written_at IS NULL
        """)
    let printings = copies.map(\.copy).runs {
      $0.name.number == $1.name.number && $0.name.edition == $1.name.edition
    }
    for printing in printings {
      guard let first = printing.first?.name else { continue }
      let record = try Int64.fetchOne(
        db, cachedSQL: "SELECT id FROM record WHERE number = ?", arguments: [first.number])
      let edition = first.edition.description
      var entries: [JSONValue] = []
      var template: Digest?
      for copy in printing {
        try update.run([
          copy.sha256.hex, copy.bytes, copy.pages, trail.at, record, copy.name.copy, copy.name.format, edition,
          copy.template.hex,
        ])
        guard db.changesCount == 1 else { throw RegisterError.incomplete(first.number) }
        var entry: [(String, JSONValue)] = [
          ("copy", .string(copy.name.copy)), ("format", .string(copy.name.format)),
          ("sha256", .string(copy.sha256.hex)), ("bytes", .number("\(copy.bytes)")),
        ]
        // Named where it is another than that of the copy before.
        if copy.template != template { entry.append(("template", .string(copy.template.hex))) }
        template = copy.template
        if let pages = copy.pages { entry.append(("pages", .number("\(pages)"))) }
        entries.append(.object(entry))
      }
      try trail.append(.print, first.number, [("edition", .string(edition)), ("files", .array(entries))])
    }
  }
}
