import Foundation
import Storage

/// A file to be read at any place.
public final class FileSource: ByteSource, Sendable {
  private let descriptor: Int32
  private let failure: @Sendable (Int32) -> any Error
  /// How many bytes there were when it was opened.
  public let count: Int

  /// Opens a regular file; `failure` makes the error that is thrown from the `errno` of a call that failed.
  ///
  /// Whatever else has a name is refused at once and never waited for: a folder with `EISDIR`, a pipe or device with
  /// `ESPIPE`.
  public init(_ path: String, failure: @escaping @Sendable (Int32) -> any Error) throws {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else { throw failure(errno) }
    var status = stat()
    let number: Int32? =
      if fstat(descriptor, &status) != 0 {
        errno
      } else {
        switch status.st_mode & S_IFMT {
        case S_IFREG: nil
        case S_IFDIR: EISDIR
        default: ESPIPE
        }
      }
    if let number {
      close(descriptor)
      throw failure(number)
    }
    self.descriptor = descriptor
    self.failure = failure
    count = Int(status.st_size)
  }

  deinit { close(descriptor) }

  /// All its bytes; `nil` if there are more than `limit`, which is told before any are read.
  public func bytes(upTo limit: Int) throws -> [UInt8]? {
    guard count <= limit else { return nil }
    var bytes = [UInt8](repeating: 0, count: count)
    try bytes.withUnsafeMutableBytes { try read(at: 0, into: $0) }
    return bytes
  }

  /// Reads into all of `buffer` from `offset` on.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    var filled = 0
    while filled < buffer.count {
      let count = uninterrupted {
        pread(descriptor, buffer.baseAddress?.advanced(by: filled), buffer.count - filled, offset + filled)
      }
      // A file that became shorter meanwhile is as bad as one that cannot be read.
      guard count > 0 else { throw failure(count == 0 ? EIO : errno) }
      filled += count
    }
  }
}
