import Foundation

/// A folder of a test's own, which it removes at its end.
///
///     let folder = TemporaryFolder()
///     defer { folder.remove() }
public struct TemporaryFolder: Sendable {
  /// Where it is, without a slash at the end and without links.
  public let path: String

  /// Where files are written that are synced thousands of times: memory, if the system has such a folder.
  private static let memory = "/dev/shm"

  /// Names a folder that is not there yet.
  ///
  /// - Parameter isInMemory: Whether it is to lie in memory, where the system allows that.
  public init(inMemory isInMemory: Bool = false) {
    let root =
      isInMemory && FileManager.default.isWritableFile(atPath: Self.memory)
      ? URL(filePath: Self.memory) : FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    path = root.appending(path: "liandan-test-\(UUID().uuidString)").path
  }

  /// Makes the folder.
  public func make() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  /// Removes it with all that lies in it, if it is there.
  public func remove() { try? FileManager.default.removeItem(atPath: path) }
}
