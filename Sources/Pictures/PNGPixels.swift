import CZlib

/// What the image data of a PNG file must hold, told from its header (ISO/IEC 15948, 7 to 11.2.2).
struct PNGPixels {
  /// The bytes of all scanlines with their filter bytes, over all passes.
  let bytes: Int

  /// `nil` for a header that the standard does not allow.
  init?(width: Int, height: Int, depth: Int, colour: Int, interlace: Int) {
    // Below 2³¹ by the standard, so that nothing computed here overflows.
    let sides = 1...Int(Int32.max)
    guard sides.contains(width), sides.contains(height), interlace <= 1,
      let (depths, channels) = PNGPixels.colours[colour], depths.contains(depth)
    else { return nil }
    let bits = depth * channels
    let passes = interlace == 0 ? [(0, 0, 1, 1)] : PNGPixels.adam7
    var total = 0
    for (x, y, across, down) in passes {
      let (columns, rows) = ((width - x + across - 1) / across, (height - y + down - 1) / down)
      guard columns > 0, rows > 0 else { continue }
      let (size, isTooLarge) = rows.multipliedReportingOverflow(by: (columns * bits + 7) / 8 + 1)
      let (sum, isTooMuch) = total.addingReportingOverflow(size)
      guard !isTooLarge, !isTooMuch else { return nil }
      total = sum
    }
    bytes = total
  }

  /// The depths and channels of each colour type.
  private static let colours: [Int: (depths: [Int], channels: Int)] = [
    0: ([1, 2, 4, 8, 16], 1), 2: ([8, 16], 3), 3: ([1, 2, 4, 8], 1), 4: ([8, 16], 2), 6: ([8, 16], 4),
  ]

  /// The first column and row of each pass, and its steps.
  private static let adam7 = [
    (0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2),
  ]
}

/// Inflates image data piece by piece and counts what comes out; nothing of it is kept.
struct PNGInflater: ~Copyable {
  private let stream: UnsafeMutablePointer<z_stream>
  private let room: UnsafeMutableBufferPointer<UInt8>
  /// The bytes that came out.
  private(set) var count = 0
  private var isEnded = false

  init?() {
    stream = .allocate(capacity: 1)
    stream.initialize(to: z_stream())
    room = .allocate(capacity: 64 << 10)
    guard inflateInit_(stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
  }

  deinit {
    inflateEnd(stream)
    stream.deallocate()
    room.deallocate()
  }

  /// Takes the next bytes; `false` if they are no deflated data. What follows the end of the data, or more than `most` bytes of
  /// it, is left aside.
  mutating func take(_ bytes: ArraySlice<UInt8>, upTo most: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      stream.pointee.next_in = UnsafeMutablePointer(mutating: bytes.baseAddress)
      stream.pointee.avail_in = uInt(bytes.count)
      while !isEnded, count < most {
        stream.pointee.next_out = room.baseAddress
        stream.pointee.avail_out = uInt(room.count)
        let status = inflate(stream, Z_NO_FLUSH)
        count += room.count - Int(stream.pointee.avail_out)
        switch status {
        case Z_OK: break
        case Z_STREAM_END: isEnded = true
        case Z_BUF_ERROR: return true
        default: return false
        }
        if stream.pointee.avail_in == 0, stream.pointee.avail_out > 0 { return true }
      }
      return true
    }
  }
}
