/// Options that name the folder of a register.
package protocol RegisterFolder {
  /// The folder that was named.
  var register: String? { get }
}

extension RegisterFolder {
  /// The folder to use: the one that was named, else that of the settings, else `register` in the current folder.
  package var directory: String { register ?? Settings.standard.register ?? "register" }
}
