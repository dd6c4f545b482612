import Foundation

/// The file store of the system: plain POSIX calls, with every error reported.
package struct DiskFileStore: FileStore {
  /// Above this number of paths the whole file system is synced at once, which is far quicker than one by one.
  private static let singleSyncs = 24
  private let fileSystem = FileSystemSync()

  /// Makes the store.
  package init() {}

  /// Makes a folder with those above it.
  package func makeDirectory(_ path: String) throws(SystemFailure) {
    if mkdir(path, 0o777) == 0 { return }
    var failure = errno
    // Once: where a folder cannot be made although the one above is there, as in /proc, it never can.
    if failure == ENOENT, !path.isEmpty, parent(of: path) != path {
      try makeDirectory(parent(of: path))
      if mkdir(path, 0o777) == 0 { return }
      failure = errno
    }
    guard failure == EEXIST else { throw SystemFailure(path, failure) }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw SystemFailure(path, ENOTDIR)
    }
  }

  /// Writes a file anew, without syncing it. It can only be read: programs for documents then save changes elsewhere.
  package func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var descriptor = uninterrupted { open(path, flags, 0o444) }
    if descriptor < 0, errno == EEXIST {
      try remove(path)
      descriptor = uninterrupted { open(path, flags, 0o444) }
    }
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
    var failure: Int32 = bytes.withUnsafeBytes { writeAll($0, to: descriptor) ? 0 : errno }
    if !closeFile(descriptor), failure == 0 { failure = errno }
    guard failure == 0 else { throw SystemFailure(path, failure) }
  }

  /// Syncs each path; many of them by syncing their file system once, where that is as safe.
  package func synchronise(_ paths: [String]) throws(SystemFailure) {
    if paths.count > DiskFileStore.singleSyncs, try fileSystem.synchronise(paths[0]) { return }
    for path in paths { try synchronise(path) }
  }

  private func synchronise(_ path: String) throws(SystemFailure) {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemFailure(path, errno) }
    defer { Foundation.close(descriptor) }
    guard uninterrupted({ fsync(descriptor) }) == 0 else { throw SystemFailure(path, errno) }
  }

  /// Gives a file its final name in one step.
  package func rename(_ path: String, to target: String) throws(SystemFailure) {
    guard Foundation.rename(path, target) == 0 else { throw SystemFailure(target, errno) }
  }

  /// Copies a file to a name that nothing has; a clone where the file system can make one.
  package func copy(_ path: String, to target: String) throws(SystemFailure) {
    try FileCopy.make(of: path, at: target)
  }

  /// Gives a file a second name, which nothing has; `false` where another file system, or one without such names, is in the
  /// way.
  package func link(_ path: String, to target: String) throws(SystemFailure) -> Bool {
    if Foundation.link(path, target) == 0 { return true }
    guard [EXDEV, EPERM, EMLINK, EOPNOTSUPP, ENOSYS].contains(errno) else { throw SystemFailure(target, errno) }
    return false
  }

  /// Gives a folder its final name in one step; `false`, and nothing is done, where a folder with entries has that name.
  package func moveDirectory(_ path: String, to target: String) throws(SystemFailure) -> Bool {
    if Foundation.rename(path, target) == 0 { return true }
    guard errno == ENOTEMPTY || errno == EEXIST else { throw SystemFailure(target, errno) }
    return false
  }

  /// Removes a file; one that is not there is no error.
  package func remove(_ path: String) throws(SystemFailure) {
    guard unlink(path) == 0 || errno == ENOENT || errno == ENOTDIR else { throw SystemFailure(path, errno) }
  }

  /// Removes an empty folder; one that is not there is no error.
  package func removeDirectory(_ path: String) throws(SystemFailure) {
    guard rmdir(path) == 0 || errno == ENOENT else { throw SystemFailure(path, errno) }
  }

  /// What lies under a name. Only a regular file of the expected size is read, piece by piece: a pipe, a device or a file
  /// with holes cannot hold the program up or fill its memory.
  package func content(of path: String, expecting bytes: Int) throws(SystemFailure) -> StoredContent {
    guard let file = try DiskFileStore.file(path) else {
      var status = stat()
      return lstat(path, &status) == 0 ? .noFile : .missing
    }
    return file.count == bytes ? .file(try file.digest()) : .otherSize
  }

  /// The bytes of a regular file, or `nil` if there is none of this name, or it has more than `limit`.
  package func bytes(of path: String, upTo limit: Int = 1 << 30) throws(SystemFailure) -> [UInt8]? {
    try DiskFileStore.file(path)?.bytes(upTo: limit)
  }

  /// A regular file; `nil` if there is none of this name, or it is none.
  private static func file(_ path: String) throws(SystemFailure) -> FileSource? {
    do { return try FileSource(path, followsLinks: false) } catch {
      if [ENOENT, ENOTDIR, EISDIR, ELOOP, ESPIPE, ENXIO, ENODEV].contains(error.number) { return nil }
      throw error
    }
  }

  /// What stands in a folder.
  package func entries(of directory: String) throws(SystemFailure) -> [DirectoryEntry] {
    do {
      return try entriesOfFolder(directory).map { DirectoryEntry(name: $0.name, isDirectory: $0.kind == Int(DT_DIR)) }
    } catch {
      if error.number == ENOENT { return [] }
      throw error
    }
  }

  /// Begins a file that gets its name when it is whole.
  package func create(_ path: String, isReadOnly: Bool) throws(SystemFailure) -> any PendingFile {
    try DurableFile(path, isReadOnly: isReadOnly)
  }

  /// A place beside a file for what is needed until it is whole: it is gone with the process.
  package func spool(beside path: String) throws(SystemFailure) -> any ByteSpool { try FileSpool(beside: path) }

  private func parent(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
