/// The last record of an archive: where its directory lies (APPNOTE 4.3.16, with 4.3.14 for 64-bit archives).
struct EndRecord {
  private(set) var entries: Int
  private(set) var size: Int
  private(set) var offset: Int
  /// Whether a comment follows.
  let hasComment: Bool

  /// Reads the record of a whole archive in memory.
  init(_ reader: LittleEndian) throws(ZipError) {
    try self.init(reader, from: 0) { (at) throws(ZipError) in LittleEndian(bytes: Array(try reader.slice(at, 56))) }
  }

  /// Reads the record from `tail`, the end of an archive from the place `start` on; `record` reads 56 bytes elsewhere.
  init(
    _ tail: LittleEndian, from start: Int, record: (_ at: Int) throws(ZipError) -> LittleEndian
  ) throws(ZipError) {
    let reader = tail
    var at = try EndRecord.find(reader)
    entries = try reader.u16(at + 10)
    size = try reader.u32(at + 12)
    offset = try reader.u32(at + 16)
    hasComment = try reader.u16(at + 20) > 0
    guard try reader.u32(at + 4) == 0 else { throw .notAnArchive }
    if entries == 0xFFFF || size == 0xFFFF_FFFF || offset == 0xFFFF_FFFF, at >= 20,
      try reader.u32(at - 20) == 0x0706_4B50
    {
      at = try reader.u64(at - 20 + 8) - start
      let large = try record(at + start)
      guard try large.u32(0) == 0x0606_4B50 else { throw .notAnArchive }
      entries = try large.u64(32)
      size = try large.u64(40)
      offset = try large.u64(48)
    }
    let (end, overflow) = offset.addingReportingOverflow(size)
    guard !overflow, end == at + start else { throw .inconsistent(nil) }
  }

  /// Finds the record by its mark, from the end, past a comment of at most 65,535 bytes.
  private static func find(_ reader: LittleEndian) throws(ZipError) -> Int {
    let last = reader.bytes.count - 22
    guard last >= 0 else { throw .notAnArchive }
    for at in stride(from: last, through: max(0, last - 0xFFFF), by: -1)
    where reader.bytes[at] == 0x50 && reader.bytes[at + 1] == 0x4B {
      if try reader.u32(at) == 0x0605_4B50, try reader.u16(at + 20) == last - at { return at }
    }
    throw .notAnArchive
  }
}
