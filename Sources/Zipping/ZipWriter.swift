import CLibZip
import Findings

/// Writes archives whose bytes depend on nothing but their members.
public enum ZipWriter {
  /// The archive that holds `members` in this order.
  ///
  /// The same members give the same bytes on every machine and day: the time is 1980-01-01, permissions are 0644, and
  /// there are no extra fields and no data descriptors. Unsafe names and names that are the same ignoring case throw.
  public static func archive(_ members: [ZipMember]) throws(ZipError) -> [UInt8] {
    var folded: Set<String> = []
    var feeds: [MemberFeed] = []
    feeds.reserveCapacity(members.count)
    // Started only for the first member that needs it: its tables take 256 KB.
    var deflater: Deflater?
    for member in members {
      let name = member.name
      try MemberName.check(name)
      guard folded.insert(MemberName.folded(name)).inserted else { throw MemberName.duplicate(name) }
      switch member {
      case .stored(_, let bytes): feeds.append(MemberFeed(RawMember(name: name, storing: bytes), name: name))
      case .deflated(_, let bytes):
        var compressor = if let started = deflater.take() { started } else { try Deflater() }
        feeds.append(MemberFeed(try compressor.member(name: name, bytes), name: name))
        deflater = consume compressor
      case .raw(let raw, _): feeds.append(MemberFeed(raw, name: name))
      }
    }
    guard !members.isEmpty else { return emptyArchive }
    // libzip reads the feeds when it closes the archive, so they must live until then.
    return try withExtendedLifetime(feeds) { () throws(ZipError) -> [UInt8] in
      var target = try ArchiveTarget()
      for feed in feeds { try target.add(feed) }
      return try target.finish()
    }
  }

  /// libzip writes nothing at all for an archive without members.
  private static let emptyArchive: [UInt8] = [0x50, 0x4B, 5, 6] + [UInt8](repeating: 0, count: 18)
}

extension ZipError {
  static func cannotWrite(_ reason: String) -> ZipError {
    ZipError(
      .cannotWrite,
      LocalizedText(
        "写压缩包失败：\(reason)", hant: "寫壓縮檔失敗：\(reason)", en: "cannot write the archive: \(reason)"))
  }
}
