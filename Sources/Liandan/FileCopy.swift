import Foundation

/// Copies a file's content into a new file that shares no name with it: whoever edits the copy does not touch the source.
///
/// Where the file system can (Btrfs, XFS), the copy is a clone, which takes no room until one of both is changed
/// (ioctl_ficlone(2)); elsewhere the bytes are copied.
enum FileCopy {
  /// `FICLONE`, `_IOW(0x94, 9, int)` of `linux/fs.h`, which no module map shows to Swift.
  private static let clone: UInt = 0x4004_9409

  /// Copies `path` to `target`, where nothing may be.
  static func make(of path: String, at target: String) throws {
    let source = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK)
    guard source >= 0 else { throw POSIXError.current }
    defer { close(source) }
    let copy = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard copy >= 0 else { throw POSIXError.current }
    do {
      if ioctl(copy, clone, source) != 0 { try copyBytes(from: source, to: copy) }
    } catch {
      close(copy)
      throw error
    }
    guard close(copy) == 0 else { throw POSIXError.current }
  }

  private static func copyBytes(from source: Int32, to copy: Int32) throws {
    try withUnsafeTemporaryAllocation(byteCount: 64 << 10, alignment: 16) { buffer in
      while true {
        let count = read(source, buffer.baseAddress, buffer.count)
        if count < 0, errno == EINTR { continue }
        guard count >= 0 else { throw POSIXError.current }
        if count == 0 { return }
        var rest = UnsafeRawBufferPointer(buffer)[..<count]
        while !rest.isEmpty {
          let written = write(copy, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
          if written < 0, errno == EINTR { continue }
          guard written > 0 else { throw POSIXError.current }
          rest = rest.dropFirst(written)
        }
      }
    }
  }
}
