import Deflating

/// What the image data of a PNG file must hold, told from its header (ISO/IEC 15948, 7 to 11.2.2).
struct PNGPixels {
  /// The bytes of all scanlines with their filter bytes, over all passes.
  let bytes: Int
  /// The passes that have pixels, in their order; one if the image is not interlaced.
  let passes: [Pass]

  /// The pixels of a pass: the first column and row, the steps to the next, and how many there are.
  struct Pass {
    let x: Int, y: Int, across: Int, down: Int
    let columns: Int, rows: Int
  }

  /// `nil` for a header that the standard does not allow.
  init?(width: Int, height: Int, depth: Int, colour: Int, interlace: Int) {
    // Below 2³¹ by the standard, so that nothing computed here overflows.
    let sides = 1...Int(Int32.max)
    guard sides.contains(width), sides.contains(height), interlace <= 1,
      let (depths, channels) = PNGPixels.colours[colour], depths.contains(depth)
    else { return nil }
    let bits = depth * channels
    var total = 0
    var passes: [Pass] = []
    for (x, y, across, down) in interlace == 0 ? [(0, 0, 1, 1)] : PNGPixels.adam7 {
      let (columns, rows) = ((width - x + across - 1) / across, (height - y + down - 1) / down)
      guard columns > 0, rows > 0 else { continue }
      passes.append(Pass(x: x, y: y, across: across, down: down, columns: columns, rows: rows))
      let (size, isTooLarge) = rows.multipliedReportingOverflow(by: (columns * bits + 7) / 8 + 1)
      let (sum, isTooMuch) = total.addingReportingOverflow(size)
      guard !isTooLarge, !isTooMuch else { return nil }
      total = sum
    }
    self.passes = passes
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
  private var stream: ZStream
  private var room = [UInt8](repeating: 0, count: 64 << 10)
  /// The bytes that came out.
  private(set) var count = 0
  private var isEnded = false

  init?() {
    guard let stream = ZStream(decompressing: .zlib) else { return nil }
    self.stream = stream
  }

  /// Takes the next bytes; `false` if they are no deflated data. What follows the end of the data, or more than `most` bytes of
  /// it, is left aside.
  mutating func take(_ bytes: ArraySlice<UInt8>, upTo most: Int) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      var rest = bytes[...]
      while !isEnded, count < most {
        let step = room.withUnsafeMutableBufferPointer { stream.step(UnsafeBufferPointer(rebasing: rest), into: $0) }
        rest = rest.dropFirst(step.taken)
        count += step.made
        switch step.status {
        case .running: break
        case .ended: isEnded = true
        case .stuck: return true
        case .failed: return false
        }
        if rest.isEmpty, step.made < room.count { return true }
      }
      return true
    }
  }
}
