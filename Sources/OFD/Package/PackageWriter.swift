import Storage
import Zipping

/// The archive around the parts of a document, written as they come.
final class PackageWriter {
  private var archive: ZipStream
  private let compressor: MemberCompressor
  private var digest = RunningDigest()

  init(to sink: any ByteSink, directory: any ByteSpool) throws {
    archive = ZipStream(to: sink, directory: directory)
    compressor = try MemberCompressor(level: PackageWriter.level)
  }

  /// How hard zlib tries: above this level fonts take half as long again to become a fiftieth shorter.
  private static let level: Int32 = 1

  /// Writes a part.
  func write(_ name: String, _ bytes: [UInt8]) throws { try add(compressor.member(name, bytes)) }

  /// Writes a part that was compressed before.
  func add(_ member: RawMember) throws {
    digest.update(member.name.utf8)
    digest.update(member.bytes)
    try archive.add(member)
  }

  /// A part compressed as `write` does, for use under another name.
  func compressed(_ bytes: [UInt8]) throws -> RawMember { try compressor.member("", bytes) }

  /// A part compressed as well as can be, for use under other names, since it is done once.
  static func packed(_ bytes: [UInt8]) throws -> RawMember { try MemberCompressor(level: 9).member("", bytes) }

  /// 32 hexadecimal digits that only a document with this main part and all parts written so far has.
  func identifier(main: [UInt8]) -> String {
    digest.update(main)
    return String(digest.digest.hex.prefix(32))
  }

  /// Ends the archive.
  func finish() throws { try archive.finish() }
}

extension RawMember {
  /// The same member under a name.
  func named(_ name: String) -> RawMember {
    RawMember(name: name, method: method, crc: crc, size: size, bytes: bytes)
  }
}
