import Storage

/// The register's door to the disk: what the system refuses becomes a ``RegisterError`` that says what to do.
struct RegisterFiles {
  let store: any FileStore

  func makeDirectory(_ path: String) throws { try RegisterError.explaining { try store.makeDirectory(path) } }
  func write(_ bytes: [UInt8], to path: String) throws {
    try RegisterError.explaining { try store.write(bytes, to: path) }
  }
  func synchronise(_ paths: [String]) throws { try RegisterError.explaining { try store.synchronise(paths) } }
  func rename(_ path: String, to target: String) throws {
    try RegisterError.explaining { try store.rename(path, to: target) }
  }
  func moveDirectory(_ path: String, to target: String) throws -> Bool {
    try RegisterError.explaining { try store.moveDirectory(path, to: target) }
  }
  func copy(_ path: String, to target: String) throws {
    try RegisterError.explaining { try store.copy(path, to: target) }
  }
  func link(_ path: String, to target: String) throws -> Bool {
    try RegisterError.explaining { try store.link(path, to: target) }
  }
  func create(_ path: String) throws -> any PendingFile { try RegisterError.explaining { try store.create(path) } }
  func removeDirectory(_ path: String) throws {
    try RegisterError.explaining { try store.removeDirectory(path) }
  }
  func remove(_ path: String) throws { try RegisterError.explaining { try store.remove(path) } }
  func content(of path: String, expecting bytes: Int) throws -> StoredContent {
    try RegisterError.explaining { try store.content(of: path, expecting: bytes) }
  }
  func entries(of directory: String) throws -> [DirectoryEntry] {
    try RegisterError.explaining { try store.entries(of: directory) }
  }
}

extension RegisterError {
  /// What the system refuses in `body` becomes an error that says what to do.
  static func explaining<T>(_ body: () throws -> T) throws -> T {
    do { return try body() } catch let failure as SystemFailure { throw file(failure.path, failure.number) }
  }
}
