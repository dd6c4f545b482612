import Storage

/// The register's door to the disk: what the system refuses becomes a ``RegisterError`` that says what to do.
struct RegisterFiles {
  let store: any FileStore

  func makeDirectory(_ path: String) throws { try explained { try store.makeDirectory(path) } }
  func write(_ bytes: [UInt8], to path: String) throws { try explained { try store.write(bytes, to: path) } }
  func synchronise(_ paths: [String]) throws { try explained { try store.synchronise(paths) } }
  func rename(_ path: String, to target: String) throws { try explained { try store.rename(path, to: target) } }
  func moveDirectory(_ path: String, to target: String) throws -> Bool {
    try explained { try store.moveDirectory(path, to: target) }
  }
  func remove(_ path: String) throws { try explained { try store.remove(path) } }
  func content(of path: String, expecting bytes: Int) throws -> StoredContent {
    try explained { try store.content(of: path, expecting: bytes) }
  }
  func entries(of directory: String) throws -> [DirectoryEntry] { try explained { try store.entries(of: directory) } }

  private func explained<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let failure as SystemFailure {
      throw RegisterError.file(failure.path, failure.number)
    }
  }
}
