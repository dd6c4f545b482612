import Expressions
import Findings
import Foundation
import Register

/// What is known of numbers that were given out after a backup: the backup does not tell.
public enum LaterNumbers: Sendable {
  /// Nobody said: a register is not restored then, since it might give numbers a second time.
  case unknown
  /// None were.
  case none
  /// In these series, up to these numbers.
  case upTo([String])
}

extension IssueDesk {
  /// Makes a backup of a register in a folder of its own below `directory`, while others work in it.
  ///
  /// Files that an earlier backup there holds are linked, so that a second backup is quick and small. What was copied is
  /// verified.
  ///
  /// - Parameters:
  ///   - register: The register's folder.
  ///   - directory: The folder of backups; made if it is not there.
  ///   - world: The clock, the operator and the disk.
  ///   - utcOffsetMinutes: How far the company's clock is from UTC.
  ///   - progress: Told how many files were carried, of how many about.
  /// - Throws: a ``DeskError`` if the folder of backups lies in the register, a `RegisterError` if there is no register, or
  ///   the world is in the way. Nothing is left then.
  public static func backUp(
    _ register: String, into directory: String, world: World, utcOffsetMinutes: Int = 480,
    progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Backup {
    if isInside(directory, register) { throw BackupProblem.inside(directory, register) }
    let records = try FormRegister.open(directory: register, for: .reading, store: world.store)
    defer { try? records.close() }
    let mark = AuditStamp(at: world.now(utcOffsetMinutes: utcOffsetMinutes), operatorName: world.operatorName)
    return Backup(try records.backUp(into: directory, by: mark, progress: progress))
  }

  /// Makes a register of a backup: all of it or nothing. Numbers go on behind those that are known to have been given out
  /// since.
  ///
  /// - Parameters:
  ///   - path: The backup, or a folder of backups, of which the newest is taken.
  ///   - register: The folder of the register, which must not be there, or be empty.
  ///   - later: What is known of numbers that were given out after the backup.
  ///   - library: The forms, for numbers of forms that were first issued after the backup.
  ///   - world: The clock, the operator and the disk.
  ///   - utcOffsetMinutes: How far the company's clock is from UTC.
  ///   - progress: Told how many files were carried, of how many.
  /// - Throws: a ``DeskError`` if there is no backup, something lies in the register's folder, or nobody said which numbers
  ///   were given out since; a `RegisterError` if the backup is damaged, or the world is in the way.
  public static func restore(
    _ path: String, to register: String, later: LaterNumbers, library: FormLibrary? = nil, world: World,
    utcOffsetMinutes: Int = 480, progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws -> Restored {
    let backup = try backup(at: path)
    try checkIsFree(register)
    // What is wrong with the request is told before anything is copied. A backup of an older format tells it later.
    do {
      let records = try FormRegister.open(directory: backup.path, for: .reading)
      defer { try? records.close() }
      _ = try lost(later, records, backup, library)
    } catch let error as RegisterError where error.code == .olderRegister {}
    var mark = AuditStamp(at: world.now(utcOffsetMinutes: utcOffsetMinutes), operatorName: world.operatorName)
    mark.acceptsClock = world.acceptsClock
    return Restored(
      try backup.restore(
        to: register, lost: { try lost(later, $0, backup, library) }, by: mark, store: world.store,
        progress: progress), register: register)
  }

  private static func lost(
    _ later: LaterNumbers, _ records: FormRegister, _ backup: BackupFolder, _ library: FormLibrary?
  ) throws -> [LostNumbers] {
    switch later {
    case .unknown: throw BackupProblem.laterUnknown(backup, try records.ends())
    case .none: return []
    case .upTo(let numbers):
      do { return try records.lost(until: numbers, forms: (try? library?.all().schemas) ?? []).get() } catch let error
        as FormRegister.UnknownNumber
      { throw BackupProblem.unknownNumber(error.number, try records.ends()) }
    }
  }

  private static func backup(at path: String) throws -> BackupFolder {
    if let backup = try BackupFolder(at: path) { return backup }
    let all = try BackupFolder.all(in: path)
    guard let newest = all.last else { throw BackupProblem.none(path) }
    let registers = Set(all.map(\.note.register))
    guard registers.count == 1 else { throw BackupProblem.several(path, all) }
    return newest
  }

  private static func checkIsFree(_ register: String) throws {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: register, isDirectory: &isFolder) else { return }
    let entries = (try? FileManager.default.contentsOfDirectory(atPath: register)) ?? [register]
    guard isFolder.boolValue, entries.isEmpty else { throw BackupProblem.taken(register) }
  }

  private static func isInside(_ path: String, _ folder: String) -> Bool {
    let (path, folder) = (URL(fileURLWithPath: path), URL(fileURLWithPath: folder))
    return "\(path.resolvingSymlinksInPath().path)/".hasPrefix("\(folder.resolvingSymlinksInPath().path)/")
  }
}
