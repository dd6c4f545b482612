import CZlib

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

/// One zlib decompressor going through a member.
struct InflateStream: ~Copyable {
  // zlib keeps a pointer to the stream inside its state, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let member: RawMember
  private var taken = 0
  private var given = 0
  private var crc: UInt32 = 0
  private var ended = false

  init(_ member: RawMember) throws(ZipError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard czlib_inflate_init_raw(stream) == Z_OK else {
      stream.deallocate()
      throw .damaged(member.name)
    }
    self.stream = stream
    self.member = member
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
  }

  /// Fills `buffer` from its front and gives the number of bytes, 0 at the end; the end is checked.
  mutating func next(into buffer: inout [UInt8]) throws(ZipError) -> Int {
    if ended { return 0 }
    var status = Z_OK
    let room = UInt32(clamping: buffer.count)
    let offered = UInt32(clamping: member.bytes.count - taken)
    member.bytes.withUnsafeBufferPointer { source in
      buffer.withUnsafeMutableBufferPointer { target in
        // zlib only reads through next_in, whatever its type says. The pointers are set anew for every call.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + taken })
        stream.pointee.avail_in = offered
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = room
        status = inflate(stream, Z_NO_FLUSH)
      }
    }
    taken += Int(offered - stream.pointee.avail_in)
    let count = Int(room - stream.pointee.avail_out)
    given += count
    crc = Checksum.crc32(buffer[..<count], from: crc)
    ended = status == Z_STREAM_END
    let isRight =
      ended ? given == member.size && crc == member.crc : status == Z_OK && given <= member.size && count > 0
    guard isRight else { throw .damaged(member.name) }
    return count
  }
}
