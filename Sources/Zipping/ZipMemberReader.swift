import Deflating
import Findings
import Storage

/// Reads members of an archive in a file, one after the other, with one decompressor.
///
/// Every byte is counted; length and checksum are checked at a member's end, and that no two members share a byte.
package final class ZipMemberReader {
  private var window: SourceWindow
  private var stream: ZStream
  private let directory: Int
  private let limits: ZipLimits
  private var places = DisjointRanges()

  private var entry: ZipEntry?
  private var place = 0
  private var packedLeft = 0
  private var given = 0
  private var crc: UInt32 = 0
  private var hasEnded = true
  /// Whether what stands before the open member tells of it what the directory tells. Readers that go through an archive
  /// from its front believe it, others the directory.
  package private(set) var hasTrueHeader = true

  init(_ source: any ByteSource, directory: Int, limits: ZipLimits) throws(ZipError) {
    guard let stream = ZStream(decompressing: .raw) else { throw .cannotWrite("zlib") }
    self.stream = stream
    self.directory = directory
    self.limits = limits
    window = SourceWindow(source, length: 1 << 18)
  }

  /// Hands the plain bytes of a member to `body` in pieces of at most `buffer.count` bytes.
  ///
  /// The pieces come before the end is checked: nothing may be done with them that a thrown error does not undo.
  package func stream(_ entry: ZipEntry, buffer: inout [UInt8], _ body: (ArraySlice<UInt8>) throws -> Void) throws {
    try open(entry)
    while true {
      let count = try next(into: &buffer)
      if count == 0 { return }
      try body(buffer[..<count])
    }
  }

  /// Begins to read a member.
  package func open(_ entry: ZipEntry) throws {
    let at = entry.headerOffset
    let head = LittleEndian(bytes: Array(try window.slice(at, 30)))
    guard try head.u32(0) == 0x0403_4B50 else { throw ZipError.inconsistent(entry.name) }
    let length = try head.u16(26)
    let extra = try head.u16(28)
    let start = at + 30 + length + extra
    let method = entry.method == .deflated ? 8 : 0
    let name = MemberName.decode(try window.slice(at + 30, length))
    guard name.utf8.elementsEqual(entry.name.utf8), try head.u16(8) == method else {
      throw ZipError.inconsistent(entry.name)
    }
    let (end, overflow) = start.addingReportingOverflow(entry.compressedSize)
    guard !overflow, end <= directory, places.insert(at..<end) else { throw ZipError.overlap(entry.name) }
    hasTrueHeader = try isTrue(head, entry, extra: at + 30 + length, length: extra)
    stream.reset()
    self.entry = entry
    (place, packedLeft, given, crc, hasEnded) = (start, entry.compressedSize, 0, 0, false)
  }

  /// Whether a local header states checksum and sizes as the directory does. Where they follow the data (bit 3) it may
  /// leave them open.
  private func isTrue(_ head: LittleEndian, _ entry: ZipEntry, extra: Int, length: Int) throws -> Bool {
    let flags = try head.u16(6)
    var (packed, size) = (try head.u32(18), try head.u32(22))
    if packed == ZipAssembler.limit32, size == ZipAssembler.limit32 {
      let fields = LittleEndian(bytes: Array(try window.slice(extra, length)))
      guard let field = try fields.extraField(1, in: 0..<length), field.count >= 16 else { return false }
      (size, packed) = (try fields.u64(field.lowerBound), try fields.u64(field.lowerBound + 8))
    }
    let isLater = flags & 1 << 3 != 0
    func agrees(_ stated: Int, _ known: Int) -> Bool { stated == known || isLater && stated == 0 }
    let crc = try head.u32(14)
    return flags & (1 | 1 << 6 | 1 << 13) == 0 && agrees(crc, Int(entry.crc))
      && agrees(packed, entry.compressedSize) && agrees(size, entry.size)
  }

  /// The first place before the directory that belongs to none of the members that were read, to no folder, and is no
  /// descriptor behind a member: programs that go through an archive from its front may find a file there.
  package func hiddenPlace() throws -> Int? {
    var at = 0
    for range in places.ranges + [directory..<directory] {
      if let place = try hiddenPlace(in: at..<range.lowerBound) { return place }
      at = range.upperBound
    }
    return nil
  }

  private func hiddenPlace(in gap: Range<Int>) throws -> Int? {
    var at = gap.lowerBound
    while at < gap.upperBound {
      let head = LittleEndian(bytes: Array(try window.slice(at, min(30, gap.upperBound - at))))
      let isHeader = head.bytes.starts(with: [0x50, 0x4B, 3, 4])
      if isHeader, head.bytes.count == 30 {
        let (packed, length) = (try head.u32(18), try head.u16(26))
        guard packed <= 2, try window.slice(at + 30, length).last == UInt8(ascii: "/") else { return at }
        at += 30 + length + (try head.u16(28)) + packed
      } else if !isHeader, at == gap.lowerBound, at > 0,
        let size = try [16, 24, 12, 20].first(where: { try isEnd(at + $0, gap.upperBound) })
      {
        at += size
      } else {
        return at
      }
    }
    return at == gap.upperBound ? nil : gap.lowerBound
  }

  /// Whether a descriptor can end at a place: with its gap, or before a folder.
  private func isEnd(_ at: Int, _ end: Int) throws -> Bool {
    try at == end || at + 4 <= end && window.slice(at, 4).elementsEqual([0x50, 0x4B, 3, 4])
  }

  /// Fills `buffer` from its front and gives the number of bytes; 0 at the end, which is checked.
  package func next(into buffer: inout [UInt8]) throws -> Int {
    guard let entry, !hasEnded else { return 0 }
    let count = try entry.method == .stored ? copy(into: &buffer) : inflate(into: &buffer, entry)
    given += count
    crc = Checksum.crc32(buffer[..<count], from: crc)
    if entry.method == .stored { hasEnded = packedLeft == 0 }
    let isRight =
      hasEnded ? given == entry.size && crc == entry.crc && packedLeft == 0 : given <= entry.size && count > 0
    guard isRight else { throw ZipError.damaged(entry.name) }
    return count
  }

  private func copy(into buffer: inout [UInt8]) throws -> Int {
    let piece = try window.slice(place, min(buffer.count, packedLeft))
    buffer.replaceSubrange(..<piece.count, with: piece)
    place += piece.count
    packedLeft -= piece.count
    return piece.count
  }

  private func inflate(into buffer: inout [UInt8], _ entry: ZipEntry) throws -> Int {
    var made = 0
    while made == 0, !hasEnded {
      let piece = try window.slice(place, min(packedLeft, 1 << 16))
      let step = piece.withUnsafeBufferPointer { source in
        buffer.withUnsafeMutableBufferPointer { stream.step(source, into: $0) }
      }
      made = step.made
      place += step.taken
      packedLeft -= step.taken
      hasEnded = step.status == .ended
      guard hasEnded || (step.status == .running && (made > 0 || step.taken > 0)) else {
        throw ZipError.damaged(entry.name)
      }
    }
    return made
  }
}

/// Ranges of which no two overlap. Neighbours are joined, so that members side by side take one entry together.
struct DisjointRanges {
  /// The ranges in their order.
  private(set) var ranges: [Range<Int>] = []

  /// Takes a range; `false` if it overlaps another one.
  mutating func insert(_ range: Range<Int>) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= range.lowerBound { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count, ranges[low].lowerBound < range.upperBound { return false }
    let joinsBefore = low > 0 && ranges[low - 1].upperBound == range.lowerBound
    let joinsAfter = low < ranges.count && ranges[low].lowerBound == range.upperBound
    switch (joinsBefore, joinsAfter) {
    case (true, true):
      ranges[low - 1] = ranges[low - 1].lowerBound..<ranges[low].upperBound
      ranges.remove(at: low)
    case (true, false): ranges[low - 1] = ranges[low - 1].lowerBound..<range.upperBound
    case (false, true): ranges[low] = range.lowerBound..<ranges[low].upperBound
    case (false, false): ranges.insert(range, at: low)
    }
    return true
  }
}
