import Findings
import GRDB
import Records
import Storage
import Synchronization

extension FormRegister {
  /// The recorded copies of a number whose files are gone, in the order of printing. One look into the number's folder: for
  /// an altered file see ``verify(progress:)``.
  public func missingCopies(of number: String) throws -> [FiledCopy] {
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
  public func putBack(_ files: [RenderedFile], as copies: [FiledCopy]) throws -> [FiledCopy] {
    let found = copies.compactMap { copy in
      files.first {
        ($0.copy, $0.format, $0.edition) == (copy.copy, copy.format, copy.edition) && $0.digest == copy.sha256
      }.map { (copy, $0) }
    }
    let staged = try stage(found.map(\.1))
    let places = zip(found, staged).map { pair, staged in
      PlacedCopy(staged, CopyPlace(id: 0, path: pair.0.path, template: pair.0.template))
    }
    try filing.withLock { _ in try moveIntoPlace(places) }
    return found.map(\.0)
  }
}
