import Foundation
import Storage

/// A regular file, read from its beginning.
final class RegularFile {
  private let path: String
  private let descriptor: Int32
  /// How many bytes it has.
  let size: Int
  /// How many of them were read.
  private(set) var read = 0

  /// Opens a file; `nil` if there is none of this name, or it is none: whatever else has a name is never waited for.
  init?(_ path: String) throws {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else {
      if [ENOENT, ENOTDIR, ELOOP, ENXIO, ENODEV].contains(errno) { return nil }
      throw RegisterError.file(path, errno)
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      Foundation.close(descriptor)
      return nil
    }
    (self.path, self.descriptor, size) = (path, descriptor, Int(status.st_size))
  }

  deinit { Foundation.close(descriptor) }

  /// The next bytes, at most `count`; `nil` at the end.
  func next(_ count: Int) throws -> [UInt8]? {
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let got = uninterrupted {
          Foundation.read(descriptor, buffer.baseAddress?.advanced(by: filled), count - filled)
        }
        if got < 0 { failure = errno }
        if got <= 0 { return }
        filled += got
      }
    }
    guard failure == 0 else { throw RegisterError.file(path, failure) }
    read += piece.count
    return piece.isEmpty ? nil : piece
  }
}
