import Foundation
import Storage

/// By what a database file is known to be as it was: whatever writes to it changes one of these.
struct DatabaseState: CustomStringConvertible {
  /// File, size, time of the last write, and SQLite's own count of changes (fileformat2.html, 1.3.7).
  let description: String
  /// The file itself, whatever its name.
  private let device: dev_t
  private let inode: ino_t

  /// The state of a file; `nil` if it is no database.
  init?(_ path: String) {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
    guard descriptor >= 0 else { return nil }
    defer { Foundation.close(descriptor) }
    var status = stat()
    var counter = [UInt8](repeating: 0, count: 4)
    guard fstat(descriptor, &status) == 0, uninterrupted({ pread(descriptor, &counter, 4, 24) }) == 4 else {
      return nil
    }
    (device, inode) = (status.st_dev, status.st_ino)
    let changes = counter.reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    description =
      "left \(status.st_ino) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec) \(changes)"
  }

  /// Whether both are of one file.
  func isSameFile(as other: DatabaseState) -> Bool { device == other.device && inode == other.inode }
}
