/// The first image of a GIF file (GIF89a specification, 17–27 and appendix F).
struct GIFImage {
  private let screen: PixelSize
  private var left = 0, top = 0
  private var size = PixelSize(width: 0, height: 0)
  private var isInterlaced = false
  private var palette: ArraySlice<UInt8> = []
  private var transparent: Int?
  private var codeSize = 0
  private var data: [UInt8] = []

  init?(_ bytes: [UInt8]) {
    func small(_ at: Int) -> Int? { bytes.number(2, at: at, littleEndian: true) }
    guard let width = small(6), let height = small(8), let flags = bytes.number(1, at: 10) else { return nil }
    screen = PixelSize(width: width, height: height)
    var at = 13
    func table(_ flags: Int, _ at: Int) -> ArraySlice<UInt8> {
      let size = flags & 0x80 == 0 ? 0 : 3 << ((flags & 7) + 1)
      return bytes[min(at, bytes.count)..<min(at + size, bytes.count)]
    }
    palette = table(flags, at)
    at += palette.count
    while let block = bytes.number(1, at: at) {
      if block == 0x21 {
        if bytes.number(1, at: at + 1) == 0xF9, let flags = bytes.number(1, at: at + 3), flags & 1 == 1 {
          transparent = bytes.number(1, at: at + 6)
        }
        at += 2
      } else {
        guard block == 0x2C, let left = small(at + 1), let top = small(at + 3), let width = small(at + 5),
          let height = small(at + 7), let flags = bytes.number(1, at: at + 9)
        else { return nil }
        (self.left, self.top, size) = (left, top, PixelSize(width: width, height: height))
        isInterlaced = flags & 0x40 != 0
        let own = table(flags, at + 10)
        if !own.isEmpty { palette = own }
        guard let codes = bytes.number(1, at: at + 10 + own.count), (1...8).contains(codes) else { return nil }
        codeSize = codes
        at += 11 + own.count
      }
      while let length = bytes.number(1, at: at), length > 0 {
        guard at + 1 + length <= bytes.count else { return nil }
        if block == 0x2C { data += bytes[(at + 1)..<(at + 1 + length)] }
        at += 1 + length
      }
      at += 1
      if block == 0x2C { return }
    }
    return nil
  }

  /// The pixels on the screen of the file; what the image does not cover is transparent. `nil` for damaged data.
  func pixels() -> PixelImage? {
    guard left + size.width <= screen.width, top + size.height <= screen.height,
      let numbers = decoded(size.width * size.height)
    else { return nil }
    var image = PixelImage(size: screen, isGrey: false, hasAlpha: true)
    for (row, y) in rows.enumerated() {
      for x in 0..<size.width {
        let number = Int(numbers[row * size.width + x])
        let place = (top + y) * screen.width + left + x
        let colour = palette.dropFirst(3 * number).prefix(3)
        image.samples.replaceSubrange((3 * place)..<(3 * place + colour.count), with: colour)
        image.alpha?[place] = number == transparent ? 0 : 0xFF
      }
    }
    return image
  }

  /// The rows in the order in which they are stored.
  private var rows: [Int] {
    guard isInterlaced else { return Array(0..<size.height) }
    return [(0, 8), (4, 8), (2, 4), (1, 2)].flatMap { Array(stride(from: $0.0, to: size.height, by: $0.1)) }
  }

  /// LZW of codes that grow up to 12 bits, the least bit first.
  private func decoded(_ count: Int) -> [UInt8]? {
    let (clear, end) = (1 << codeSize, 1 << codeSize + 1)
    var out: [UInt8] = []
    out.reserveCapacity(count)
    /// Where each string lies in `out`; strings below `clear` are single numbers.
    var strings: [(start: Int, count: Int)] = []
    var (width, bits, held, last) = (codeSize + 1, 0, 0, -1)
    for byte in data {
      bits |= Int(byte) << held
      held += 8
      while held >= width {
        let code = bits & ((1 << width) - 1)
        bits >>= width
        held -= width
        if code == clear {
          strings.removeAll(keepingCapacity: true)
          (width, last) = (codeSize + 1, -1)
          continue
        }
        if code == end { return out.count >= count ? out : nil }
        let start = out.count
        // The string before, longer by the first number of this one, will be at hand in the output.
        if last >= 0, strings.count + end + 1 < 4096 { strings.append((last, start - last + 1)) }
        if code < clear {
          out.append(UInt8(code))
        } else if code - end - 1 < strings.count {
          let string = strings[code - end - 1]
          for at in string.start..<(string.start + string.count) { out.append(out[at]) }
        } else {
          return nil
        }
        last = start
        if strings.count + end + 1 >= 1 << width, width < 12 { width += 1 }
        if out.count >= count { return out }
      }
    }
    return out.count >= count ? out : nil
  }
}
