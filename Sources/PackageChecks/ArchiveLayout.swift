/// Where the members of an archive lie, read anew for the rules about the archive's own form.
///
/// The archive was opened before, so the directory is known to be sound.
struct ArchiveLayout {
  struct Member {
    var name: String
    var flags: Int
    var crc: Int
    var compressedSize: Int
    var size: Int
    var dataEnd: Int
    var hasZip64Field: Bool
  }

  private(set) var members: [Member] = []
  /// Whether there is a 64-bit end record.
  private(set) var hasZip64End = false

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard let end = bytes.indices.dropLast(21).last(where: { u32($0) == 0x0605_4B50 }) else { return }
    hasZip64End = end >= 20 && u32(end - 20) == 0x0706_4B50
    // The 64-bit record counts members and says where the directory lies; both fit into 32 bits here.
    let wide = hasZip64End ? u32(end - 12) : end
    var at = hasZip64End ? u32(wide + 48) : u32(end + 16)
    for _ in 0..<(hasZip64End ? u32(wide + 32) : u16(end + 10)) {
      guard u32(at) == 0x0201_4B50 else { return }
      let (name, extra, comment) = (u16(at + 28), u16(at + 30), u16(at + 32))
      let header = u32(at + 42)
      let data = header + 30 + u16(header + 26) + u16(header + 28)
      members.append(
        Member(
          name: text(at + 46, name), flags: u16(at + 8), crc: u32(at + 16), compressedSize: u32(at + 20),
          size: u32(at + 24), dataEnd: data + u32(at + 20),
          hasZip64Field: hasZip64Field(at + 46 + name, extra)
            || hasZip64Field(header + 30 + u16(header + 26), u16(header + 28))))
      at += 46 + name + extra + comment
    }
  }

  /// Whether checksum and sizes follow the data of a member, with or without their signature.
  func hasDescriptor(_ member: Member) -> Bool {
    [0, 4].contains { skip in
      let at = member.dataEnd + skip
      return (skip == 0 || u32(member.dataEnd) == 0x0807_4B50) && u32(at) == member.crc
        && u32(at + 4) == member.compressedSize
    }
  }

  private func hasZip64Field(_ start: Int, _ length: Int) -> Bool {
    var at = start
    while at + 4 <= start + length {
      if u16(at) == 1 { return true }
      at += 4 + u16(at + 2)
    }
    return false
  }

  private func text(_ start: Int, _ count: Int) -> String {
    guard start >= 0, start + count <= bytes.count else { return "" }
    return String(decoding: bytes[start..<start + count], as: UTF8.self)
  }

  private func u16(_ at: Int) -> Int {
    at >= 0 && at + 2 <= bytes.count ? Int(bytes[at]) | Int(bytes[at + 1]) << 8 : 0
  }

  private func u32(_ at: Int) -> Int { u16(at) | u16(at + 2) << 16 }
}
