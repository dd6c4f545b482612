import Foundation

/// A nameless file: it is gone with the process, however that ends.
package final class FileSpool: ByteSpool {
  private let output: BufferedFile
  /// Linux's `O_TMPFILE`, a macro that Swift does not import.
  static let withoutName: Int32 = 0o20_000_000 | O_DIRECTORY

  package init(beside path: String) throws(SystemFailure) {
    let folder = (path as NSString).deletingLastPathComponent
    // Born without a name where the file system can, so that no kill leaves it behind.
    if let nameless = try? BufferedFile(
      folder.isEmpty ? "." : folder, O_RDWR | FileSpool.withoutName)
    {
      output = nameless
      return
    }
    let name = "\(path).\(getpid()).spool"
    output = try BufferedFile(name, O_RDWR | O_CREAT | O_EXCL)
    unlink(name)
  }

  package var count: Int { output.count }

  package func write(_ bytes: [UInt8]) throws(SystemFailure) { try output.write(bytes) }

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
  private var buffer: [UInt8] = []
  /// How many bytes were taken.
  private(set) var count = 0

  private static let room = 1 << 18

  /// Opens a file; errors call it `name`, if it has another one than `path`. A new one gets `mode`.
  init(_ path: String, _ flags: Int32, for name: String? = nil, mode: mode_t = 0o666) throws(SystemFailure) {
    descriptor = uninterrupted { open(path, flags | O_CLOEXEC, mode) }
    guard descriptor >= 0 else { throw SystemFailure(name ?? path, errno) }
    self.path = name ?? path
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(SystemFailure) {
    count += bytes.count
    if bytes.count >= BufferedFile.room {
      try flush()
      return try put(bytes)
    }
    buffer.append(contentsOf: bytes)
    if buffer.count >= BufferedFile.room { try flush() }
  }

  func flush() throws(SystemFailure) {
    if buffer.isEmpty { return }
    try put(buffer)
    buffer.removeAll(keepingCapacity: true)
  }

  private func put(_ bytes: [UInt8]) throws(SystemFailure) {
    guard bytes.withUnsafeBytes({ writeAll($0, to: descriptor) }) else { throw SystemFailure(path, errno) }
  }

  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws(SystemFailure) {
    let number = readAll(descriptor, at: offset, into: buffer)
    guard number == 0 else { throw SystemFailure(path, number) }
  }
}
