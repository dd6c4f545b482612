public import DirectoryLogin
import Foundation
import GRDB
import Storage
import Threads

/// What the desk keeps beside the register: accounts, sessions, drafts and their pictures, in `desk.sqlite` of the
/// register's folder.
///
/// A database of its own, in WAL mode: a draft is saved every few seconds by everybody and must wait for no list that is
/// being issued. What becomes a form moves into the register, whose chain names the account.
public final class DeskStore: Sendable {
  /// The file's name in the register's folder.
  public static let fileName = DeskFile.name
  /// `LDDK`, by which the program knows its file.
  private static let applicationID = 0x4C44_444B
  let pool: DatabasePool
  /// The directory that answers for accounts without a password of the desk's own.
  public let directory: DirectoryServer?
  /// A directory may take some seconds, in which other logins do not wait for it.
  let directoryLogins = WorkThreads("desk.directory", most: 8)
  /// Where passwords are hashed: each takes a core for 20 ms.
  let passwords = WorkThreads("desk.passwords", most: 2)

  /// Opens the store of a register's folder, or makes it; only its owner may read it.
  ///
  /// - Parameters:
  ///   - directory: The register's folder.
  ///   - server: The directory that answers for accounts without a password of the desk's own.
  /// - Throws: a `DeskStoreError` if the file is another program's, newer or cannot be written.
  public init(directory: String, server: DirectoryServer? = nil) throws {
    self.directory = server
    let path = directory + "/" + DeskStore.fileName
    do {
      try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
      let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else { throw DeskStoreError.unwritable(path) }
      // One that came out of a backup has the rights of other files.
      fchmod(descriptor, 0o600)
      Foundation.close(descriptor)
      var configuration = Configuration()
      configuration.label = "desk"
      configuration.maximumReaderCount = 4
      configuration.busyMode = .timeout(10)
      configuration.prepareDatabase { db in
        try db.execute(sql: "PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON")
      }
      pool = try DatabasePool(path: path, configuration: configuration)
      let version = try pool.read { try DeskStore.version($0, path) }
      if version > 0, version < DeskSchema.steps.count {
        try pool.writeWithoutTransaction { try EarlierDesk.keep($0, path, version: version) }
      }
      try pool.write { db in
        // Another program may have brought it up to date meanwhile.
        for step in try DeskSchema.steps.dropFirst(DeskStore.version(db, path)) { try db.execute(sql: step) }
        try db.execute(
          sql: "PRAGMA application_id = \(DeskStore.applicationID); PRAGMA user_version = \(DeskSchema.steps.count)")
      }
    } catch let error as DatabaseError { throw DeskStoreError.database(error, path) }
  }

  /// The format of a database; 0 of one that is empty.
  private static func version(_ db: Database, _ path: String) throws -> Int {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard application == DeskStore.applicationID || application == 0 && version == 0 else {
      throw DeskStoreError.foreign(path)
    }
    guard version <= DeskSchema.steps.count else { throw DeskStoreError.newer(path) }
    return version
  }

  /// Closes the database; what is written is in the one file then.
  public func close() throws { try pool.close() }
}
