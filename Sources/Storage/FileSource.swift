import Foundation

/// A regular file, to be read at any place. It is open until its owner is gone.
package final class FileSource: ByteSource, Sendable {
  private let path: String
  private let descriptor: Int32
  /// How many bytes there were when it was opened.
  package let count: Int

  /// Opens a regular file; a link to one is opened too, unless `followsLinks` is `false`.
  ///
  /// Whatever else has a name is refused at once and never waited for: a folder with `EISDIR`, a pipe or device with
  /// `ESPIPE`, a link that is not to be followed with `ELOOP`.
  ///
  /// - Throws: ``SystemFailure``, here and wherever it is read.
  package init(_ path: String, followsLinks: Bool = true) throws(SystemFailure) {
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | (followsLinks ? 0 : O_NOFOLLOW)
    let descriptor = uninterrupted { open(path, flags) }
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
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
      throw SystemFailure(path, number)
    }
    (self.path, self.descriptor, count) = (path, descriptor, Int(status.st_size))
  }

  deinit { close(descriptor) }

  /// All its bytes; `nil` if there are more than `limit`, which is told before any are read.
  package func bytes(upTo limit: Int) throws(SystemFailure) -> [UInt8]? {
    guard count <= limit else { return nil }
    return try piece(0..<count)
  }

  /// The digest of all its bytes, which are read piece by piece.
  package func digest() throws(SystemFailure) -> Digest {
    var digest = RunningDigest()
    for start in stride(from: 0, to: count, by: 1 << 18) {
      digest.update(try piece(start..<min(start + 1 << 18, count)))
    }
    return digest.digest
  }

  /// The bytes of a range.
  package func piece(_ range: Range<Int>) throws(SystemFailure) -> [UInt8] {
    var number: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { buffer, filled in
      number = readAll(descriptor, at: range.lowerBound, into: UnsafeMutableRawBufferPointer(buffer))
      filled = number == 0 ? range.count : 0
    }
    guard number == 0 else { throw SystemFailure(path, number) }
    return bytes
  }

  /// Reads into all of `buffer` from `offset` on.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    let number = readAll(descriptor, at: offset, into: buffer)
    guard number == 0 else { throw SystemFailure(path, number) }
  }
}
