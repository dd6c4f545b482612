import Foundation
import Records

/// The register's folder, in which people of one group may work with logins of their own.
enum SharedFolder {
  /// Sees to it that what is made in the folder belongs to the folder's group: else a colleague could not go on with it.
  ///
  /// Linux does that where the folder has the set-group-id bit (inode(7)); folders made below inherit the bit.
  /// - Throws: `group-not-inherited` where the bit is missing, somebody else owns the folder and the login's own group is
  ///   another.
  static func prepare(_ directory: String) throws {
    var status = stat()
    guard stat(directory, &status) == 0 else { throw RegisterError.file(directory, errno) }
    let isShared = status.st_mode & S_IWGRP != 0 && status.st_mode & S_IWOTH == 0
    guard isShared, status.st_mode & S_ISGID == 0 else { return }
    if chmod(directory, (status.st_mode & 0o7777) | S_ISGID) == 0 || status.st_gid == getegid() { return }
    throw RegisterError.groupNotInherited(directory, group: name(of: status.st_gid))
  }

  /// Takes from others what version 1.0.0 gave them: its files could be read by anybody. Only their owner can, and what
  /// cannot be done is left.
  static func close(_ directory: String) {
    for name in ["register.sqlite", "register.lock", CopyName.root, "packets"] {
      let path = "\(directory)/\(name)"
      var status = stat()
      if lstat(path, &status) == 0, status.st_mode & S_IFMT != S_IFLNK { chmod(path, status.st_mode & 0o7770) }
    }
  }

  /// Why this login may not use a path that other logins of a group can use; `nil` where that is not the reason.
  static func denial(at path: String) -> RegisterError? {
    var (place, status) = (path, stat())
    // What cannot be looked at lies in a folder that can.
    while lstat(place, &status) != 0 {
      guard place.contains("/"), place != "/" else { return nil }
      place = (place as NSString).deletingLastPathComponent
      if place.isEmpty { place = "." }
    }
    // Nobody is to be put into the administrator's group.
    guard status.st_uid != geteuid(), status.st_gid != 0 else { return nil }
    let group = name(of: status.st_gid)
    if isMember(of: status.st_gid) {
      return status.st_mode & S_IWGRP == 0 ? .groupCannotWrite(place, group: group, owner: owner(status.st_uid)) : nil
    }
    return status.st_mode & S_IRWXG != 0 ? .notInGroup(path, group: group, login: NSUserName()) : nil
  }

  private static func isMember(of group: gid_t) -> Bool {
    if group == getegid() { return true }
    var groups = [gid_t](repeating: 0, count: 65_536)
    let count = getgroups(Int32(groups.count), &groups)
    return groups.prefix(max(0, Int(count))).contains(group)
  }

  private static func owner(_ user: uid_t) -> String {
    guard let entry = getpwuid(user) else { return "\(user)" }
    return String(cString: entry.pointee.pw_name)
  }

  private static func name(of group: gid_t) -> String {
    guard let entry = getgrgid(group) else { return "\(group)" }
    return String(cString: entry.pointee.gr_name)
  }
}
