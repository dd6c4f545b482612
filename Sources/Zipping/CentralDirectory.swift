import Findings

/// The archive's directory: libzip does not tell where members are, and does not mind if they overlap.
package struct CentralDirectory {
  /// One member as the directory states it.
  package struct Record: Sendable {
    package var name: String
    var nameBytes: ArraySlice<UInt8>
    package var madeBy: Int
    package var flags: Int
    package var method: Int
    package var dosTime: Int
    package var dosDate: Int
    var crc: UInt32
    package var compressedSize: Int
    package var size: Int
    package var extraLength: Int
    package var externalAttributes: Int
    package var headerOffset: Int
    var commentLength = 0
    var hasSecondName = false

    /// What a reader of the directory alone does not see.
    var oddity: ZipOddity? {
      // The upper half is the mode of a Unix file, whose type is 0 where no program set it.
      let type = externalAttributes >> 28
      if type != 0, type != 0x8 { return .special }
      return hasSecondName ? .secondName : commentLength > 0 ? .comment : nil
    }
  }

  package private(set) var records: [Record] = []
  /// Where the bytes of each member begin.
  private(set) var starts: [Int] = []

  /// Reads the directory and checks that every member lies where it says, apart from all others.
  package init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
    let reader = LittleEndian(bytes: bytes)
    let end = try EndRecord(reader)
    if end.entries > limits.entries { throw limits.tooManyEntries }
    records.reserveCapacity(end.entries)
    var at = end.offset
    for _ in 0..<end.entries { records.append(try CentralDirectory.record(reader, &at)) }
    guard at == end.offset + end.size else { throw .inconsistent(nil) }
    try checkPlaces(reader, end: end.offset)
  }

  static func record(_ reader: LittleEndian, _ at: inout Int) throws(ZipError) -> Record {
    guard try reader.u32(at) == 0x0201_4B50 else { throw .notAnArchive }
    let nameLength = try reader.u16(at + 28)
    let extraLength = try reader.u16(at + 30)
    let commentLength = try reader.u16(at + 32)
    let nameBytes = try reader.slice(at + 46, nameLength)
    var record = Record(
      name: MemberName.decode(nameBytes), nameBytes: nameBytes, madeBy: try reader.u16(at + 4),
      flags: try reader.u16(at + 8), method: try reader.u16(at + 10), dosTime: try reader.u16(at + 12),
      dosDate: try reader.u16(at + 14), crc: UInt32(try reader.u32(at + 16)), compressedSize: try reader.u32(at + 20),
      size: try reader.u32(at + 24), extraLength: extraLength, externalAttributes: try reader.u32(at + 38),
      headerOffset: try reader.u32(at + 42), commentLength: commentLength)
    let extra = at + 46 + nameLength
    record.hasSecondName = try reader.extraField(0x7075, in: extra..<extra + extraLength) != nil
    try record.readZip64(reader, extra, extraLength)
    at += 46 + nameLength + extraLength + commentLength
    return record
  }

  /// Checks the local headers against the directory, and that no two members share a byte.
  private mutating func checkPlaces(_ reader: LittleEndian, end: Int) throws(ZipError) {
    var free = 0
    starts = [Int](repeating: 0, count: records.count)
    for index in records.indices.sorted(by: { records[$0].headerOffset < records[$1].headerOffset }) {
      let record = records[index]
      let at = record.headerOffset
      guard try reader.u32(at) == 0x0403_4B50 else { throw .inconsistent(record.name) }
      let nameLength = try reader.u16(at + 26)
      let dataStart = at + 30 + nameLength + (try reader.u16(at + 28))
      guard try reader.slice(at + 30, nameLength) == record.nameBytes, try reader.u16(at + 8) == record.method else {
        throw .inconsistent(record.name)
      }
      let (dataEnd, overflow) = dataStart.addingReportingOverflow(record.compressedSize)
      guard at >= free, !overflow, dataEnd <= end else {
        throw .overlap(record.name)
      }
      free = dataEnd
      starts[index] = dataStart
    }
  }
}

extension CentralDirectory.Record {
  /// Takes the 64-bit sizes from extra field 1 where the 32-bit ones say so (APPNOTE 4.5.3).
  fileprivate mutating func readZip64(_ reader: LittleEndian, _ start: Int, _ length: Int) throws(ZipError) {
    guard size == 0xFFFF_FFFF || compressedSize == 0xFFFF_FFFF || headerOffset == 0xFFFF_FFFF else { return }
    guard let field = try reader.extraField(1, in: start..<start + length) else { throw .inconsistent(name) }
    var at = field.lowerBound
    if size == 0xFFFF_FFFF { (size, at) = (try reader.u64(at), at + 8) }
    if compressedSize == 0xFFFF_FFFF { (compressedSize, at) = (try reader.u64(at), at + 8) }
    if headerOffset == 0xFFFF_FFFF { headerOffset = try reader.u64(at) }
  }
}
