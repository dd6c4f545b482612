/// Bytes that can be read at any place: a file, or memory.
public protocol ByteSource: AnyObject {
  /// How many bytes there are.
  var count: Int { get }
  /// Reads into all of `buffer` from `offset` on, which lies with it inside ``count``.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws
}

/// Bytes in memory.
public final class MemorySource: ByteSource, Sendable {
  private let bytes: [UInt8]

  /// Reads these bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes there are.
  public var count: Int { bytes.count }

  /// Copies a range.
  public func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + buffer.count]))
    }
  }
}

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
