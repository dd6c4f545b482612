import Foundation
import Storage

/// Files that accounts uploaded, and what is made of them, in a folder beside the register's, which holds records alone. Their
/// names are the digests of their content, so that nothing that a user types is ever a path.
struct UploadFolder: Sendable {
  let path: String

  init(register: String) { path = DeskFile.uploads(of: register) }

  /// Makes the folder, for its owner alone.
  private func make(_ folder: String) throws {
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// A new file in which a body is laid while it is read.
  func incoming() throws -> String {
    try make(path)
    let file = "\(path)/.incoming-\(UUID().uuidString)"
    let descriptor = Foundation.open(file, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(file, errno) }
    Foundation.close(descriptor)
    return file
  }

  /// Keeps a file under its digest; gives the name.
  func keep(_ file: String, ending: String) throws -> String {
    let digest = try FileSource(file).digest().hex
    let name = "\(digest).\(ending)"
    // Renaming over the same content changes nothing.
    guard rename(file, "\(path)/\(name)") == 0 else { throw SystemFailure(file, errno) }
    return name
  }

  /// The path of a file that was kept.
  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// The folder of what was made of a list, which is made if it is not there.
  func results(of list: String) throws -> String {
    let folder = "\(path)/\(list)"
    try make(folder)
    return folder
  }

  /// The names of what was made of a list.
  func results(of list: String, where isWanted: (String) -> Bool) -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(list)")) ?? []).filter(isWanted).sorted()
  }

  /// Removes a file or folder.
  func remove(_ name: String) { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }

  /// Whether a file that was kept is still there.
  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: file(name)) }

  /// Removes what belongs to no list: bodies that broke off, and what a list left that was removed when the server ended, or
  /// that was uploaded after the backup from which the folder comes.
  ///
  /// - Parameter names: The names that lists know.
  func clean(but names: Set<String>) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] where !names.contains(name) {
      remove(name)
    }
  }
}
