import Findings

/// Writes archives whose bytes depend on nothing but their members.
package enum ZipWriter {
  /// The archive that holds `members` in this order, in memory.
  ///
  /// The same members give the same bytes on every machine and day: the time is 1980-01-01, permissions are 0644, and
  /// there are no data descriptors, and no extra fields below 4 GiB. Unsafe names and names that are the same ignoring
  /// case throw. ``ZipStream`` writes the same bytes where an archive is too large for memory.
  package static func archive(_ members: [ZipMember]) throws(ZipError) -> [UInt8] {
    var names = UniqueNames(capacity: members.count)
    // Started only for the first member that needs it: its tables take 256 KB.
    var compressor: MemberCompressor?
    var raws: [RawMember] = []
    raws.reserveCapacity(members.count)
    var room = 128
    for member in members {
      let name = member.name
      try names.insert(name)
      let raw: RawMember
      switch member {
      case .stored(_, let bytes): raw = RawMember(name: name, storing: bytes)
      case .deflated(_, let bytes):
        let started = if let compressor { compressor } else { try MemberCompressor() }
        compressor = started
        raw = try started.member(name, bytes)
      case .raw(let given, _): raw = given
      }
      raws.append(raw)
      room += raw.bytes.count + 2 * (name.utf8.count + ZipAssembler.headerRoom)
    }
    var assembler = ZipAssembler()
    var out: [UInt8] = []
    out.reserveCapacity(room)
    var directory: [UInt8] = []
    directory.reserveCapacity(members.count * (ZipAssembler.headerRoom + 40))
    for (raw, member) in zip(raws, members) {
      assembler.begin(raw.facts(as: member.name), into: &out, directory: &directory)
      out.append(contentsOf: raw.bytes)
    }
    out.append(contentsOf: directory)
    assembler.end(directorySize: directory.count, to: &out)
    return out
  }
}

extension RawMember {
  func facts(as name: String) -> ZipAssembler.Facts {
    .init(name: name, method: method, crc: crc, size: size, compressedSize: bytes.count)
  }
}

extension ZipError {
  static func cannotWrite(_ reason: String) -> ZipError {
    ZipError(
      .zipCannotWrite,
      LocalizedText(
        "写压缩包失败：\(reason)", hant: "寫壓縮檔失敗：\(reason)", en: "cannot write the archive: \(reason)"))
  }
}
