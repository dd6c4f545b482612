import Deflating

extension PNGImage {
  /// The pixels in 8 bits a sample; `nil` for damaged data.
  func pixels() -> PixelImage? {
    guard
      let layout = PNGPixels(
        width: size.width, height: size.height, depth: depth, colour: colour.rawValue, interlace: isInterlaced ? 1 : 0),
      var rows = PNGRows(data)
    else { return nil }
    let isGrey = colour == .grey || colour == .greyAlpha
    let hasAlpha = colour.rawValue >= Colour.greyAlpha.rawValue || !transparency.isEmpty
    var image = PixelImage(size: size, isGrey: isGrey, hasAlpha: hasAlpha)
    for pass in layout.passes {
      let row = PNGRowFilter(
        bytes: (pass.columns * depth * colour.channels + 7) / 8, step: max(1, depth * colour.channels / 8))
      var filter = row
      for y in 0..<pass.rows {
        guard let line = rows.next(filter.bytes + 1), filter.undo(line) else { return nil }
        place(filter.row, pass, y, &image)
      }
    }
    return image
  }

  /// Puts the pixels of a row into the image.
  private func place(_ row: [UInt8], _ pass: PNGPixels.Pass, _ y: Int, _ image: inout PixelImage) {
    let channels = colour.channels
    let wide = depth == 16
    let key = transparentKey
    var at = (pass.y + y * pass.down) * size.width + pass.x
    for x in 0..<pass.columns {
      defer { at += pass.across }
      func sample(_ channel: Int) -> Int { sampleValue(row, x * channels + channel) }
      switch colour {
      case .palette:
        let number = sample(0)
        // A number beyond the palette is black, as in other readers.
        let isKnown = 3 * number + 2 < palette.count
        for channel in 0..<3 { image.samples[3 * at + channel] = isKnown ? palette[3 * number + channel] : 0 }
        image.alpha?[at] = number < transparency.count ? transparency[number] : 0xFF
      case .grey, .greyAlpha:
        let grey = sample(0)
        image.samples[at] = wide ? UInt8(grey >> 8) : UInt8(grey * 255 / ((1 << depth) - 1))
        if colour == .greyAlpha {
          image.alpha?[at] = UInt8(wide ? sample(1) >> 8 : sample(1))
        } else {
          image.alpha?[at] = key == [grey] ? 0 : 0xFF
        }
      case .rgb, .rgbAlpha:
        for channel in 0..<3 { image.samples[3 * at + channel] = UInt8(wide ? sample(channel) >> 8 : sample(channel)) }
        if colour == .rgbAlpha {
          image.alpha?[at] = UInt8(wide ? sample(3) >> 8 : sample(3))
        } else if !key.isEmpty {
          image.alpha?[at] = key == [sample(0), sample(1), sample(2)] ? 0 : 0xFF
        }
      }
    }
  }

  /// The sample with this number in a row, as stored.
  private func sampleValue(_ row: [UInt8], _ index: Int) -> Int {
    switch depth {
    case 8: return Int(row[index])
    case 16: return Int(row[2 * index]) << 8 | Int(row[2 * index + 1])
    default:
      let bit = index * depth
      return Int(row[bit / 8]) >> (8 - depth - bit % 8) & ((1 << depth) - 1)
    }
  }

  /// The samples of the colour that is transparent.
  private var transparentKey: [Int] {
    guard colour == .grey || colour == .rgb, transparency.count >= 2 * colour.channels else { return [] }
    return (0..<colour.channels).map { Int(transparency[2 * $0]) << 8 | Int(transparency[2 * $0 + 1]) }
  }
}

/// Scanlines, inflated one after the other.
private struct PNGRows: ~Copyable {
  private var stream: ZStream
  private let data: [UInt8]
  private var taken = 0

  init?(_ data: [UInt8]) {
    guard let stream = ZStream(decompressing: .zlib) else { return nil }
    self.stream = stream
    self.data = data
  }

  /// The next `count` bytes; `nil` if there are fewer.
  mutating func next(_ count: Int) -> [UInt8]? {
    var made = 0
    let row = [UInt8](unsafeUninitializedCapacity: count) { target, initialized in
      while made < count {
        let step = data.withUnsafeBufferPointer { data in
          stream.step(
            UnsafeBufferPointer(rebasing: data[taken...]),
            into: UnsafeMutableBufferPointer(rebasing: target[made..<count]))
        }
        taken += step.taken
        made += step.made
        if step.status != .running { break }
      }
      initialized = made
    }
    return made == count ? row : nil
  }
}

/// Undoes the filters of scanlines (ISO/IEC 15948, 9.2).
private struct PNGRowFilter {
  /// The bytes of a row without its filter byte.
  let bytes: Int
  /// How far back the pixel to the left is.
  let step: Int
  /// The row that was read last; at first zeros, as the standard has it for the row above the first.
  private(set) var row: [UInt8]

  init(bytes: Int, step: Int) {
    self.bytes = bytes
    self.step = step
    row = [UInt8](repeating: 0, count: bytes)
  }

  /// Reads a line that begins with its filter; `false` for a filter that there is not.
  mutating func undo(_ line: [UInt8]) -> Bool {
    guard line[0] <= 4 else { return false }
    let filter = line[0]
    var corner = [UInt8](repeating: 0, count: step)
    for index in 0..<bytes {
      let above = row[index]
      let left = index >= step ? row[index - step] : 0
      let diagonal = corner[index % step]
      corner[index % step] = above
      let guess: UInt8 =
        switch filter {
        case 1: left
        case 2: above
        case 3: UInt8((Int(left) + Int(above)) / 2)
        case 4: PNGRowFilter.paeth(Int(left), Int(above), Int(diagonal))
        default: 0
        }
      row[index] = line[index + 1] &+ guess
    }
    return true
  }

  private static func paeth(_ left: Int, _ above: Int, _ diagonal: Int) -> UInt8 {
    let guess = left + above - diagonal
    let (a, b, c) = (abs(guess - left), abs(guess - above), abs(guess - diagonal))
    return UInt8(a <= b && a <= c ? left : b <= c ? above : diagonal)
  }
}
