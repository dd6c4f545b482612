import Findings
import GRDB
package import Records
import Storage
import Synchronization

extension FormRegister {
  /// The recorded copies of a number whose files are gone, in the order of printing. One look into the number's folder: for
  /// an altered file see ``verify(progress:)``.
  package func missingCopies(of number: String) throws -> [StoredCopy] {
    let copies = try copies(of: number)
    var names: [String: Set<String>] = [:]
    return try copies.filter { copy in
      let folder = IssuedPath.folder(of: copy.path)
      if names[folder] == nil { names[folder] = Set(try store.entries(of: "\(directory)/\(folder)").map(\.name)) }
      return names[folder]?.contains(String(copy.path.dropFirst(folder.utf8.count + 1))) != true
    }
  }

  /// Puts copies back whose files are gone. Those drawn with other bytes than are on record are left out.
  ///
  /// - Returns: The copies that lie in their places again.
  package func putBack(_ files: [RenderedCopy], as copies: [StoredCopy]) throws -> [StoredCopy] {
    let found = files.filter { copies.contains($0.copy) }
    let staged = try stage(found)
    try filing.withLock { _ in try moveIntoPlace(staged) }
    return found.map(\.copy)
  }
}
