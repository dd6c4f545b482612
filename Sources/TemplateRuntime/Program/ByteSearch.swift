/// Searches in bytes.
enum ByteSearch {
  /// Whether `needle` occurs in `bytes`.
  static func contains(_ needle: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = needle.first else { return true }
    var at = bytes.startIndex
    while let hit = bytes[at...].firstIndex(of: first) {
      if bytes[hit...].starts(with: needle) { return true }
      at = hit + 1
    }
    return false
  }

  /// Whether `bytes`, white space and empty elements but `p` at its end aside, ends with `tail`; `nil` if that cannot be said
  /// because more bytes stand before these.
  static func endsBeforeMarks(_ bytes: [UInt8], with tail: ArraySlice<UInt8>, isWhole: Bool) -> Bool? {
    var end = bytes.count
    while end > 0 {
      if bytes[end - 1] == 0x20 || (0x09...0x0D).contains(bytes[end - 1]) {
        end -= 1
      } else if let start = markStart(bytes[..<end]) {
        end = start
      } else {
        break
      }
    }
    if !isWhole, end < tail.count || !bytes[..<end].contains(UInt8(ascii: "<")) { return nil }
    return end >= tail.count && bytes[(end - tail.count)..<end].elementsEqual(tail)
  }

  /// Where an empty element at the end begins; `nil` if the end is none, or an empty paragraph.
  private static func markStart(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.suffix(2).elementsEqual("/>".utf8), let start = bytes.lastIndex(of: UInt8(ascii: "<")) else {
      return nil
    }
    let name = bytes[(start + 1)...].prefix { $0 != 0x20 && $0 != UInt8(ascii: "/") }
    return name.elementsEqual("p".utf8) || name.suffix(2).elementsEqual(":p".utf8) ? nil : start
  }
}
