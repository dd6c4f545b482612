import Foundation
import Storage
import Synchronization

/// The folder in which drawn copies wait for their numbers: `issued/.staging`, on the file system of the copies, so that
/// each can be renamed into its place.
///
/// Only the process that may write in the register uses it. What a dead process left there belongs to no number and is
/// removed by the next one.
final class StagingFolder: Sendable {
  /// The folder's name below `issued/`.
  static let name = ".staging"

  private let path: String
  private let store: RegisterFiles
  private let count = Atomic<Int>(0)
  private let isMade = Mutex(false)

  init(_ directory: String, store: RegisterFiles) {
    path = "\(directory)/\(IssuedPath.root)/\(StagingFolder.name)"
    self.store = store
  }

  /// Writes the copies of one form into a folder of their own, under their final names, without syncing them; returns the
  /// folder's path.
  ///
  /// The whole folder can then be renamed into its place, which costs a third of renaming each copy.
  func write(_ files: some Collection<RenderedFile>) throws -> String {
    let ordinal = count.wrappingAdd(1, ordering: .relaxed).newValue
    try isMade.withLock { isMade in
      if !isMade {
        try checkIsFolder()
        try store.makeDirectory(path)
      }
      isMade = true
    }
    let folder = "\(path)/\(ordinal)"
    do {
      try store.makeDirectory(folder)
      for file in files { try store.write(file.bytes, to: "\(folder)/\(file.fileName)") }
    } catch {
      try? remove(folder)
      throw error
    }
    return folder
  }

  /// Removes what is there.
  func clear() throws {
    try checkIsFolder()
    for entry in try store.entries(of: path) {
      let entryPath = "\(path)/\(entry.name)"
      if entry.isDirectory { try remove(entryPath) } else { try store.remove(entryPath) }
    }
  }

  /// Refuses a link to a folder elsewhere: what lies there is nobody's to remove.
  private func checkIsFolder() throws {
    var status = stat()
    if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR { throw RegisterError.file(path, ENOTDIR) }
  }

  private func remove(_ folder: String) throws {
    for entry in try store.entries(of: folder) { try store.remove("\(folder)/\(entry.name)") }
    rmdir(folder)
  }

  /// Removes the folder, if it is empty.
  func remove() { rmdir(path) }
}
