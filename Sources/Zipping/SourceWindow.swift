import Storage

/// A stretch of a source held in memory; members that lie side by side are read at one go.
struct SourceWindow {
  let source: any ByteSource
  private var start = 0
  private(set) var bytes: [UInt8] = []
  private let length: Int

  init(_ source: any ByteSource, length: Int) {
    self.source = source
    self.length = length
  }

  /// The bytes from `offset` on, at most `count`; fewer at the end of the source and none behind it.
  mutating func slice(_ offset: Int, _ count: Int) throws -> ArraySlice<UInt8> {
    guard offset >= 0, offset < source.count, count > 0 else { return [] }
    let count = min(count, source.count - offset)
    if offset < start || offset + count > start + bytes.count {
      let length = min(max(length, count), source.count - offset)
      if bytes.count != length { bytes = [UInt8](repeating: 0, count: length) }
      try bytes.withUnsafeMutableBytes { try source.read(at: offset, into: $0) }
      start = offset
    }
    return bytes[offset - start..<offset - start + count]
  }
}
