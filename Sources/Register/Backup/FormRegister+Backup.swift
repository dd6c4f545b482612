import Expressions
package import Findings
import Foundation
import GRDB
import Records
import Storage

/// A backup that was made.
package struct RegisterBackup: Sendable {
  /// Its folder.
  package let path: String
  /// What it is of.
  package let note: BackupNote
  /// How many files were copied, and how many are the same as in an earlier backup.
  package let copied: Int
  package let linked: Int
  /// What is wrong with the register, of which the backup is faithful: a copy that is gone, a row that was altered.
  package let findings: [Finding]
}

extension FormRegister {
  /// Makes a backup of the register in a folder of its own below `directory`: `register-20261120-093000`.
  ///
  /// Others may work meanwhile: the database is copied as it is at one moment, and the files that it names never change.
  /// What an earlier backup in `directory` holds already is linked, not copied. The copy is then verified: its tables against
  /// its audit chain, each file that was copied against its digest.
  ///
  /// - Parameters:
  ///   - directory: The folder of backups, which is made if it is not there.
  ///   - mark: Who makes it, and when.
  ///   - progress: Told how many files were carried, of how many about.
  /// - Throws: `backup-busy` if another backup is being made there. Nothing is left then, nor where anything else goes wrong.
  package func backUp(
    into directory: String, by mark: AuditStamp, progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> RegisterBackup {
    let target = FormRegister.freeName(in: directory, for: self.directory, at: mark)
    guard let partial = try PartialFolder(for: target, store: store) else { throw RegisterError.backupBusy(directory) }
    defer { partial.discard() }
    try queue.copy(to: "\(partial.path)/register.sqlite")
    try store.synchronise(["\(partial.path)/register.sqlite"])
    let copy = try FormRegister.open(directory: partial.path, for: .reading, store: store.store)
    var writer = BackupWriter(copy, from: self.directory, earlier: try earlierBackup(in: directory), store: store)
    try writer.carry(progress)
    writer.findings += try copy.verify(readsFiles: false)
    let note = try writer.seal(mark)
    try copy.close()
    try partial.finish()
    return RegisterBackup(
      path: target, note: note, copied: writer.copied, linked: writer.linked, findings: writer.findings)
  }

  /// The newest backup of this register below a folder; what this register does not continue is none of it.
  private func earlierBackup(in directory: String) throws -> String? {
    let identity = try identity()
    let found = try BackupFolder.all(in: directory).filter { $0.note.register == identity }
    return try found.sorted { $0.note.events > $1.note.events }.first { backup in
      try read { try PacketRows.head(backup.note.events, $0) }.hex == backup.note.head
    }?.path
  }

  /// The name of a new backup: that of the register's folder, day and time.
  private static func freeName(in directory: String, for register: String, at mark: AuditStamp) -> String {
    let name = URL(fileURLWithPath: register).standardizedFileURL.lastPathComponent
    let digits = mark.at.iso.filter(\.isNumber)
    let stem = "\(directory)/\(name)-\(digits.prefix(8))-\(digits.dropFirst(8))"
    var (path, count) = (stem, 1)
    while access(path, F_OK) == 0 {
      count += 1
      path = "\(stem)-\(count)"
    }
    return path
  }
}

/// Fills a backup beside its database.
private struct BackupWriter {
  private let copy: FormRegister
  private let source: BackupSource
  private let store: RegisterFiles
  private let earlier: String?
  private var carrier: FileCarrier
  private var bytes = 0
  private var sums: (any PendingFile)?
  var findings: [Finding] = []
  private(set) var copied = 0
  private(set) var linked = 0

  init(_ copy: FormRegister, from directory: String, earlier: String?, store: RegisterFiles) {
    self.copy = copy
    self.store = store
    self.earlier = earlier
    source = BackupSource(directory: directory, store: store)
    carrier = FileCarrier(from: directory, to: copy.directory, earlier: earlier, store: store)
  }

  /// Carries all files and writes their digests down.
  mutating func carry(_ progress: (Int, Int) -> Void) throws {
    let sums = try store.create("\(copy.directory)/\(BackupNote.sumsName)")
    self.sums = sums
    let database = try RegisterError.explaining { [copy] in
      let file = try FileSource("\(copy.directory)/register.sqlite", followsLinks: false)
      return (try file.digest(), file.count)
    }
    try RegisterError.explaining { try sums.write(BackupSums.Entry(sha256: database.0, path: "register.sqlite").line) }
    bytes = database.1
    for file in try DeskCarrier(from: source.directory, to: copy.directory, earlier: earlier, store: store).carry() {
      if file.isLinked { linked += 1 } else { copied += 1 }
      bytes += file.bytes
      try RegisterError.explaining { try sums.write(file.entry.line) }
    }
    try copy.read { db in
      let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM file WHERE written_at IS NOT NULL") ?? 0
      try source.forEach(in: db) { file in
        let digest: Digest
        switch try carrier.carry(file.path, file.known) {
        case .faulty(let finding):
          findings.append(finding)
          return
        case .copied(let sha256, let size):
          (digest, bytes, copied) = (sha256, bytes + size, copied + 1)
        case .linked(let sha256, let size):
          (digest, bytes, linked) = (sha256, bytes + size, linked + 1)
        }
        try RegisterError.explaining { try sums.write(BackupSums.Entry(sha256: digest, path: file.path).line) }
        progress(copied + linked, total)
      }
    }
    try carrier.finish()
  }

  /// Gives the list of digests its name, and writes what the backup is.
  mutating func seal(_ mark: AuditStamp) throws -> BackupNote {
    // Only a caller that forgot carry(_:) gets here, never data: the one caller seals what it has just filled.
    guard let sums else { preconditionFailure("sealed before it was filled") }
    let digest = try RegisterError.explaining {
      let digest = try sums.seal().sha256
      try sums.commit()
      return digest
    }
    let (end, forms) = try copy.read { db in
      (try PacketRows.lastEvent(db), try Int.fetchOne(db, sql: "SELECT count(*) FROM record") ?? 0)
    }
    let note = BackupNote(
      register: try copy.identity(), made: mark.at.iso, by: mark.operatorName, events: end,
      head: try copy.read { try PacketRows.head(end, $0) }.hex, forms: forms, files: copied + linked, bytes: bytes,
      sums: digest)
    let path = "\(copy.directory)/\(BackupNote.fileName)"
    try store.write(Array(note.text.utf8), to: path)
    try store.synchronise([path])
    return note
  }
}
