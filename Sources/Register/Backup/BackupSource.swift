import Foundation
import GRDB
import Records
import Signing
import Storage

/// The files that belong into a backup beside the database.
struct BackupSource {
  /// A file; digest and size where the database, or its own name, tells them. Such files never change.
  struct File {
    let path: String
    let known: (sha256: Digest, bytes: Int)?
  }

  let directory: String
  let store: RegisterFiles

  /// What a register has in its folder for itself alone; whoever gets hold of a backup must not be able to sign.
  private static let own: Set<String> = [
    "register.sqlite", "register.sqlite-journal", "register.lock", "register.queue", BackupNote.fileName,
    BackupNote.sumsName, KeyFile.name, DeskFile.folder,
  ]

  /// Hands over the copies and packets that a database names, in the order in which they were made, and whatever else lies
  /// in the folder: profile, mark, attachments.
  func forEach(in db: Database, _ body: (File) throws -> Void) throws {
    let copies = try GRDB.Row.fetchCursor(
      db, sql: "SELECT path, sha256, bytes FROM file WHERE written_at IS NOT NULL ORDER BY id")
    while let row = try copies.next() {
      let path = try row.read(String.self, 0, of: "file")
      guard BackupSource.isInside(path) else { throw row.damage(0, of: "file") }
      try body(
        File(path: path, known: (try row.digest(1, of: "file"), try row.read(Int.self, 2, of: "file"))))
    }
    let packets = Set(try store.entries(of: "\(directory)/\(FolderCheck.packets)").map(\.name))
    let rows = try GRDB.Row.fetchCursor(db, sql: "SELECT id, sha256, bytes FROM packet ORDER BY rowid")
    while let row = try rows.next() {
      let name = "\(try row.read(String.self, 0, of: "packet")).zip"
      guard packets.contains(name) else { continue }
      try body(
        File(
          path: "\(FolderCheck.packets)/\(name)",
          known: (try row.digest(1, of: "packet"), try row.read(Int.self, 2, of: "packet"))))
    }
    for entry in try entries("")
    where !BackupSource.own.contains(entry.name) && !entry.name.hasPrefix("register.sqlite.")
      && !DeskFile.isOwn(entry.name)
    {
      if [CopyName.root, FolderCheck.packets].contains(entry.name) { continue }
      if entry.isDirectory { try others(in: entry.name, body) } else { try other(entry.name, body) }
    }
  }

  /// Hands over all files of the folder and of those in it. A folder that is removed meanwhile has none.
  func forEachFile(_ body: (File) throws -> Void) throws { try others(in: "", body) }

  private func others(in folder: String, _ body: (File) throws -> Void) throws {
    for entry in try entries(folder) {
      let path = folder.isEmpty ? entry.name : "\(folder)/\(entry.name)"
      if entry.isDirectory { try others(in: path, body) } else { try other(path, body) }
    }
  }

  /// A file named by its digest, as attachments are, never changes. Links, pipes and the like are left.
  private func other(_ path: String, _ body: (File) throws -> Void) throws {
    guard let size = FileSize.of("\(directory)/\(path)"), !path.contains("\n") else { return }
    let name = path.utf8.lastIndex(of: UInt8(ascii: "/")).map { path[path.utf8.index(after: $0)...] } ?? path[...]
    try body(File(path: path, known: Digest(hex: name.prefix(64)).map { ($0, size) }))
  }

  /// What is hidden is the system's.
  private func entries(_ folder: String) throws -> [DirectoryEntry] {
    try store.entries(of: folder.isEmpty ? directory : "\(directory)/\(folder)").filter { !$0.name.hasPrefix(".") }
      .sorted { $0.name < $1.name }
  }

  private static func isInside(_ path: String) -> Bool {
    path.hasPrefix("\(CopyName.root)/")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
        !$0.isEmpty && $0 != "." && $0 != ".."
      }
  }
}

/// The size of a regular file, without reading it.
enum FileSize {
  static func of(_ path: String) -> Int? {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int(status.st_size)
  }
}
