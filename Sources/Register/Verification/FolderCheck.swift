import Findings
import Forms
import Foundation
import Records
import Signing
import Storage

/// The files under `issued/` against what is on record.
struct FolderCheck {
  let store: RegisterFiles
  let directory: String
  /// Whether the files are looked at.
  let isRead: Bool

  /// What lies under a path.
  func content(_ path: String, expecting bytes: Int) throws -> StoredContent {
    try store.content(of: "\(directory)/\(path)", expecting: bytes)
  }

  /// The digest of whatever file lies under a path.
  func digest(_ path: String) -> Digest? { try? FileSource("\(directory)/\(path)", followsLinks: false).digest() }

  /// How a file differs from its digest, if it does.
  func difference(_ path: String, sha256: String, bytes: Int) throws -> Finding? {
    guard isRead else { return nil }
    return switch try content(path, expecting: bytes) {
    case .missing: Discrepancy.fileMissing(path).finding
    case .noFile: Discrepancy.noFile(path).finding
    case .otherSize: Discrepancy.fileAltered(path).finding
    case .file(let digest): digest.hex == sha256 ? nil : Discrepancy.fileAltered(path).finding
    }
  }

  /// What stands in the register's folder beside what a register has there; hidden files are the system's.
  func strangersBeside() throws -> [Finding] {
    let known: Set<String> = [
      "register.sqlite", "register.sqlite-journal", "register.lock", "register.queue", CopyName.root,
      AttachedFile.root, FolderCheck.packets, CompanyProfile.fileName, "lost+found", "logo.png", "logo.jpeg",
      "logo.gif", DeskFile.folder,
      BackupNote.fileName, BackupNote.sumsName, FormRegister.damagedFolder,
    ]
    let folders = [CopyName.root, AttachedFile.root, FolderCheck.packets].filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(directory)/\(name)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }
    return try entries(".").map(\.name).filter {
      !known.contains($0) && !$0.hasPrefix(".") && !$0.hasPrefix("register.sqlite.before-")
        && !KeyFile.names.contains($0) && !DeskFile.isOwn($0)
    }
    .map { Discrepancy.fileBeside($0).finding } + folders.map { Discrepancy.fileExtra($0).finding }
  }

  /// What stands where a copy belongs that is not written yet, if that is in its way.
  func obstacle(_ path: String) throws -> Finding? {
    guard isRead else { return nil }
    return try store.content(of: "\(directory)/\(path)", expecting: 0) == .noFile
      ? Discrepancy.noFile(path).finding : nil
  }

  /// The packets that lie in the register's own folder against those on record, each given with size and digest.
  func packets(_ recorded: [(id: String, sha256: String, bytes: Int)]) throws -> [Finding] {
    let names = Set(try entries(FolderCheck.packets).map(\.name))
    if names.isEmpty { return [] }
    var findings: [Finding] = []
    let missing = recorded.filter { !names.contains("\($0.id).zip") }
    if let first = missing.first {
      let path = "\(FolderCheck.packets)/\(first.id).zip"
      findings.append(Discrepancy.packetsElsewhere(missing.count, path).finding)
    }
    for packet in recorded where names.contains("\(packet.id).zip") {
      let path = "\(FolderCheck.packets)/\(packet.id).zip"
      if try difference(path, sha256: packet.sha256, bytes: packet.bytes) != nil {
        findings.append(Discrepancy.packetFileAltered(path).finding)
      }
    }
    let known = Set(recorded.map { "\($0.id).zip" })
    return findings
      + names.subtracting(known).sorted().map { Discrepancy.fileBeside("\(FolderCheck.packets)/\($0)").finding }
  }

  /// The folder in which packets lie that were given no other one.
  static let packets = "packets"

  /// What stands in the folder of a number beside its copies.
  func extras(in folder: String, known: Set<String>) throws -> [Finding] {
    try entries(folder).map { "\(folder)/\($0.name)" }.filter { !known.contains($0) }
      .map { Discrepancy.fileExtra($0).finding }
  }

  /// What stands under `issued/` outside the folders of numbers; `isKnown` is asked for a number and its year.
  func strangers(_ isKnown: (_ number: String, _ year: String) throws -> Bool) throws -> [Finding] {
    var findings: [Finding] = []
    // A writer may be at work, or have died: what waits in the staging folder belongs to no number yet.
    for year in try entries(CopyName.root) where year.name != StagingFolder.name {
      let path = "\(CopyName.root)/\(year.name)"
      guard year.isDirectory else {
        findings.append(Discrepancy.fileExtra(path).finding)
        continue
      }
      for folder in try entries(path) {
        let isNumber = try folder.isDirectory && isKnown(folder.name, year.name)
        if !isNumber { findings.append(Discrepancy.fileExtra("\(path)/\(folder.name)").finding) }
      }
    }
    return findings
  }

  /// What stands in a folder; nothing in what is none, which is named where it stands.
  func entries(_ folder: String) throws -> [DirectoryEntry] {
    guard isRead else { return [] }
    do { return try store.entries(of: "\(directory)/\(folder)").sorted { $0.name < $1.name } } catch let error
      as RegisterError where error.code == RegisterError.noFolder && folder != "."
    { return [] }
  }
}
