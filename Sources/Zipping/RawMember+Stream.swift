extension RawMember {
  /// Hands the plain bytes to `body` in pieces of at most `chunk` bytes, until it answers `false`.
  ///
  /// Bytes are counted while they are inflated; length and checksum are checked when the end is reached.
  public func stream(
    chunk: Int = 1 << 16, limits: ZipLimits = .standard, _ body: (ArraySlice<UInt8>) throws -> Bool
  ) throws {
    try limits.check(name, size: size, compressedSize: bytes.count)
    guard method == .deflated else {
      guard Checksum.crc32(bytes[...]) == crc else { throw ZipError.damaged(name) }
      for start in stride(from: 0, to: bytes.count, by: max(chunk, 1)) {
        guard try body(bytes[start..<min(start + max(chunk, 1), bytes.count)]) else { return }
      }
      return
    }
    var inflater = try InflateStream(self)
    var buffer = [UInt8](repeating: 0, count: max(chunk, 1))
    while true {
      let count = try inflater.next(into: &buffer)
      guard count > 0, try body(buffer[..<count]) else { return }
    }
  }
}

/// One decompressor going through a member.
struct InflateStream: ~Copyable {
  private var stream: ZStream
  private let member: RawMember
  private var taken = 0
  private var given = 0
  private var crc: UInt32 = 0
  private var ended = false

  init(_ member: RawMember) throws(ZipError) {
    guard let stream = ZStream(decompressing: .raw) else { throw .damaged(member.name) }
    self.stream = stream
    self.member = member
  }

  /// Fills `buffer` from its front and gives the number of bytes, 0 at the end; the end is checked.
  mutating func next(into buffer: inout [UInt8]) throws(ZipError) -> Int {
    if ended { return 0 }
    let step = member.bytes.withUnsafeBufferPointer { source in
      buffer.withUnsafeMutableBufferPointer { target in
        stream.step(UnsafeBufferPointer(rebasing: source[taken...]), into: target)
      }
    }
    taken += step.taken
    given += step.made
    crc = Checksum.crc32(buffer[..<step.made], from: crc)
    ended = step.status == .ended
    let isRight =
      ended
      ? given == member.size && crc == member.crc
      : step.status == .running && given <= member.size && step.made > 0
    guard isRight else { throw .damaged(member.name) }
    return step.made
  }
}
