import Intake

/// What the user named on the command line as data.
enum InputFile {
  /// A file by its path, or standard input for `-`.
  static func source(_ path: String) -> DataSource { path == "-" ? .standardInput : .file(path) }
}
