/// Numbers and slices of an archive, checked against its end.
struct LittleEndian {
  let bytes: [UInt8]

  func u16(_ at: Int) throws(ZipError) -> Int { Int(try number(at, 2)) }

  func u32(_ at: Int) throws(ZipError) -> Int { Int(try number(at, 4)) }

  func u64(_ at: Int) throws(ZipError) -> Int {
    guard let value = Int(exactly: try number(at, 8)) else { throw .notAnArchive }
    return value
  }

  func slice(_ at: Int, _ count: Int) throws(ZipError) -> ArraySlice<UInt8> {
    guard at >= 0, count >= 0, at <= bytes.count - count else { throw .notAnArchive }
    return bytes[at..<at + count]
  }

  /// Where the extra field `kind` of a header lies (APPNOTE 4.5), without its own head.
  func extraField(_ kind: Int, in range: Range<Int>) throws(ZipError) -> Range<Int>? {
    var at = range.lowerBound
    while at + 4 <= range.upperBound {
      let start = at + 4
      let end = start + (try u16(at + 2))
      if try u16(at) == kind { return end <= range.upperBound ? start..<end : nil }
      at = end
    }
    return nil
  }

  private func number(_ at: Int, _ width: Int) throws(ZipError) -> UInt64 {
    var value: UInt64 = 0
    for byte in try slice(at, width).reversed() { value = value << 8 | UInt64(byte) }
    return value
  }
}
