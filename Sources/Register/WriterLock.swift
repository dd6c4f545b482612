import Foundation
import Storage

/// The right to write, as an `flock` on `register.lock` that ends with the process at the latest.
///
/// The file says who holds it, so that the one who waits in vain can be told; and when nobody does, in which state the last
/// one left the database. A writer that dies leaves no state.
final class WriterLock: Sendable {
  private let descriptor: Int32
  /// What the last holder left in the file.
  let left: String

  /// Waits for the lock until `timeout` has passed.
  init(path: String, operatorName: String, since: String, timeout: Duration) throws {
    let descriptor = uninterrupted { open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    guard descriptor >= 0 else { throw RegisterError.file(path, errno) }
    let deadline = ContinuousClock.now.advanced(by: timeout)
    while uninterrupted({ flock(descriptor, LOCK_EX | LOCK_NB) }) != 0 {
      let failure = errno
      guard failure == EWOULDBLOCK else {
        Foundation.close(descriptor)
        throw RegisterError.file(path, failure)
      }
      if ContinuousClock.now >= deadline {
        let holder = WriterLock.text(of: descriptor)
        Foundation.close(descriptor)
        throw RegisterError.locked(by: holder, seconds: Int(timeout.components.seconds))
      }
      usleep(5_000)
    }
    self.descriptor = descriptor
    left = WriterLock.text(of: descriptor)
    // Only a courtesy to those who wait: that it cannot be written must not stop the work.
    let name = operatorName.filter { !$0.isNewline }
    WriterLock.replace("\(name), \(since), pid \(getpid())", in: descriptor)
  }

  /// Lets the next one in, who finds the state of the database.
  func release(leaving state: DatabaseState?) {
    WriterLock.replace(state?.description ?? "", in: descriptor)
    flock(descriptor, LOCK_UN)
  }

  deinit { Foundation.close(descriptor) }

  private static func replace(_ text: String, in descriptor: Int32) {
    let bytes = Array(text.utf8)
    guard uninterrupted({ ftruncate(descriptor, 0) }) == 0 else { return }
    _ = bytes.withUnsafeBytes { bytes in uninterrupted { pwrite(descriptor, bytes.baseAddress, bytes.count, 0) } }
  }

  private static func text(of descriptor: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 512)
    let count = buffer.withUnsafeMutableBytes { bytes in
      uninterrupted { pread(descriptor, bytes.baseAddress, bytes.count, 0) }
    }
    return count > 0 ? String(decoding: buffer.prefix(count), as: UTF8.self) : "?"
  }
}
