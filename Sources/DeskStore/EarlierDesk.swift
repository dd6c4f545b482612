import Foundation
import GRDB
import Storage

/// The copy of a database that is kept before its format is brought up to date: `desk.sqlite.before-4`.
///
/// An older version of the program can go on with it under the name `desk.sqlite`.
enum EarlierDesk {
  /// Makes the copy, whole or not at all; only its owner may read it.
  ///
  /// - Throws: a `DatabaseError` or `SystemFailure`, for instance of a full disk; nothing is left then.
  static func keep(_ db: Database, _ path: String, version: Int) throws {
    let store = DiskFileStore()
    let target = "\(path).before-\(version)"
    let temporary = target + ".tmp"
    try store.remove(temporary)
    do {
      // SQLite would let others read it.
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw SystemFailure(temporary, errno) }
      close(descriptor)
      try db.execute(sql: "VACUUM INTO ?", arguments: [temporary])
      try store.synchronise([temporary])
      try store.rename(temporary, to: target)
      try store.synchronise([(path as NSString).deletingLastPathComponent])
    } catch {
      try? store.remove(temporary)
      throw error
    }
  }
}
