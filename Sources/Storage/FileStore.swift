/// The one door to the disk, so that a test can stop a program at any step.
///
/// Every method throws a ``SystemFailure`` where the system refuses.
package protocol FileStore: Sendable {
  /// Makes a folder with those above it, without syncing them; one that exists already is left as it is.
  func makeDirectory(_ path: String) throws
  /// Writes a file anew, without syncing it; a file of this name is replaced, a symbolic link is refused.
  func write(_ bytes: [UInt8], to path: String) throws
  /// Makes the content of these files, or the entries of these folders, survive a power loss.
  func synchronise(_ paths: [String]) throws
  /// Gives a file its final name in one step.
  func rename(_ path: String, to target: String) throws
  /// Begins a file that gets its name when it is whole, for reading alone if it `isReadOnly`.
  func create(_ path: String, isReadOnly: Bool) throws -> any PendingFile
  /// A place beside a file for what is needed until it is whole.
  func spool(beside path: String) throws -> any ByteSpool
  /// Copies a file to a name that nothing has, without syncing it; both share no content that can be changed.
  func copy(_ path: String, to target: String) throws
  /// Gives a file a second name, which nothing has; `false`, and nothing is done, where the file system cannot.
  func link(_ path: String, to target: String) throws -> Bool
  /// Gives a folder its final name in one step; `false`, and nothing is done, where a folder with entries has that name.
  func moveDirectory(_ path: String, to target: String) throws -> Bool
  /// Removes a file; one that is not there is no error.
  func remove(_ path: String) throws
  /// Removes a folder that holds nothing; one that is not there is no error.
  func removeDirectory(_ path: String) throws
  /// What lies under a name where a file of this size is expected: only such a file is read.
  func content(of path: String, expecting bytes: Int) throws -> StoredContent
  /// The bytes of a regular file, or `nil` if there is none of this name, or it has more than `limit`.
  func bytes(of path: String, upTo limit: Int) throws -> [UInt8]?
  /// What stands in a folder, in no certain order; empty if there is no such folder.
  func entries(of directory: String) throws -> [DirectoryEntry]
}

extension FileStore {
  /// Begins a file that gets its name when it is whole.
  package func create(_ path: String) throws -> any PendingFile { try create(path, isReadOnly: false) }
}

/// What lies where a file is expected.
package enum StoredContent: Sendable, Hashable {
  /// Nothing.
  case missing
  /// Something else than a file: a folder, a link, a pipe.
  case noFile
  /// A file of another size.
  case otherSize
  /// A file of the expected size, with its digest.
  case file(Digest)
}

/// One entry of a folder.
package struct DirectoryEntry: Sendable, Hashable {
  /// The name.
  package let name: String
  /// Whether it is a folder itself.
  package let isDirectory: Bool
  /// Makes an entry.
  package init(name: String, isDirectory: Bool) {
    self.name = name
    self.isDirectory = isDirectory
  }
}
