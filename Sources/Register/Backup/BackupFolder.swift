package import Findings
import Foundation
import Storage

/// A backup that lies in a folder.
package struct BackupFolder: Sendable, Hashable {
  /// The folder.
  package let path: String
  /// What it says of itself.
  package let note: BackupNote

  /// The backups that lie in a folder of backups, in the order of their making.
  package static func all(in directory: String) throws -> [BackupFolder] {
    try RegisterFiles(store: DiskFileStore()).entries(of: directory)
      .filter { $0.isDirectory && !$0.name.hasPrefix(".") }
      .compactMap { entry in
        let path = "\(directory)/\(entry.name)"
        return (try? BackupNote(of: path)).flatMap { $0 }.map { BackupFolder(path: path, note: $0) }
      }
      .sorted { ($0.note.made, $0.path) < ($1.note.made, $1.path) }
  }

  /// The backup in this folder itself; `nil` if it is none.
  package init?(at path: String) throws {
    guard let note = try BackupNote(of: path) else { return nil }
    self.init(path: path, note: note)
  }

  private init(path: String, note: BackupNote) { (self.path, self.note) = (path, note) }

  /// How its files differ from the list of their digests. Copies of forms are left to ``FormRegister/verify(readsFiles:progress:)``,
  /// which reads them too.
  package func differences() throws -> [Finding] {
    let store = DiskFileStore()
    let sums = BackupSums(path, store: store)
    var findings: [Finding] = []
    do {
      try sums.check(note)
      try sums.forEach { entry in
        guard !entry.path.hasPrefix("issued/") else { return }
        let file = "\(path)/\(entry.path)"
        let found = try RegisterError.explaining { try store.content(of: file, expecting: FileSize.of(file) ?? 0) }
        switch found {
        case .missing: findings.append(Discrepancy.fileMissing(entry.path).finding)
        case .file(entry.sha256): break
        default: findings.append(Discrepancy.fileAltered(entry.path).finding)
        }
      }
    } catch let error as RegisterError where error.code == .backupDamaged {
      findings.append(Finding(code: error.code, error.message, at: Origin(file: BackupNote.sumsName)))
    }
    return findings
  }
}
