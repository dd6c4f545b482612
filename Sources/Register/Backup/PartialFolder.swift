import Foundation
import Storage

/// A folder that is filled under a hidden name and gets its own when it is whole, so that nobody takes half of it for all.
///
/// Its owner locks the folder above meanwhile. What a dead owner left is removed by the next one.
final class PartialFolder {
  /// Where it is filled.
  let path: String
  private let target: String
  private let parent: String
  private let store: RegisterFiles
  private let lock: LockFile
  private var isDone = false

  private static let prefix = ".liandan-"
  private static let suffix = ".partial"

  /// Makes an empty folder beside `target`, with the folders above it; `nil` if another process fills one there.
  init?(for target: String, store: RegisterFiles) throws {
    let url = URL(fileURLWithPath: target).standardizedFileURL
    parent = url.deletingLastPathComponent().path
    self.target = url.path
    self.store = store
    path = "\(parent)/\(PartialFolder.prefix)\(url.lastPathComponent)\(PartialFolder.suffix)"
    try store.makeDirectory(parent)
    lock = try RegisterError.explaining { [parent] in try LockFile(folder: parent) }
    // A network share may know no locks of folders (flock(2), "NFS details"): then nobody is kept out.
    guard (try? lock.take()) ?? true else { return nil }
    for entry in try store.entries(of: parent)
    where entry.isDirectory && entry.name.hasPrefix(PartialFolder.prefix) && entry.name.hasSuffix(PartialFolder.suffix)
    {
      try store.removeTree("\(parent)/\(entry.name)")
    }
    try store.makeDirectory(path)
  }

  /// Gives the folder its name; an empty one that has it makes way.
  ///
  /// - Throws: a ``RegisterError`` where something lies there.
  func finish() throws {
    try store.synchronise([path])
    guard try store.moveDirectory(path, to: target) else { throw RegisterError.file(target, ENOTEMPTY) }
    isDone = true
    try store.synchronise([parent])
  }

  /// Removes what was filled in, unless it has its name.
  func discard() { if !isDone { try? store.removeTree(path) } }
}

extension RegisterFiles {
  /// Removes a folder with all that it holds. Links are removed, not followed.
  func removeTree(_ folder: String) throws {
    for entry in try entries(of: folder) {
      let path = "\(folder)/\(entry.name)"
      if entry.isDirectory { try removeTree(path) } else { try remove(path) }
    }
    try removeDirectory(folder)
  }
}
