import Foundation
import GRDB
import Storage

/// Carries what the web desk keeps of a register into a backup while people work at it: its database as it is at one moment,
/// then the uploads that lie beside the register. These have their digests for names and never change, and what is made of them
/// is only ever replaced as a whole.
struct DeskCarrier {
  /// A file that was carried.
  struct Carried {
    let entry: BackupSums.Entry
    let bytes: Int
    let isLinked: Bool
  }
  private let register: String
  private let target: String
  private let earlier: String?
  private let store: RegisterFiles

  /// - Parameters:
  ///   - register: The register's folder.
  ///   - target: The backup's folder.
  ///   - earlier: The folder of an earlier backup, which may hold some of the files.
  init(from register: String, to target: String, earlier: String?, store: RegisterFiles) {
    (self.register, self.target, self.earlier, self.store) = (register, target, earlier, store)
  }

  /// Carries all; nothing if no desk ever served the register.
  func carry() throws -> [Carried] { try database().map { [$0] + (try uploads()) } ?? [] }

  private func database() throws -> Carried? {
    let (path, target) = ("\(register)/\(DeskFile.name)", "\(target)/\(DeskFile.name)")
    guard FileSize.of(path) != nil else { return nil }
    do {
      let (desk, backup) = (try DatabaseQueue(path: path), try DatabaseQueue(path: target))
      try desk.backup(to: backup)
      try backup.close()
      try desk.close()
    } catch let error as DatabaseError { throw RegisterError.database(error, path) }
    guard chmod(target, 0o600) == 0 else { throw RegisterError.file(target, errno) }
    try store.synchronise([target])
    let (digest, size) = try RegisterError.explaining {
      let file = try FileSource(target, followsLinks: false)
      return (try file.digest(), file.count)
    }
    return Carried(entry: BackupSums.Entry(sha256: digest, path: DeskFile.name), bytes: size, isLinked: false)
  }

  private func uploads() throws -> [Carried] {
    let (uploads, folder) = (DeskFile.uploads(of: register), "\(target)/\(DeskFile.folder)")
    guard access(uploads, F_OK) == 0 else { return [] }
    try store.makeDirectory(folder)
    guard chmod(folder, 0o700) == 0 else { throw RegisterError.file(folder, errno) }
    var carrier = FileCarrier(
      from: uploads, to: folder, earlier: earlier.map { "\($0)/\(DeskFile.folder)" }, store: store)
    var carried: [Carried] = []
    try BackupSource(directory: uploads, store: store).forEachFile { file in
      func note(_ sha256: Digest, _ bytes: Int, isLinked: Bool) {
        let entry = BackupSums.Entry(sha256: sha256, path: "\(DeskFile.folder)/\(file.path)")
        carried.append(Carried(entry: entry, bytes: bytes, isLinked: isLinked))
      }
      do {
        switch try carrier.carry(file.path, file.known) {
        case .copied(let sha256, let bytes): note(sha256, bytes, isLinked: false)
        case .linked(let sha256, let bytes): note(sha256, bytes, isLinked: true)
        case .faulty: break
        }
      } catch let error as RegisterError {
        // Somebody may have removed the list meanwhile.
        if access("\(uploads)/\(file.path)", F_OK) == 0 { throw error }
      }
    }
    try carrier.finish()
    try store.synchronise([folder])
    return carried
  }

  /// Puts the uploads of a backup, which were carried into the folder of a restored register, beside that register's folder,
  /// where some of them may lie still.
  ///
  /// - Parameters:
  ///   - folder: Where the register is filled.
  ///   - register: The folder that it will have.
  static func putBack(from folder: String, of register: String, _ store: RegisterFiles) throws {
    let (carried, uploads) = ("\(folder)/\(DeskFile.folder)", DeskFile.uploads(of: register))
    guard access(carried, F_OK) == 0 else { return }
    let isNew = access(uploads, F_OK) != 0
    try store.makeDirectory(uploads)
    guard !isNew || chmod(uploads, 0o700) == 0 else { throw RegisterError.file(uploads, errno) }
    var folders: Set<String> = [uploads]
    try BackupSource(directory: carried, store: store).forEachFile { file in
      let goal = IssuedPath.folder(of: "\(uploads)/\(file.path)")
      if folders.insert(goal).inserted { try store.makeDirectory(goal) }
      try store.rename("\(carried)/\(file.path)", to: "\(uploads)/\(file.path)")
    }
    try store.synchronise(folders.sorted())
    try store.removeTree(carried)
  }
}
