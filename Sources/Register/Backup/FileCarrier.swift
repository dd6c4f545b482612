import Findings
import Foundation
import Storage

/// Carries the files of a register into another folder, each looked at once it is there, and syncs them in groups.
struct FileCarrier {
  /// What became of a file.
  enum Outcome {
    /// It was copied, with this digest and size.
    case copied(Digest, bytes: Int)
    /// It is the same file as in an earlier backup.
    case linked(Digest, bytes: Int)
    /// It was not there, or is not as it ought to be: it was left out.
    case faulty(Finding)
  }

  private let source: String
  private let target: String
  /// A folder whose files of the same name and size are the same.
  private let earlier: String?
  private let store: RegisterFiles
  private var folders: Set<String> = []
  private var unsynced: [String] = []

  private static let group = 1_000

  init(from source: String, to target: String, earlier: String? = nil, store: RegisterFiles) {
    (self.source, self.target, self.earlier, self.store) = (source, target, earlier, store)
  }

  /// Carries a file of this digest, if it is known what it ought to be.
  mutating func carry(_ path: String, _ known: (sha256: Digest, bytes: Int)?) throws -> Outcome {
    let goal = "\(target)/\(path)"
    try makeFolder(IssuedPath.folder(of: path))
    if let known, let earlier, FileSize.of("\(earlier)/\(path)") == known.bytes,
      try store.link("\(earlier)/\(path)", to: goal)
    {
      return .linked(known.sha256, bytes: known.bytes)
    }
    let origin = "\(source)/\(path)"
    guard let size = FileSize.of(origin) else {
      return .faulty((access(origin, F_OK) == 0 ? Discrepancy.noFile(path) : .fileMissing(path)).finding)
    }
    if let known, known.bytes != size { return .faulty(Discrepancy.fileAltered(path).finding) }
    try store.copy(origin, to: goal)
    keepFromWriting(goal, as: origin)
    guard case .file(let digest) = try store.content(of: goal, expecting: size), digest == known?.sha256 ?? digest
    else {
      try store.remove(goal)
      return .faulty(Discrepancy.fileAltered(path).finding)
    }
    unsynced.append(goal)
    if unsynced.count >= FileCarrier.group { try synchronise() }
    return .copied(digest, bytes: size)
  }

  /// What can only be read stays so, whatever a copy is else.
  private func keepFromWriting(_ path: String, as origin: String) {
    var status = stat()
    guard stat(origin, &status) == 0, status.st_mode & 0o222 == 0, stat(path, &status) == 0 else { return }
    chmod(path, status.st_mode & 0o7555)
  }

  private mutating func makeFolder(_ folder: String) throws {
    guard folder != ".", !folders.contains(folder) else { return }
    try store.makeDirectory("\(target)/\(folder)")
    var folder = folder
    while folder != ".", folders.insert(folder).inserted { folder = IssuedPath.folder(of: folder) }
  }

  private mutating func synchronise() throws {
    if !unsynced.isEmpty { try store.synchronise(unsynced) }
    unsynced.removeAll(keepingCapacity: true)
  }

  /// Makes all that was carried survive a power loss, names included.
  mutating func finish() throws {
    try synchronise()
    if !folders.isEmpty { try store.synchronise(folders.sorted().map { "\(target)/\($0)" }) }
  }
}
