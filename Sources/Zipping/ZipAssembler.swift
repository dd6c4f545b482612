/// Writes what stands around members in an archive: local headers, the directory and its end (APPNOTE 4.3).
///
/// By hand, for speed: libzip took 23 µs to put the 13 members of a document together in memory, and 44 where TZ is not
/// set; this takes 6, checks of the names included. 64-bit records are written only where 32 bits do not do, and nothing
/// depends on machine or day: the time is 1980-01-01, permissions are 0644.
struct ZipAssembler {
  /// What the headers tell of a member.
  struct Facts {
    let name: String
    let method: ZipMethod
    let crc: UInt32
    let size: Int
    let compressedSize: Int
  }

  /// How many members were begun.
  private(set) var entries = 0
  /// How many bytes the archive has so far.
  private(set) var offset = 0

  /// From this value on a number of 32 bits stands in a 64-bit record instead.
  static let limit32 = 0xFFFF_FFFF
  private static let limit16 = 0xFFFF
  /// The greatest number of bytes that `begin` appends to each of its targets, besides the name.
  static let headerRoom = 46 + 28

  /// Appends a member's local header to `out` and its line to `directory`; `compressedSize` bytes must follow.
  mutating func begin(_ facts: Facts, into out: inout [UInt8], directory: inout [UInt8]) {
    let isLarge = facts.size >= ZipAssembler.limit32 || facts.compressedSize >= ZipAssembler.limit32
    let isFar = offset >= ZipAssembler.limit32
    let length = facts.name.utf8.count
    let before = out.count

    out.append(0x0403_4B50, 4)
    ZipAssembler.common(facts, isLarge: isLarge, isFar: false, to: &out)
    out.append(length, 2)
    out.append(isLarge ? 20 : 0, 2)
    out.append(contentsOf: facts.name.utf8)
    if isLarge {
      out.append(0x0010_0001, 4)
      out.append(facts.size, 8)
      out.append(facts.compressedSize, 8)
    }

    directory.append(0x0201_4B50, 4)
    // Made by Unix, as version 6.3 of the format.
    directory.append(0x033F, 2)
    ZipAssembler.common(facts, isLarge: isLarge, isFar: isFar, to: &directory)
    directory.append(length, 2)
    let extra = (isLarge ? 16 : 0) + (isFar ? 8 : 0)
    directory.append(extra > 0 ? extra + 4 : 0, 2)
    // No comment, disk 0, no internal attributes.
    directory.append(0, 6)
    directory.append(0o100644 << 16, 4)
    directory.append(min(offset, ZipAssembler.limit32), 4)
    directory.append(contentsOf: facts.name.utf8)
    if extra > 0 {
      directory.append(1, 2)
      directory.append(extra, 2)
      if isLarge {
        directory.append(facts.size, 8)
        directory.append(facts.compressedSize, 8)
      }
      if isFar { directory.append(offset, 8) }
    }
    offset += out.count - before + facts.compressedSize
    entries += 1
  }

  /// Where in its line of the directory the offset of a member stands.
  static let offsetPlace = 42
  /// Where checksum, compressed and plain size stand in the local header and in the line, four bytes each.
  static let factsPlace = (local: 14, line: 16)

  /// Writes a number below 4 GiB into a header.
  static func patch(_ header: inout [UInt8], at place: Int, _ number: Int) {
    header.withUnsafeMutableBytes { bytes in
      precondition(place >= 0 && place + 4 <= bytes.count, "past the end of a header")
      bytes.storeBytes(of: UInt32(truncatingIfNeeded: number).littleEndian, toByteOffset: place, as: UInt32.self)
    }
  }

  /// Counts members that were appended ready, with their headers.
  mutating func pass(_ members: Int, bytes: Int) {
    entries += members
    offset += bytes
  }

  /// Appends what stands after a directory of `size` bytes.
  func end(directorySize size: Int, to out: inout [UInt8]) {
    if entries >= ZipAssembler.limit16 || size >= ZipAssembler.limit32 || offset >= ZipAssembler.limit32 {
      out.append(0x0606_4B50, 4)
      out.append(44, 8)
      out.append(0x033F, 2)
      out.append(45, 2)
      out.append(0, 8)
      out.append(entries, 8)
      out.append(entries, 8)
      out.append(size, 8)
      out.append(offset, 8)
      out.append(0x0706_4B50, 4)
      out.append(0, 4)
      out.append(offset + size, 8)
      out.append(1, 4)
    }
    out.append(0x0605_4B50, 4)
    out.append(0, 4)
    out.append(min(entries, ZipAssembler.limit16), 2)
    out.append(min(entries, ZipAssembler.limit16), 2)
    out.append(min(size, ZipAssembler.limit32), 4)
    out.append(min(offset, ZipAssembler.limit32), 4)
    out.append(0, 2)
  }

  /// The fields that both headers have, from the version needed to the sizes.
  private static func common(_ facts: Facts, isLarge: Bool, isFar: Bool, to out: inout [UInt8]) {
    out.append(isLarge || isFar ? 45 : facts.method == .deflated ? 20 : 10, 2)
    // Bit 11 marks a name as UTF-8.
    out.append(facts.name.utf8.allSatisfy { $0 < 0x80 } ? 0 : 1 << 11, 2)
    out.append(facts.method == .deflated ? 8 : 0, 2)
    out.append(0x0021_0000, 4)
    out.append(Int(facts.crc), 4)
    out.append(isLarge ? limit32 : facts.compressedSize, 4)
    out.append(isLarge ? limit32 : facts.size, 4)
  }
}

extension [UInt8] {
  /// Appends the low `width` bytes of a number, the lowest first.
  fileprivate mutating func append(_ value: Int, _ width: Int) {
    Swift.withUnsafeBytes(of: UInt64(truncatingIfNeeded: value).littleEndian) { bytes in
      append(contentsOf: UnsafeRawBufferPointer(rebasing: bytes[..<width]))
    }
  }
}
