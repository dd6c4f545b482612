/// Where files are written whole, and what is laid aside for them until then; a test can put a store here that fails.
public protocol OutputStore: Sendable {
  /// Begins a file that gets its name when it is whole.
  func create(_ path: String) throws -> any PendingFile
  /// A place beside the file for what is needed until it is whole.
  func spool(beside path: String) throws -> any ByteSpool
}

/// A file that is whole or not there at all.
public protocol PendingFile: ByteSink {
  /// Makes what was written survive a power loss, without a name yet; gives digest and size. Nothing is written after it.
  func seal() throws -> (sha256: Digest, bytes: Int)
  /// Gives the sealed file its name, which must be free, and makes that survive too. Nothing is ever replaced.
  func commit() throws
}
