import Foundation
import Register
import Storage

/// What lies where a packet is to lie.
enum PacketTarget {
  /// Whether anything does.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether it is the very packet on record.
  static func holds(_ packed: PacketPlan.Packed, at path: String) -> Bool {
    guard let file = try? FileSource(path), file.count == packed.bytes else { return false }
    return (try? file.digest()) == packed.sha256
  }
}
