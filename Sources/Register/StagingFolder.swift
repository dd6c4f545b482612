import Foundation
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
  private let store: any FileStore
  private let count = Atomic<Int>(0)
  private let isMade = Mutex(false)

  init(_ directory: String, store: any FileStore) {
    path = "\(directory)/\(IssuedPath.root)/\(StagingFolder.name)"
    self.store = store
  }

  /// Writes a file under a name of its own, without syncing it; returns its path.
  func write(_ bytes: [UInt8]) throws -> String {
    let ordinal = count.wrappingAdd(1, ordering: .relaxed).newValue
    try isMade.withLock { isMade in
      if !isMade { try store.makeDirectory(path) }
      isMade = true
    }
    let file = "\(path)/\(ordinal)"
    do { try store.write(bytes, to: file) } catch {
      try? store.remove(file)
      throw error
    }
    return file
  }

  /// Removes what is there.
  func clear() throws {
    for entry in try store.entries(of: path) { try store.remove("\(path)/\(entry.name)") }
  }

  /// Removes the folder, if it is empty.
  func remove() { rmdir(path) }
}
