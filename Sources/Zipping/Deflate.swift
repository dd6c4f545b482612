import CZlib
import Findings

/// The CRC-32 of zip archives.
enum Checksum {
  /// The checksum of `bytes`, going on from `start`.
  static func crc32(_ bytes: ArraySlice<UInt8>, from start: UInt32 = 0) -> UInt32 {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.bindMemory(to: UInt8.self).baseAddress else { return start }
      return UInt32(crc32_z(UInt(start), base, buffer.count))
    }
  }
}

/// One zlib compressor, used for one member after the other: starting a new one costs as much as 4 KB of work.
struct Deflater: ~Copyable {
  // zlib keeps a pointer to the stream inside its state, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// Starts a compressor of raw deflate, level 6.
  init() throws(ZipError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard czlib_deflate_init_raw(stream, 6) == Z_OK else {
      stream.deallocate()
      throw .cannotWrite("zlib")
    }
    self.stream = stream
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Compresses `plain`, or stores it where that is no longer.
  mutating func member(name: String, _ plain: [UInt8]) throws(ZipError) -> RawMember {
    let packed = try deflate(plain)
    guard packed.count < plain.count else { return RawMember(name: name, storing: plain) }
    return RawMember(
      name: name, method: .deflated, crc: Checksum.crc32(plain[...]), size: plain.count, bytes: packed)
  }

  private mutating func deflate(_ plain: [UInt8]) throws(ZipError) -> [UInt8] {
    guard deflateReset(stream) == Z_OK, plain.count <= Int(UInt32.max) else { throw .cannotWrite("zlib") }
    let bound = Int(deflateBound(stream, UInt(plain.count)))
    var status = Z_OK
    let packed = [UInt8](unsafeUninitializedCapacity: bound) { target, count in
      plain.withUnsafeBufferPointer { source in
        // zlib only reads through next_in, whatever its type says.
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(bound)
        status = CZlib.deflate(stream, Z_FINISH)
        count = bound - Int(stream.pointee.avail_out)
      }
    }
    guard status == Z_STREAM_END else { throw .cannotWrite("zlib \(status)") }
    return packed
  }
}

enum Inflater {
  /// Inflates to exactly `size` bytes; anything else is damage.
  static func inflate(_ packed: [UInt8], size: Int, name: String) throws(ZipError) -> [UInt8] {
    guard packed.count <= Int(UInt32.max), size < Int(UInt32.max) else { throw .damaged(name) }
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    defer { stream.deallocate() }
    guard czlib_inflate_init_raw(stream) == Z_OK else { throw .damaged(name) }
    defer { inflateEnd(stream) }
    var status = Z_OK
    // One byte more than stated, so that a longer stream shows itself.
    let plain = [UInt8](unsafeUninitializedCapacity: size + 1) { target, count in
      packed.withUnsafeBufferPointer { source in
        stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.pointee.avail_in = UInt32(source.count)
        stream.pointee.next_out = target.baseAddress
        stream.pointee.avail_out = UInt32(size + 1)
        status = CZlib.inflate(stream, Z_FINISH)
        count = size + 1 - Int(stream.pointee.avail_out)
      }
    }
    guard status == Z_STREAM_END, plain.count == size else { throw .damaged(name) }
    return plain
  }
}
