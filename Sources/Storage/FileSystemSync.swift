import Foundation
import Synchronization

/// Syncs a whole file system with one `syncfs(2)`: for hundreds of small files that costs a tenth of an `fsync(2)` each.
///
/// What is durable after it: all data and names of the file system, as after `sync(2)`, which on Linux waits until they
/// are written (sync(2), "NOTES"). Whether a write failed is only told since Linux 5.8 (syncfs(2), "ERRORS"), and only to
/// a descriptor that was open when it failed or was the first to ask since (errseq_t in the kernel's documentation):
/// therefore one descriptor is kept open from the first group on. Other systems, and file systems of which it is not
/// known that they hand `syncfs` on to what stores the data (FUSE, network shares), are synced file by file.
final class FileSystemSync: Sendable {
  private struct Held {
    let device: dev_t
    let descriptor: Int32
    let isTrusted: Bool
  }
  private let held = Mutex<Held?>(nil)

  deinit { held.withLock { if let held = $0 { Foundation.close(held.descriptor) } } }

  /// Syncs the file system on which `path` lies; `false` where that says too little.
  func synchronise(_ path: String) throws(SystemFailure) -> Bool {
    guard let call = FileSystemSync.call else { return false }
    return try held.withLock { held throws(SystemFailure) in
      var status = stat()
      guard lstat(path, &status) == 0 else { throw SystemFailure(path, errno) }
      if held?.device != status.st_dev {
        let descriptor = uninterrupted { open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
        guard descriptor >= 0 else { throw SystemFailure(path, errno) }
        if let other = held { Foundation.close(other.descriptor) }
        held = Held(
          device: status.st_dev, descriptor: descriptor, isTrusted: FileSystemSync.isTrusted(status.st_dev))
      }
      guard let held, held.isTrusted else { return false }
      guard uninterrupted({ call(held.descriptor) }) == 0 else { throw SystemFailure(path, errno) }
      return true
    }
  }

  /// The kinds of file systems that write data to a disk of this machine, or to memory.
  private static let trusted: Set<String> = ["ext2", "ext3", "ext4", "xfs", "f2fs", "tmpfs"]

  /// Looks the device up in proc_pid_mountinfo(5): `36 35 98:0 /from /to rw,noatime shared:1 - ext4 /dev/vda rw`.
  private static func isTrusted(_ device: dev_t) -> Bool {
    let major = (device >> 8) & 0xFFF | (device >> 32) & ~0xFFF
    let minor = device & 0xFF | (device >> 12) & ~0xFF
    guard let text = try? String(contentsOfFile: "/proc/self/mountinfo", encoding: .utf8) else { return false }
    for line in text.split(separator: "\n") {
      let words = line.split(separator: " ")
      guard words.count > 2, words[2] == "\(major):\(minor)", let dash = words.firstIndex(of: "-") else { continue }
      return dash + 1 < words.count && trusted.contains(String(words[dash + 1]))
    }
    return false
  }

  /// `syncfs`, which the system's module map does not show to Swift; `nil` where it does not report errors.
  private static let call: (@convention(c) (Int32) -> Int32)? = {
    var system = utsname()
    guard uname(&system) == 0 else { return nil }
    let release = withUnsafeBytes(of: system.release) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    let version = release.split { !$0.isNumber }.prefix(2).compactMap { Int($0) }
    guard version.count == 2, (version[0], version[1]) >= (5, 8) else { return nil }
    return dlsym(nil, "syncfs").map { unsafeBitCast($0, to: (@convention(c) (Int32) -> Int32).self) }
  }()
}
