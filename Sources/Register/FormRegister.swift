import CSQLite
public import Expressions
import Forms
import Foundation
import GRDB
package import Storage
import Synchronization

/// What a register is opened for.
package enum RegisterAccess: Sendable {
  /// Ledger and verification: no lock, any number at a time, nothing is changed.
  case reading
  /// Everything else: one handle at a time, as long as it is open and does not rest.
  case writing(by: AuditStamp)
  /// As for writing; guards and indexes of the database that are gone or altered are put back first.
  case repairing(by: AuditStamp)
}

/// The operator and the moment of an event of the audit chain.
public struct AuditStamp: Sendable, Hashable {
  /// The moment, in the company's time zone.
  public var at: CalendarMoment
  /// The operator's name.
  public var operatorName: String
  /// The login of the account that did it at the web desk; `nil` where the operator gave the name alone.
  package var account: String?
  /// Whether the user confirmed the moment although an earlier event has a later one.
  package var acceptsClock: Bool
  /// Makes a stamp.
  package init(at: CalendarMoment, operatorName: String, account: String? = nil, acceptsClock: Bool = false) {
    self.at = at
    self.operatorName = operatorName
    self.account = account
    self.acceptsClock = acceptsClock
  }
}

/// The register (台账) of a folder: numbers, records, copies and the audit chain (walk, hops 4 and 6).
///
/// A folder holds `register.sqlite`, `register.lock` and `issued/YEAR/NUMBER/NUMBER-COPY.docx`. Every method that changes
/// something takes its whole group in one transaction; a process that dies at any moment leaves a register that the
/// next one completes with ``pending(limit:)``. All methods throw ``RegisterError``.
///
/// A handle that was opened for writing holds the writer's lock. One that is kept gives it back between commands with
/// ``rest()`` and takes it with ``resume(by:lockTimeout:)``; a long list looks at ``isAwaited`` after each group and lets
/// others in with ``giveWay(by:lockTimeout:)``.
package final class FormRegister: Sendable {
  /// The folder.
  package let directory: String
  let queue: DatabaseQueue
  let store: RegisterFiles
  let staging: StagingFolder
  /// Whether there was none in the folder before this handle was opened.
  package let isNew: Bool
  /// The guards and indexes that were put back, or taken away, when it was opened for repair.
  package let mended: [String]
  /// The schemas of records that were met.
  let schemas: RecordSchemas
  /// What the index of words does not know yet.
  let tail: WordTail
  private let lock: WriterLock?
  /// The database when it was opened.
  private let opened: DatabaseState?
  /// Whether the lock is held.
  private let mayWrite: Atomic<Bool>
  /// Held while files are written: two threads that print the same copies must not meet.
  let filing = Mutex(())

  private init(
    directory: String, queue: DatabaseQueue, store: RegisterFiles, schemas: RecordSchemas, tail: WordTail,
    lock: WriterLock?, isNew: Bool = false, mended: [String] = []
  ) {
    self.directory = directory
    (self.schemas, self.tail) = (schemas, tail)
    self.isNew = isNew
    self.mended = mended
    self.queue = queue
    self.store = store
    self.lock = lock
    opened = DatabaseState(directory + "/register.sqlite")
    mayWrite = Atomic(lock != nil)
    staging = StagingFolder(directory, store: store)
  }

  /// Opens the register of a folder; opened for writing, a folder without one gets a new one.
  ///
  /// A moment that lies before the last event is refused, unless the mark accepts it. A writer waits up to `lockTimeout` for the one before it, then throws an error that names it. Databases that are
  /// newer, damaged or another program's are refused and left alone.
  package static func open(
    directory: String, for access: RegisterAccess, lockTimeout: Duration = .seconds(120),
    store: any FileStore = DiskFileStore(), schemas: RecordSchemas = RecordSchemas(), tail: WordTail = WordTail()
  ) throws -> FormRegister {
    let path = directory + "/register.sqlite"
    let store = RegisterFiles(store: store)
    let (mark, mends): (AuditStamp, Bool)
    switch access {
    case .writing(let by): (mark, mends) = (by, false)
    case .repairing(let by): (mark, mends) = (by, true)
    case .reading:
      guard Foundation.access(path, R_OK) == 0 else {
        switch errno {
        case EACCES: throw RegisterError.file(path, EACCES)
        case ENOTDIR: throw RegisterError.file(directory, ENOTDIR)
        default: throw RegisterError.noRegister(directory)
        }
      }
      let queue = try connect(path, forWriting: false, timeout: lockTimeout)
      return FormRegister(
        directory: directory, queue: queue, store: store, schemas: schemas, tail: tail, lock: nil)
    }
    // Nothing can be mended where there is nothing.
    if mends, Foundation.access(path, F_OK) != 0 { throw RegisterError.noRegister(directory) }
    if Foundation.access(directory + "/" + BackupNote.fileName, F_OK) == 0 { throw RegisterError.backupOnly(directory) }
    try store.makeDirectory(directory)
    try SharedFolder.prepare(directory)
    let lock = try WriterLock(directory: directory)
    let left = try lock.take(operatorName: mark.operatorName, since: mark.at.iso, timeout: lockTimeout)
    do {
      let isNew = try makeDatabase(path)
      let isAsLeft = DatabaseState(path)?.description == left
      let queue = try connect(path, forWriting: true, isAsLeft: isAsLeft, mends: mends, timeout: lockTimeout)
      let mended = try prepare(queue, path, mends: mends, store: store)
      if isNew { try store.synchronise([directory, directory + "/.."]) }
      let register = FormRegister(
        directory: directory, queue: queue, store: store, schemas: schemas, tail: tail, lock: lock, isNew: isNew,
        mended: mended)
      try register.begin(mark)
      return register
    } catch {
      lock.release(leaving: nil)
      throw error
    }
  }

  /// What a writer does first: its clock is looked at, and what dead writers left is removed.
  private func begin(_ mark: AuditStamp) throws {
    try ClockCheck.check(mark, after: read(AuditTrail.lastMoment))
    try removeTemporaryFiles()
  }

  /// Makes an empty database where there is none, which SQLite would make for its owner alone to write; `true` if there was
  /// none. One that cannot be written is refused: SQLite would open it to read.
  static func makeDatabase(_ path: String) throws -> Bool {
    let descriptor = uninterrupted {
      Foundation.open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    }
    if descriptor >= 0 {
      Foundation.close(descriptor)
      return true
    }
    guard errno == EEXIST, Foundation.access(path, R_OK | W_OK) == 0 else { throw RegisterError.file(path, errno) }
    return false
  }

  /// Gives the register back; the handle is of no use afterwards. Also happens when the last reference goes.
  package func close() throws {
    rest()
    try queue.close()
  }

  /// Lets other writers in; what was staged and has no number is gone. The handle can still be read from.
  package func rest() {
    if !mayWrite.load(ordering: .acquiring) { return }
    staging.end()
    release()
  }

  /// Takes the writer's lock again, as ``open(directory:for:lockTimeout:store:)`` does.
  ///
  /// - Throws: `register-gone` if the database was moved away, also where another one has its name now.
  package func resume(by mark: AuditStamp, lockTimeout: Duration) throws {
    try resume(by: mark, lockTimeout: lockTimeout, courtesy: .zero)
  }

  private func resume(by mark: AuditStamp, lockTimeout: Duration, courtesy: Duration) throws {
    guard let lock else { throw RegisterError.readOnlyHandle() }
    let left = try lock.take(
      operatorName: mark.operatorName, since: mark.at.iso, timeout: lockTimeout, courtesy: courtesy)
    do {
      let path = directory + "/register.sqlite"
      guard let state = DatabaseState(path), isFileOf(state) else { throw RegisterError.moved(path) }
      if state.description != left {
        try explained {
          try queue.writeWithoutTransaction { db in
            try FormRegister.check(db, path, forWriting: true)
            try DatabaseGuard.admit(db, path, isAsLeft: false)
          }
        }
      }
      mayWrite.store(true, ordering: .releasing)
      try begin(mark)
    } catch {
      mayWrite.store(false, ordering: .releasing)
      lock.release(leaving: nil)
      throw error
    }
  }

  /// Whether the database that was opened still lies under its name.
  package var isInPlace: Bool { DatabaseState(directory + "/register.sqlite").map(isFileOf) ?? false }

  private func isFileOf(_ state: DatabaseState) -> Bool { opened.map { $0.isSameFile(as: state) } ?? false }

  /// Whether another writer waits for this one.
  package var isAwaited: Bool { lock?.isAwaited ?? false }

  /// Lets the writers in who wait, and all who come while they write, and goes on when nobody does, or else in its turn once
  /// `courtesy` has passed. What was staged stays; the caller looks anew at whatever it knows of the register.
  package func giveWay(by mark: AuditStamp, lockTimeout: Duration, courtesy: Duration = .seconds(1)) throws {
    try staging.prepare()
    release()
    try resume(by: mark, lockTimeout: lockTimeout, courtesy: courtesy)
  }

  /// Notes that this handle issues a list, as long as it is open and does not rest; waits for another one that does.
  ///
  /// - Throws: `register-locked` when `lockTimeout` has passed.
  package func claim(list input: Digest, by mark: AuditStamp, lockTimeout: Duration) throws {
    let deadline = ContinuousClock.now.advanced(by: lockTimeout)
    while try !staging.claim(list: String(input.hex.prefix(32))) {
      if ContinuousClock.now >= deadline {
        throw RegisterError.locked(by: "list \(input.hex.prefix(8))", seconds: Int(lockTimeout.components.seconds))
      }
      rest()
      usleep(50_000)
      try resume(by: mark, lockTimeout: lockTimeout)
    }
  }

  private func release() {
    mayWrite.store(false, ordering: .releasing)
    lock?.release(leaving: DatabaseState(directory + "/register.sqlite"))
  }

  /// Reads all that `body` asks for at one moment. A writer waits as long, and `body` waits for writers once: it must not take
  /// long, nor wait for other threads that read by this handle.
  package func atOneMoment<T>(_ body: () throws -> T) throws -> T { try read { _ in try body() } }

  /// The register as seen by one read transaction.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    try explained {
      try queue.unsafeReentrantRead { db in
        if db.isInsideTransaction { return try body(db) }
        return try db.readOnly {
          try db.beginTransaction(.deferred)
          do {
            let output = try body(db)
            try db.commit()
            return output
          } catch {
            try? db.rollback()
            throw error
          }
        }
      }
    }
  }

  /// Whether this handle holds the lock.
  var mayChange: Bool { mayWrite.load(ordering: .acquiring) }

  /// One transaction: all of `body` happens, or nothing.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    guard mayChange else { throw RegisterError.readOnlyHandle() }
    return try explained { try queue.write(body) }
  }

  /// The `errno` of the system call by which the database was last kept from reading or writing; 0 if it never was.
  private var systemError: Int32 {
    queue.unsafeReentrantRead { db in db.sqliteConnection.map(sqlite3_system_errno) ?? 0 }
  }

  private func explained<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let error as DatabaseError {
      let path = directory + "/register.sqlite"
      throw RegisterError.gone(path) ?? RegisterError.database(error, path, system: systemError)
    } catch is RowDecodingError {
      throw RegisterError.unreadableValue()
    }
  }

  private static func connect(
    _ path: String, forWriting: Bool, isAsLeft: Bool = false, mends: Bool = false, timeout: Duration
  ) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "register"
    configuration.busyMode = .callback(BusyWait.callback(timeout: timeout))
    // Even a reader opens the file for writing where it may: it must be able to roll back what a dead writer left.
    configuration.readonly = !forWriting && Foundation.access(path, W_OK) != 0
    configuration.prepareDatabase { db in
      try DatabaseGuard.harden(db)
      try check(db, path, forWriting: forWriting)
      if forWriting {
        try DatabaseGuard.admit(db, path, isAsLeft: isAsLeft, mends: mends)
        try db.execute(sql: "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA secure_delete = OFF")
      } else {
        try db.execute(sql: "PRAGMA query_only = ON")
      }
    }
    do { return try DatabaseQueue(path: path, configuration: configuration) } catch let error as DatabaseError {
      throw RegisterError.database(error, path)
    }
  }

  /// Mends the structure, if that is wanted, and brings the format up to date; gives what was mended.
  private static func prepare(
    _ queue: DatabaseQueue, _ path: String, mends: Bool, store: RegisterFiles
  ) throws -> [String] {
    do {
      let mended = try mends ? queue.writeWithoutTransaction { try SchemaRepair.mend($0, path) } : []
      let version = try queue.read { try RegisterSchema.version($0) }
      if version == RegisterSchema.firstReleased {
        SharedFolder.close((path as NSString).deletingLastPathComponent)
      }
      if version > 0, version < RegisterSchema.migrations.count {
        try UpgradeCopy.make(of: queue, path, version: version, store: store)
      }
      try queue.writeWithoutTransaction { try RegisterSchema.migrate($0) }
      return mended
    } catch let error as DatabaseError { throw RegisterError.database(error, path) }
  }

  /// Refuses what is not a register of a format we know, before anything is changed.
  private static func check(_ db: Database, _ path: String, forWriting: Bool) throws {
    let application = try Int.fetchOne(db, sql: "PRAGMA application_id") ?? 0
    let version = try RegisterSchema.version(db)
    let known = RegisterSchema.migrations.count
    if application == RegisterSchema.applicationID {
      if version > known { throw RegisterError.newer(path, version: version, known: known) }
      // Format and tables change in one transaction.
      if try version < 1 || (version < known && SchemaDifference.isCurrent(db)) {
        throw RegisterError.damaged(path, detail: "user_version = \(version) ≠ \(known)")
      }
      if version < known, !forWriting { throw RegisterError.older(path) }
      return
    }
    let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
    guard application == 0, version == 0, tables == 0 else { throw RegisterError.foreign(path) }
    if !forWriting { throw RegisterError.noRegister((path as NSString).deletingLastPathComponent) }
  }
}
