/// What the web desk keeps of a register. The register knows no more of it than where it lies, by which it is carried into
/// backups.
package enum DeskFile {
  /// The name of the desk's database in the register's folder.
  package static let name = "desk.sqlite"
  /// The names of that database and of the files that SQLite lays beside it.
  package static let names = [name, name + "-wal", name + "-shm"]
  /// The folder of a backup in which the desk's uploads lie.
  package static let folder = "desk"

  /// The folder beside a register's own in which uploads lie, and what is made of them.
  package static func uploads(of register: String) -> String {
    var register = register
    while register.count > 1, register.hasSuffix("/") { register.removeLast() }
    return register + "-desk"
  }
}
