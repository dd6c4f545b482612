/// What the web desk keeps of a register. The register knows no more of it than where it lies, by which it is carried into
/// backups.
package enum DeskFile {
  /// The name of the desk's database in the register's folder.
  package static let name = "desk.sqlite"
  /// Whether a file of the register's folder is the database, what SQLite lays beside it, or a copy of an older format.
  package static func isOwn(_ file: String) -> Bool {
    file == name || file.hasPrefix(name + "-") || file.hasPrefix(name + ".before-")
  }
  /// The folder of a backup in which the desk's uploads lie.
  package static let folder = "desk"

  /// The folder beside a register's own in which uploads lie, and what is made of them.
  package static func uploads(of register: String) -> String {
    var register = register
    while register.count > 1, register.hasSuffix("/") { register.removeLast() }
    return register + "-desk"
  }
}
