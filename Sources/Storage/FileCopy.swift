import Foundation

/// Copies a file's content into a new file that shares no name with it: whoever edits the copy does not touch the source.
///
/// Where the file system can (Btrfs, XFS), the copy is a clone, which takes no room until one of both is changed
/// (ioctl_ficlone(2)); elsewhere the bytes are copied.
enum FileCopy {
  /// `FICLONE`, `_IOW(0x94, 9, int)` of `linux/fs.h`, which no module map shows to Swift.
  private static let clone: UInt = 0x4004_9409

  /// Copies `path` to `target`, where nothing may be.
  static func make(of path: String, at target: String) throws(SystemFailure) {
    let source = uninterrupted { open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK) }
    guard source >= 0 else { throw SystemFailure(path, errno) }
    defer { close(source) }
    let copy = uninterrupted { open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    guard copy >= 0 else { throw SystemFailure(target, errno) }
    if uninterrupted({ ioctl(copy, clone, source) }) != 0, let number = copyBytes(from: source, to: copy) {
      close(copy)
      throw SystemFailure(target, number)
    }
    guard closeFile(copy) else { throw SystemFailure(target, errno) }
  }

  /// The `errno` with which copying ended; `nil` if all was copied.
  private static func copyBytes(from source: Int32, to copy: Int32) -> Int32? {
    withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
      while true {
        let count = uninterrupted { read(source, buffer.baseAddress, buffer.count) }
        guard count >= 0 else { return errno }
        if count == 0 { return nil }
        guard writeAll(UnsafeRawBufferPointer(rebasing: buffer[..<count]), to: copy) else { return errno }
      }
    }
  }
}
