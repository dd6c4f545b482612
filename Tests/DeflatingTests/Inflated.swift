import CZlib

/// What zlib makes of raw deflate bytes; `nil` unless they are one whole stream with nothing behind it.
func inflated(_ packed: [UInt8], size: Int) -> [UInt8]? {
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  guard czlib_inflate_init(stream, -MAX_WBITS) == Z_OK else { return nil }
  defer { inflateEnd(stream) }
  var packed = packed
  var status = Z_OK
  let plain = [UInt8](unsafeUninitializedCapacity: size + 1) { target, count in
    packed.withUnsafeMutableBufferPointer { source in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      stream.pointee.next_out = target.baseAddress
      stream.pointee.avail_out = UInt32(size + 1)
      status = inflate(stream, Z_FINISH)
      count = size + 1 - Int(stream.pointee.avail_out)
    }
  }
  return status == Z_STREAM_END && stream.pointee.avail_in == 0 ? plain : nil
}

/// The size of what zlib's level 6 makes of `plain`.
func deflatedSize(_ plain: [UInt8]) -> Int {
  let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
  stream.initialize(to: z_stream())
  defer { stream.deallocate() }
  guard czlib_deflate_init(stream, 6, -MAX_WBITS, 8) == Z_OK else { return 0 }
  defer { deflateEnd(stream) }
  var plain = plain
  var packed = [UInt8](repeating: 0, count: Int(deflateBound(stream, UInt(plain.count))))
  return plain.withUnsafeMutableBufferPointer { source in
    packed.withUnsafeMutableBufferPointer { target in
      stream.pointee.next_in = source.baseAddress
      stream.pointee.avail_in = UInt32(source.count)
      stream.pointee.next_out = target.baseAddress
      stream.pointee.avail_out = UInt32(target.count)
      return deflate(stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.pointee.avail_out) : 0
    }
  }
}

/// The checksum that zlib has for `plain`.
func checksum(_ plain: [UInt8]) -> UInt32 {
  plain.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
}
