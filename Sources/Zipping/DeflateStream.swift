import CZlib
import Storage

/// One zlib compressor over bytes that come piece by piece, level 6.
final class DeflateStream {
  // zlib keeps a pointer to the stream inside its state, so the stream must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  private let spool: any ByteSink
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(into spool: any ByteSink) throws(ZipError) {
    let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
    stream.initialize(to: z_stream())
    guard czlib_deflate_init_raw(stream, 6) == Z_OK else {
      stream.deallocate()
      throw .cannotWrite("zlib")
    }
    self.stream = stream
    self.spool = spool
  }

  deinit {
    deflateEnd(stream)
    stream.deallocate()
  }

  /// Takes plain bytes.
  func write(_ plain: [UInt8]) throws {
    var start = 0
    while start < plain.count {
      let end = min(plain.count, start + 1 << 30)
      try run(plain[start..<end], Z_NO_FLUSH)
      start = end
    }
  }

  /// Writes what zlib still holds; nothing can be taken afterwards.
  func finish() throws { try run([], Z_FINISH) }

  private func run(_ plain: ArraySlice<UInt8>, _ flush: Int32) throws {
    var taken = 0
    var status = Z_OK
    repeat {
      var made = 0
      plain.withUnsafeBufferPointer { source in
        buffer.withUnsafeMutableBufferPointer { target in
          // zlib only reads through next_in, whatever its type says. The pointers are set anew for every call.
          stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress.map { $0 + taken })
          stream.pointee.avail_in = UInt32(source.count - taken)
          stream.pointee.next_out = target.baseAddress
          stream.pointee.avail_out = UInt32(target.count)
          status = deflate(stream, flush)
          taken = source.count - Int(stream.pointee.avail_in)
          made = target.count - Int(stream.pointee.avail_out)
        }
      }
      guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
        throw ZipError.cannotWrite("zlib \(status)")
      }
      if made > 0 { try spool.write(Array(buffer[..<made])) }
    } while stream.pointee.avail_out == 0 || (flush == Z_FINISH && status != Z_STREAM_END)
  }
}
