import Foundation
package import Storage
import Synchronization

/// A disk that works for a number of steps and then, as after a power cut, for none.
package final class FaultyStore: FileStore {
  /// What the cut looks like from inside.
  package enum Fault: Sendable, Equatable {
    /// The process is gone: nothing more happens, no cleaning up either.
    case death
    /// The disk is full: writing fails, everything else works. Only what is written counts as a step.
    case full
    /// The process really is killed.
    case kill
  }
  /// What a step throws once the process is gone.
  package struct PowerCut: Error {}

  private let disk = DiskFileStore()
  private let left: Mutex<Int>
  private let fault: Fault

  /// A disk with this fault after so many steps.
  package init(after steps: Int, _ fault: Fault = .death) {
    left = Mutex(steps)
    self.fault = fault
  }

  /// Whether the fault came.
  package var didFail: Bool { left.withLock { $0 < 0 } }

  fileprivate func step(writing: Bool = false) throws {
    if fault == .full, !writing { return }
    let isOver = left.withLock { left in
      if left >= 0 { left -= 1 }
      return left < 0
    }
    guard isOver else { return }
    switch fault {
    case .death: throw PowerCut()
    case .full: throw SystemFailure("x", ENOSPC)
    case .kill: kill(getpid(), SIGKILL)
    }
  }

  package func makeDirectory(_ path: String) throws {
    try step()
    try disk.makeDirectory(path)
  }
  package func write(_ bytes: [UInt8], to path: String) throws {
    // Half of it reaches the disk.
    do { try step(writing: true) } catch {
      if fault != .death || !FileManager.default.fileExists(atPath: path) {
        try? disk.write(Array(bytes.prefix(bytes.count / 2)), to: path)
      }
      throw error
    }
    try disk.write(bytes, to: path)
  }
  package func create(_ path: String, isReadOnly: Bool) throws -> any PendingFile {
    try step()
    return FaultyFile(try disk.create(path, isReadOnly: isReadOnly), self)
  }
  package func spool(beside path: String) throws -> any ByteSpool {
    try step()
    return FaultySpool(try disk.spool(beside: path), self)
  }
  package func copy(_ path: String, to target: String) throws {
    try step(writing: true)
    try disk.copy(path, to: target)
  }
  package func synchronise(_ paths: [String]) throws {
    try step()
    try disk.synchronise(paths)
  }
  package func rename(_ path: String, to target: String) throws {
    try step()
    try disk.rename(path, to: target)
  }
  package func moveDirectory(_ path: String, to target: String) throws -> Bool {
    try step()
    return try disk.moveDirectory(path, to: target)
  }
  package func link(_ path: String, to target: String) throws -> Bool {
    try step(writing: true)
    return try disk.link(path, to: target)
  }
  package func removeDirectory(_ path: String) throws {
    try step()
    try disk.removeDirectory(path)
  }
  package func remove(_ path: String) throws {
    try step()
    try disk.remove(path)
  }
  package func content(of path: String, expecting bytes: Int) throws -> StoredContent {
    try disk.content(of: path, expecting: bytes)
  }
  package func bytes(of path: String, upTo limit: Int) throws -> [UInt8]? { try disk.bytes(of: path, upTo: limit) }
  package func entries(of directory: String) throws -> [DirectoryEntry] { try disk.entries(of: directory) }
}

private final class FaultyFile: PendingFile {
  private let file: any PendingFile
  private let store: FaultyStore

  init(_ file: any PendingFile, _ store: FaultyStore) { (self.file, self.store) = (file, store) }

  func write(_ bytes: [UInt8]) throws {
    try store.step(writing: true)
    try file.write(bytes)
  }
  func seal() throws -> (sha256: Digest, bytes: Int) {
    try store.step(writing: true)
    return try file.seal()
  }
  func commit() throws {
    try store.step(writing: true)
    try file.commit()
  }
  func commit(as path: String) throws {
    try store.step(writing: true)
    try file.commit(as: path)
  }
  func replace() throws {
    try store.step(writing: true)
    try file.replace()
  }
  func replace(as path: String) throws {
    try store.step(writing: true)
    try file.replace(as: path)
  }
}

private final class FaultySpool: ByteSpool {
  private let spool: any ByteSpool
  private let store: FaultyStore

  init(_ spool: any ByteSpool, _ store: FaultyStore) { (self.spool, self.store) = (spool, store) }

  var count: Int { spool.count }

  func write(_ bytes: [UInt8]) throws {
    try store.step(writing: true)
    try spool.write(bytes)
  }
  func replay(_ range: Range<Int>, _ body: ([UInt8]) throws -> Void) throws { try spool.replay(range, body) }
}
