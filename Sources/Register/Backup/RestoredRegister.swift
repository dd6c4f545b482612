package import Findings
import Foundation
package import Storage

/// A register that was made of a backup.
package struct RestoredRegister: Sendable {
  /// The backup.
  package let backup: BackupFolder
  /// The numbers that are lost, and will not come again.
  package let lost: [LostNumbers]
  /// How far each series has come, lost numbers included.
  package let ends: [FormRegister.SeriesEnd]
  /// What was wrong with files of the backup, which were left out, and what verification found.
  package let findings: [Finding]
}

extension BackupFolder {
  /// Makes a register of the backup in a folder that is not there yet, or empty: all of it or nothing.
  ///
  /// Each file is compared with its digest when it is there; the database must be as it was. A copy that is not is left out and
  /// told of. The register is then verified as a whole.
  ///
  /// - Parameters:
  ///   - directory: The folder.
  ///   - lost: Says, by the register as it is in the backup, which numbers were given out since.
  ///   - mark: Who restores it, and when.
  ///   - progress: Told how many files were carried, of how many.
  /// - Throws: `backup-damaged`, `backup-busy`, or what `lost` throws; nothing is left then.
  package func restore(
    to directory: String, lost: (FormRegister) throws -> [LostNumbers], by mark: AuditStamp,
    store: any FileStore = DiskFileStore(), progress: (Int, Int) -> Void = { _, _ in }
  ) throws -> RestoredRegister {
    let files = RegisterFiles(store: store)
    let sums = BackupSums(path, store: store)
    try sums.check(note)
    guard let partial = try PartialFolder(for: directory, store: files) else {
      throw RegisterError.backupBusy((directory as NSString).deletingLastPathComponent)
    }
    defer { partial.discard() }
    BackupFolder.likeFolder(directory, partial.path)
    var findings = try carry(sums, to: partial.path, files, progress)
    let register = try FormRegister.open(
      directory: partial.path, for: .writing(by: mark), lockTimeout: .seconds(1), store: store)
    let numbers = try lost(register)
    try register.markRestored(from: note, lost: numbers, by: mark)
    let ends = try register.ends()
    findings += try register.verify().filter { !findings.contains($0) }
    try register.close()
    try files.synchronise(["\(partial.path)/register.sqlite"])
    try DeskCarrier.putBack(from: partial.path, of: directory, files)
    try partial.finish()
    return RestoredRegister(backup: self, lost: numbers, ends: ends, findings: findings)
  }

  private func carry(
    _ sums: BackupSums, to folder: String, _ store: RegisterFiles, _ progress: (Int, Int) -> Void
  ) throws -> [Finding] {
    var carrier = FileCarrier(from: path, to: folder, store: store)
    var findings: [Finding] = []
    var count = 0
    try sums.forEach { entry in
      switch try carrier.carry(entry.path, (entry.sha256, FileSize.of("\(path)/\(entry.path)") ?? 0)) {
      case .faulty where entry.path == "register.sqlite": throw RegisterError.backupDamaged("\(path)/\(entry.path)")
      case .faulty(let finding): findings.append(finding)
      case .copied, .linked: break
      }
      count += 1
      progress(count, note.files + 1)
    }
    try carrier.finish()
    return findings
  }

  /// An empty folder that is there already may be one of a group: its rights are kept.
  private static func likeFolder(_ directory: String, _ partial: String) {
    var status = stat()
    guard stat(directory, &status) == 0 else { return }
    chown(partial, uid_t.max, status.st_gid)
    chmod(partial, status.st_mode & 0o7777)
  }
}
