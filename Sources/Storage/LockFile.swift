import Foundation

/// A file that one owner at a time can lock (flock(2)): the lock ends with the owner's process at the latest.
package final class LockFile: Sendable {
  private let descriptor: Int32
  private let path: String

  /// Opens the file, which is made where there is none; the lock is not taken.
  package init(_ path: String) throws(SystemFailure) {
    self.path = path
    descriptor = uninterrupted { open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
  }

  /// Opens a folder, which is locked itself: nothing is made in it.
  package init(folder path: String) throws(SystemFailure) {
    self.path = path
    descriptor = uninterrupted { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
  }

  deinit { Foundation.close(descriptor) }

  /// Takes the lock; `false` if another owner has it.
  package func take() throws(SystemFailure) -> Bool {
    if uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) == 0 { return true }
    guard errno == EWOULDBLOCK else { throw SystemFailure(path, errno) }
    return false
  }

  /// Gives the lock back.
  package func release() { flock(descriptor, LOCK_UN) }

  /// What is written in the file.
  package var text: String {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = buffer.withUnsafeMutableBytes { bytes in
      uninterrupted { pread(descriptor, bytes.baseAddress, bytes.count, 0) }
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : "?"
  }

  /// Writes another text; that it cannot be written is no error.
  package func replaceText(_ text: String) {
    let bytes = Array(text.utf8)
    guard uninterrupted({ ftruncate(descriptor, 0) }) == 0 else { return }
    _ = bytes.withUnsafeBytes { bytes in uninterrupted { pwrite(descriptor, bytes.baseAddress, bytes.count, 0) } }
  }
}
