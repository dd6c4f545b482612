import Foundation
import Records
import Storage
import Synchronization

/// The folder in which drawn copies wait for their numbers: one of each writer in `issued/.staging`, on the file system of
/// the copies, so that each can be renamed into its place.
///
/// A writer locks a file in its folder as long as it works, also while it lets others write in between. What a dead
/// writer left belongs to no number and is removed by the next one. Folders are made and removed by whoever may write in
/// the register, so that no two writers meet.
final class StagingFolder: Sendable {
  /// The name, below `issued/`, of the folder that holds those of all writers.
  static let name = ".staging"
  private static let lockName = "lock"

  private let root: String
  private let path: String
  private let store: RegisterFiles
  private let count = Atomic<Int>(0)
  private let lock = Mutex<LockFile?>(nil)
  /// The lists that this writer issues.
  private let lists = Mutex<[(path: String, lock: LockFile)]>([])

  init(_ directory: String, store: RegisterFiles) {
    root = "\(directory)/\(CopyName.root)/\(StagingFolder.name)"
    path = "\(root)/\(getpid())-\(UInt32.random(in: 0...UInt32.max))"
    self.store = store
  }

  deinit { end() }

  /// Makes the writer's own folder, unless it is there.
  func prepare() throws {
    try lock.withLock { lock in
      if lock != nil { return }
      try checkIsFolder()
      try store.makeDirectory(path)
      lock = try RegisterError.explaining {
        let file = try LockFile("\(path)/\(StagingFolder.lockName)")
        _ = try file.take()
        return file
      }
    }
  }

  /// Writes the copies of one form into a folder of their own, under their final names, without syncing them; returns the
  /// folder's path.
  ///
  /// The whole folder can then be renamed into its place, which costs a third of renaming each copy.
  func write(_ files: some Collection<RenderedCopy>) throws -> String {
    let ordinal = count.wrappingAdd(1, ordering: .relaxed).newValue
    try prepare()
    let folder = "\(path)/\(ordinal)"
    do {
      try store.makeDirectory(folder)
      for file in files { try store.write(file.content, to: "\(folder)/\(file.copy.name.fileName)") }
    } catch {
      try? remove(folder)
      throw error
    }
    return folder
  }

  /// Notes that this writer issues a list; `false` if a living one does already.
  func claim(list name: String) throws -> Bool {
    try checkIsFolder()
    try store.makeDirectory(root)
    let path = "\(root)/list-\(name)"
    return try RegisterError.explaining {
      let file = try LockFile(path)
      guard try file.take() else { return false }
      lists.withLock { $0.append((path, file)) }
      return true
    }
  }

  /// Removes what dead writers left.
  func clear() throws {
    try checkIsFolder()
    for entry in try store.entries(of: root) where try RegisterError.explaining({ try isDead(entry) }) {
      let path = "\(root)/\(entry.name)"
      if entry.isDirectory { try remove(path) } else { try store.remove(path) }
    }
  }

  private func isDead(_ entry: DirectoryEntry) throws -> Bool {
    let path = "\(root)/\(entry.name)"
    if entry.isDirectory {
      if path == self.path || access("\(path)/\(StagingFolder.lockName)", F_OK) != 0 { return path != self.path }
      return try LockFile("\(path)/\(StagingFolder.lockName)").take()
    }
    return try lists.withLock { $0.contains { $0.path == path } } ? false : LockFile(path).take()
  }

  /// Refuses a link to a folder elsewhere: what lies there is nobody's to remove.
  private func checkIsFolder() throws {
    var status = stat()
    if lstat(root, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { throw RegisterError.file(root, ENOTDIR) }
  }

  /// Removes a folder with the folders of forms in it.
  private func remove(_ folder: String, depth: Int = 1) throws {
    for entry in try store.entries(of: folder) {
      let path = "\(folder)/\(entry.name)"
      if entry.isDirectory, depth > 0 { try remove(path, depth: depth - 1) } else { try store.remove(path) }
    }
    rmdir(folder)
  }

  /// Removes what this writer staged and noted: what a failed command staged belongs to no number.
  func end() {
    lists.withLock { lists in
      for list in lists { try? store.remove(list.path) }
      lists = []
    }
    lock.withLock { lock in
      if lock != nil { try? remove(path) }
      lock = nil
    }
    rmdir(root)
  }
}
