import Foundation

/// A small file that its owner alone may read, whatever the umask says.
package enum PrivateFile {
  /// Writes a new file and syncs it; fails with `EEXIST` where anything has its name.
  package static func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    let descriptor = uninterrupted { open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600) }
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
    var failure: Int32 = bytes.withUnsafeBytes { writeAll($0, to: descriptor) ? 0 : errno }
    if failure == 0, uninterrupted({ fsync(descriptor) }) != 0 { failure = errno }
    if !closeFile(descriptor), failure == 0 { failure = errno }
    guard failure == 0 else {
      unlink(path)
      throw SystemFailure(path, failure)
    }
  }
}
