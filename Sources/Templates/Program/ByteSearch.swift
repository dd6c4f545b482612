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
}
