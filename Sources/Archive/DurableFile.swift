import Foundation
package import Storage
import Zipping

/// Where a packet and what is laid aside for it are written; a test can put a store here that fails.
protocol PacketStore {
  /// Begins a file that gets its name when it is whole.
  func create(_ path: String) throws -> any PacketFile
  /// A place beside the file for what is needed until it is whole.
  func spool(beside path: String) throws -> any ByteSpool
}

/// A file that is whole or not there at all.
protocol PacketFile: ByteSink {
  /// Makes what was written survive a power loss, without a name yet; gives digest and size. Nothing is written after it.
  func seal() throws -> (sha256: Digest, bytes: Int)
  /// Gives the sealed file its name, which must be free, and makes that survive too. Nothing is ever replaced.
  func commit() throws
}

/// The disk.
struct DiskStore: PacketStore {
  func create(_ path: String) throws -> any PacketFile { try DurableFile(path) }
  func spool(beside path: String) throws -> any ByteSpool { try FileSpool(beside: path) }
}

/// The error for a system call that failed on a path, by its `errno`.
package typealias FileFailure = (_ path: String, _ number: Int32) -> any Error

/// A file written beside its place, synced, named, its folder synced. It is gone if it gets no name: where the file
/// system can, it has none until then, so that no kill leaves it behind.
package final class DurableFile: PacketFile {
  private let path: String
  private let temporary: String
  private let isNameless: Bool
  private let output: BufferedFile
  private let failure: FileFailure
  private var hash = RunningDigest()
  private var isNamed = false

  package init(_ path: String, failure: @escaping FileFailure = ArchiveError.file) throws {
    self.path = path
    self.failure = failure
    temporary = "\(path).\(getpid()).tmp"
    if access(DurableFile.descriptors, X_OK) == 0,
      let nameless = try? BufferedFile(
        DurableFile.folder(of: path), O_WRONLY | FileSpool.withoutName, for: path, failure: failure)
    {
      (output, isNameless) = (nameless, true)
      return
    }
    // What lies there is left over from a process that is gone: the number in the name is this one's.
    unlink(temporary)
    output = try BufferedFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, failure: failure)
    isNameless = false
  }

  deinit { if !isNamed, !isNameless { unlink(temporary) } }

  /// Where Linux shows the open files of a process; by that path a nameless one gets its name.
  private static let descriptors = "/proc/self/fd"

  private static func folder(of path: String) -> String {
    let directory = (path as NSString).deletingLastPathComponent
    return directory.isEmpty ? "." : directory
  }

  package func write(_ bytes: [UInt8]) throws {
    hash.update(bytes)
    try output.write(bytes)
  }

  @discardableResult
  package func seal() throws -> (sha256: Digest, bytes: Int) {
    try output.flush()
    guard uninterrupted({ fsync(output.descriptor) }) == 0 else { throw failure(path, errno) }
    return (hash.digest, output.count)
  }

  package func commit() throws { try commit(as: path) }

  /// Gives the sealed file another name in its folder, which must be free: fails with `EEXIST` where something has it, even
  /// if that came a moment ago.
  package func commit(as path: String) throws {
    let source = isNameless ? "\(DurableFile.descriptors)/\(output.descriptor)" : temporary
    if linkat(AT_FDCWD, source, AT_FDCWD, path, isNameless ? AT_SYMLINK_FOLLOW : 0) == 0 {
      if !isNameless { unlink(temporary) }
    } else {
      guard errno != EEXIST else { throw failure(path, errno) }
      try takePlace(path)
    }
    try finish(path)
  }

  /// Gives the sealed file its name, in place of a file that has it.
  package func replace() throws {
    try nameTemporarily()
    try rename(to: path)
    try finish(path)
  }

  /// The way of file systems without links: an empty file that this process alone can have made keeps the name free until
  /// the whole one takes its place.
  private func takePlace(_ path: String) throws {
    let place = uninterrupted { open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    guard place >= 0 else { throw failure(path, errno) }
    close(place)
    do {
      try nameTemporarily()
      try rename(to: path)
    } catch {
      unlink(path)
      throw error
    }
  }

  private func rename(to path: String) throws {
    guard Foundation.rename(temporary, path) == 0 else {
      let number = errno
      unlink(temporary)
      throw failure(path, number)
    }
  }

  /// Gives a nameless file the name from which it is renamed.
  private func nameTemporarily() throws {
    guard isNameless else { return }
    unlink(temporary)
    let source = "\(DurableFile.descriptors)/\(output.descriptor)"
    guard linkat(AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else { throw failure(path, errno) }
  }

  /// Makes the name survive a power loss.
  private func finish(_ path: String) throws {
    isNamed = true
    let directory = DurableFile.folder(of: path)
    let folder = uninterrupted { open(directory, O_RDONLY | O_CLOEXEC) }
    guard folder >= 0 else { throw failure(directory, errno) }
    defer { close(folder) }
    guard uninterrupted({ fsync(folder) }) == 0 else { throw failure(directory, errno) }
  }
}

/// A nameless file: it is gone with the process, however that ends.
package final class FileSpool: ByteSpool {
  private let output: BufferedFile
  /// Linux's `O_TMPFILE`, a macro that Swift does not import.
  fileprivate static let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY

  package init(beside path: String, failure: @escaping FileFailure = ArchiveError.file) throws {
    let folder = (path as NSString).deletingLastPathComponent
    // Born without a name where the file system can, so that no kill leaves it behind.
    if let nameless = try? BufferedFile(
      folder.isEmpty ? "." : folder, O_RDWR | FileSpool.withoutName, failure: failure)
    {
      output = nameless
      return
    }
    let name = "\(path).\(getpid()).spool"
    output = try BufferedFile(name, O_RDWR | O_CREAT | O_EXCL, failure: failure)
    unlink(name)
  }

  package var count: Int { output.count }

  package func write(_ bytes: [UInt8]) throws { try output.write(bytes) }

  package func replay(_ range: Range<Int>, _ body: ([UInt8]) throws -> Void) throws {
    try output.flush()
    var place = range.lowerBound
    while place < range.upperBound {
      var piece = [UInt8](repeating: 0, count: min(1 << 18, range.upperBound - place))
      try piece.withUnsafeMutableBytes { try output.read(at: place, into: $0) }
      try body(piece)
      place += piece.count
    }
  }
}

/// A descriptor with a buffer before it.
final class BufferedFile {
  let descriptor: Int32
  private let path: String
  private let failure: FileFailure
  private var buffer: [UInt8] = []
  /// How many bytes were taken.
  private(set) var count = 0

  private static let room = 1 << 18

  /// Opens a file; errors call it `name`, if it has another one than `path`.
  init(
    _ path: String, _ flags: Int32, for name: String? = nil, failure: @escaping FileFailure = ArchiveError.file
  ) throws {
    descriptor = uninterrupted { open(path, flags | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw failure(name ?? path, errno) }
    self.path = name ?? path
    self.failure = failure
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws {
    count += bytes.count
    if bytes.count >= BufferedFile.room {
      try flush()
      return try put(bytes)
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= BufferedFile.room { try flush() }
  }

  func flush() throws {
    if buffer.isEmpty { return }
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws {
    guard bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) else { throw failure(path, errno) }
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    var filled = 0
    while filled < buffer.count {
      let count = uninterrupted {
        pread(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, offset + filled)
      }
      // A file that became shorter meanwhile is as bad as one that cannot be read.
      guard count > 0 else { throw failure(path, count == 0 ? EIO : errno) }
      filled += count
    }
  }
}
