/// A file that is whole or not there at all.
package protocol PendingFile: ByteSink {
  /// Makes what was written survive a power loss, without a name yet; gives digest and size. Nothing is written after it.
  func seal() throws -> (sha256: Digest, bytes: Int)
  /// Gives the sealed file its name, which must be free, and makes that survive too.
  func commit() throws
  /// Gives the sealed file another name in its folder; fails with `EEXIST` where something has it.
  func commit(as path: String) throws
  /// Gives the sealed file its name, in place of what has it.
  func replace() throws
  /// Gives the sealed file another name in its folder, in place of what has it.
  func replace(as path: String) throws
}
