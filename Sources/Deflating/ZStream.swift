import CZlib

/// One zlib compressor or decompressor: the only owner of zlib's memory.
///
/// A stream may be used for one text after the other: starting a new one costs as much as 4 KB of work.
package struct ZStream: ~Copyable {
  /// What stands around the compressed data.
  package enum Format {
    /// Nothing: members of zip archives.
    case raw
    /// Header and checksum of zlib: image data of PNG files.
    case zlib

    fileprivate var windowBits: Int32 { self == .raw ? -MAX_WBITS : MAX_WBITS }
  }
  /// How a step came out.
  package enum Status: Equatable {
    /// There may be more to read or to write.
    case running
    /// The text is whole.
    case ended
    /// Nothing could be read and nothing written.
    case stuck
    /// The data are damaged, or zlib has another reason, by its number.
    case failed(Int32)
  }

  // zlib keeps a pointer to the stream inside its state, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let compresses: Bool

  /// Starts a compressor; `nil` if there is no memory for it. One for short texts looks back 4 KB, and
  /// starts in a tenth of the time.
  package init?(compressing format: Format, level: Int32 = 6, isForShort: Bool = false) {
    let bits = isForShort ? format.windowBits.signum() * 12 : format.windowBits
    self.init(compresses: true) { czlib_deflate_init($0, level, bits, isForShort ? 5 : 8) }
  }

  /// Starts a decompressor; `nil` if there is no memory for it.
  package init?(decompressing format: Format) {
    self.init(compresses: false) { czlib_inflate_init($0, format.windowBits) }
  }

  private init?(compresses: Bool, _ start: (UnsafeMutablePointer<z_stream>) -> Int32) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard start(stream) == Z_OK else {
      stream.deallocate()
      return nil
    }
    self.stream = stream
    self.compresses = compresses
  }

  deinit {
    _ = compresses ? deflateEnd(stream) : inflateEnd(stream)
    stream.deallocate()
  }

  /// Begins a new text.
  package mutating func reset() { _ = compresses ? deflateReset(stream) : inflateReset(stream) }

  /// Reads from `source` and writes to `target` as far as both go; `isLast` if nothing follows in a text to be compressed.
  package mutating func step(
    _ source: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>, isLast: Bool = false
  ) -> (taken: Int, made: Int, status: Status) {
    let (offered, room) = (UInt32(clamping: source.count), UInt32(clamping: target.count))
    // zlib only reads through next_in, whatever its type says. The pointers are set anew for every call.
    stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
    stream.pointee.avail_in = offered
    stream.pointee.next_out = target.baseAddress
    stream.pointee.avail_out = room
    let flush = isLast && Int(offered) == source.count ? Z_FINISH : Z_NO_FLUSH
    let code = compresses ? deflate(stream, flush) : inflate(stream, flush)
    let status: Status =
      switch code {
      case Z_OK: .running
      case Z_STREAM_END: .ended
      case Z_BUF_ERROR: .stuck
      default: .failed(code)
      }
    return (Int(offered - stream.pointee.avail_in), Int(room - stream.pointee.avail_out), status)
  }

  /// A whole text compressed; `nil` if it is larger than zlib takes at once.
  package mutating func compressed(_ plain: [UInt8]) -> [UInt8]? {
    guard plain.count <= Int(UInt32.max) else { return nil }
    return whole(plain, room: Int(deflateBound(stream, UInt(plain.count))))
  }

  /// A whole text decompressed, if it is one, has `size` bytes, and nothing follows it.
  package mutating func decompressed(_ packed: [UInt8], size: Int) -> [UInt8]? {
    guard packed.count <= Int(UInt32.max), size < Int(UInt32.max) else { return nil }
    // One byte more than stated, so that a longer text shows itself.
    guard let plain = whole(packed, room: size + 1), plain.count == size else { return nil }
    return plain
  }

  private mutating func whole(_ source: [UInt8], room: Int) -> [UInt8]? {
    reset()
    var (taken, status) = (0, Status.running)
    let out = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      let target = UnsafeMutableBufferPointer(start: target.baseAddress, count: room)
      (taken, count, status) = source.withUnsafeBufferPointer { step($0, into: target, isLast: true) }
    }
    return status == .ended && taken == source.count ? out : nil
  }
}

/// The CRC-32 of zip archives and PNG files.
package enum Checksum {
  /// The checksum of `bytes`, going on from `start`.
  package static func crc32(_ bytes: ArraySlice<UInt8>, from start: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBufferPointer { crc32($0, from: start) }
  }

  /// The checksum of `bytes`, going on from `start`.
  package static func crc32(_ bytes: UnsafeBufferPointer<UInt8>, from start: UInt32) -> UInt32 {
    guard let base = bytes.baseAddress else { return start }
    return UInt32(crc32_z(UInt(start), base, bytes.count))
  }

  /// What a checksum becomes by `count` zero bytes that follow, before their own checksum is added.
  package static func shifted(_ checksum: UInt32, by count: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: crc32_combine(uLong(checksum), 0, count))
  }
}
