import Foundation
import GRDB
import Storage

/// The copy of a database that is kept before its format is brought up to date: `register.sqlite.before-4`.
///
/// An older version of the program can go on with it under the name `register.sqlite`, if nothing was recorded since.
enum UpgradeCopy {
  /// The name of the copy of a database of a format.
  static func name(_ version: Int) -> String { "register.sqlite.before-\(version)" }

  /// Makes the copy, whole or not at all.
  static func make(of queue: DatabaseQueue, _ path: String, version: Int, store: RegisterFiles) throws {
    let folder = (path as NSString).deletingLastPathComponent
    let target = "\(folder)/\(name(version))"
    let temporary = target + ".tmp"
    try store.remove(temporary)
    do {
      try queue.copy(to: temporary)
      try store.synchronise([temporary])
      try store.rename(temporary, to: target)
      try store.synchronise([folder])
    } catch {
      try? store.remove(temporary)
      throw error
    }
  }
}

extension DatabaseQueue {
  /// Copies the database, as it is at one moment, into a file that is not there yet. It is not synced.
  func copy(to path: String) throws {
    _ = try FormRegister.makeDatabase(path)
    var configuration = Configuration()
    // It is synced as a whole when it is there, or thrown away.
    configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") }
    do {
      let target = try DatabaseQueue(path: path, configuration: configuration)
      try backup(to: target)
      try target.close()
    } catch let error as DatabaseError { throw RegisterError.database(error, path) }
  }
}
