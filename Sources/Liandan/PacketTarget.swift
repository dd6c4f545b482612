import Archive
import Foundation
import Intake
import Register

/// What lies where a packet is to lie.
enum PacketTarget {
  /// Whether anything does.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether it is the very packet on record.
  static func holds(_ packed: PacketPlan.Packed, at path: String) -> Bool {
    let file = DataSource.file(path)
    guard file.size == packed.bytes else { return false }
    var digest = RunningDigest()
    file.eachPiece { digest.update($0) }
    return digest.hex == packed.sha256.hex
  }
}
