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
