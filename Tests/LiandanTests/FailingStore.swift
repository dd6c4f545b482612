import Register
import Storage
import Synchronization

/// A disk that works for a number of steps, and then never again: as after a power cut.
final class FailingStore: FileStore {
  struct PowerCut: Error {}
  private let disk = DiskFileStore()
  private let left: Mutex<Int>

  init(after steps: Int) { left = Mutex(steps) }

  /// Whether the power went.
  var didFail: Bool { left.withLock { $0 < 0 } }

  private func step() throws {
    let isOver = left.withLock { left in
      if left >= 0 { left -= 1 }
      return left < 0
    }
    if isOver { throw PowerCut() }
  }

  func makeDirectory(_ path: String) throws {
    try step()
    try disk.makeDirectory(path)
  }
  func write(_ bytes: [UInt8], to path: String) throws {
    do { try step() } catch {
      try? disk.write(Array(bytes.prefix(bytes.count / 2)), to: path)
      throw error
    }
    try disk.write(bytes, to: path)
  }
  func synchronise(_ paths: [String]) throws {
    try step()
    try disk.synchronise(paths)
  }
  func rename(_ path: String, to target: String) throws {
    try step()
    try disk.rename(path, to: target)
  }
  func moveDirectory(_ path: String, to target: String) throws -> Bool {
    try step()
    return try disk.moveDirectory(path, to: target)
  }
  func remove(_ path: String) throws {
    try step()
    try disk.remove(path)
  }
  func content(of path: String, expecting bytes: Int) throws -> StoredContent {
    try disk.content(of: path, expecting: bytes)
  }
  func entries(of directory: String) throws -> [DirectoryEntry] { try disk.entries(of: directory) }
  func create(_ path: String) throws -> any PendingFile { try disk.create(path) }
  func spool(beside path: String) throws -> any ByteSpool { try disk.spool(beside: path) }
}
