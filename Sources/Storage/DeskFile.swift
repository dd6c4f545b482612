/// The database of the web desk in a register's folder. The register knows no more of it than its name, by which it is copied
/// into backups.
package enum DeskFile {
  /// Its name.
  package static let name = "desk.sqlite"
}
