import Archive
import Foundation
import Register
import Storage
import Zipping

/// What lies where a packet is to lie.
enum PacketTarget {
  /// Whether anything does.
  static func isTaken(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// Whether it is the very packet on record.
  static func holds(_ packed: PacketPlan.Packed, at path: String) -> Bool {
    guard let file = try? FileSource(path, failure: { POSIXError(POSIXErrorCode(rawValue: $0) ?? .EIO) }),
      file.count == packed.bytes
    else { return false }
    return (try? sha256(of: file)) == packed.sha256
  }

  /// SHA-256 of a file of any size.
  static func sha256(of file: FileSource) throws -> Digest {
    var digest = RunningDigest()
    var place = 0
    while place < file.count {
      var piece = [UInt8](repeating: 0, count: min(1 << 20, file.count - place))
      try piece.withUnsafeMutableBytes { try file.read(at: place, into: $0) }
      digest.update(piece)
      place += piece.count
    }
    return digest.digest
  }
}
