import Foundation

/// A file written beside its place, synced, named, its folder synced. It is gone if it gets no name: where the file
/// system can, it has none until then, so that no kill leaves it behind.
package final class DurableFile: PendingFile {
  private let path: String
  private let temporary: String
  private let isNameless: Bool
  private let output: BufferedFile
  private var hash = RunningDigest()
  private var isNamed = false

  /// Begins a file; one that `isReadOnly` is for reading alone once it has its name.
  package init(_ path: String, isReadOnly: Bool = false) throws(SystemFailure) {
    let mode: mode_t = isReadOnly ? 0o444 : 0o666
    self.path = path
    temporary = "\(path).\(getpid()).tmp"
    if access(DurableFile.descriptors, X_OK) == 0,
      let nameless = try? BufferedFile(
        DurableFile.folder(of: path), O_WRONLY | FileSpool.withoutName, for: path, mode: mode)
    {
      (output, isNameless) = (nameless, true)
      return
    }
    // What lies there is left over from a process that is gone: the number in the name is this one's.
    unlink(temporary)
    output = try BufferedFile(temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode: mode)
    isNameless = false
  }

  deinit { if !isNamed, !isNameless { unlink(temporary) } }

  /// Where Linux shows the open files of a process; by that path a nameless one gets its name.
  private static let descriptors = "/proc/self/fd"

  private static func folder(of path: String) -> String {
    let directory = (path as NSString).deletingLastPathComponent
    return directory.isEmpty ? "." : directory
  }

  package func write(_ bytes: [UInt8]) throws(SystemFailure) {
    hash.update(bytes)
    try output.write(bytes)
  }

  @discardableResult
  package func seal() throws(SystemFailure) -> (sha256: Digest, bytes: Int) {
    try output.flush()
    guard uninterrupted({ fsync(output.descriptor) }) == 0 else { throw SystemFailure(path, errno) }
    return (hash.digest, output.count)
  }

  package func commit() throws(SystemFailure) { try commit(as: path) }

  /// Gives the sealed file another name in its folder, which must be free: fails with `EEXIST` where something has it, even
  /// if that came a moment ago.
  package func commit(as path: String) throws(SystemFailure) {
    let source = isNameless ? "\(DurableFile.descriptors)/\(output.descriptor)" : temporary
    if linkat(AT_FDCWD, source, AT_FDCWD, path, isNameless ? AT_SYMLINK_FOLLOW : 0) == 0 {
      if !isNameless { unlink(temporary) }
    } else {
      guard errno != EEXIST else { throw SystemFailure(path, errno) }
      try takePlace(path)
    }
    try finish(path)
  }

  /// Gives the sealed file its name, in place of a file that has it.
  package func replace() throws(SystemFailure) { try replace(as: path) }

  package func replace(as path: String) throws(SystemFailure) {
    try nameTemporarily()
    try rename(to: path)
    try finish(path)
  }

  /// The way of file systems without links: an empty file that this process alone can have made keeps the name free until
  /// the whole one takes its place.
  private func takePlace(_ path: String) throws(SystemFailure) {
    let place = uninterrupted { open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666) }
    guard place >= 0 else { throw SystemFailure(path, errno) }
    close(place)
    do {
      try nameTemporarily()
      try rename(to: path)
    } catch {
      unlink(path)
      throw error
    }
  }

  private func rename(to path: String) throws(SystemFailure) {
    guard Foundation.rename(temporary, path) == 0 else {
      let number = errno
      unlink(temporary)
      throw SystemFailure(path, number)
    }
  }

  /// Gives a nameless file the name from which it is renamed.
  private func nameTemporarily() throws(SystemFailure) {
    guard isNameless else { return }
    unlink(temporary)
    let source = "\(DurableFile.descriptors)/\(output.descriptor)"
    guard linkat(AT_FDCWD, source, AT_FDCWD, temporary, AT_SYMLINK_FOLLOW) == 0 else {
      throw SystemFailure(path, errno)
    }
  }

  /// Makes the name survive a power loss.
  private func finish(_ path: String) throws(SystemFailure) {
    isNamed = true
    let directory = DurableFile.folder(of: path)
    let folder = uninterrupted { open(directory, O_RDONLY | O_CLOEXEC) }
    guard folder >= 0 else { throw SystemFailure(directory, errno) }
    defer { close(folder) }
    guard uninterrupted({ fsync(folder) }) == 0 else { throw SystemFailure(directory, errno) }
  }
}
