import Foundation
import Register
import Storage
import Synchronization

/// A disk that works for a number of steps and then, as after a power cut, for none.
final class FaultyStore: FileStore {
  /// What the cut looks like from inside.
  enum Fault: Sendable, Equatable {
    /// The process is gone: nothing more happens, no cleaning up either.
    case death
    /// The disk is full: writing fails, everything else works.
    case full
    /// The process really is killed.
    case kill
  }

  private let disk = DiskFileStore()
  private let steps: Mutex<Int>
  private let fault: Fault

  init(after steps: Int, _ fault: Fault) {
    self.steps = Mutex(steps)
    self.fault = fault
  }

  /// Whether the fault came.
  var didFail: Bool { steps.withLock { $0 < 0 } }

  private func step(writing: Bool = false) throws {
    if fault == .full, !writing { return }
    let isOver = steps.withLock { left in
      left -= 1
      return left < 0
    }
    guard isOver else { return }
    switch fault {
    case .death: throw RegisterError("dead", "停电", hant: "停電", en: "dead")
    case .full: throw SystemFailure("x", ENOSPC)
    case .kill: kill(getpid(), SIGKILL)
    }
  }

  func makeDirectory(_ path: String) throws {
    try step()
    try disk.makeDirectory(path)
  }
  func write(_ bytes: [UInt8], to path: String) throws {
    // Half of it reaches the disk.
    do { try step(writing: true) } catch {
      if fault != .death || !FileManager.default.fileExists(atPath: path) {
        try? disk.write(Array(bytes.prefix(bytes.count / 2)), to: path)
      }
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
