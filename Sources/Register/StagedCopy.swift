package import Records

/// A printed copy that waits in the staging folder.
package struct StagedCopy: Sendable {
  /// What it is stored as, once its number is taken.
  package let copy: StoredCopy
  /// The folder in which the copies of its form wait.
  let folder: String

  /// The path of the waiting file.
  package var path: String { "\(folder)/\(copy.name.fileName)" }
}
