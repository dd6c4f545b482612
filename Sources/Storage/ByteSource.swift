/// Bytes that can be read at any place: a file, or memory.
package protocol ByteSource: AnyObject {
  /// How many bytes there are.
  var count: Int { get }
  /// Reads into all of `buffer` from `offset` on, which lies with it inside ``count``.
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws
}

/// Bytes in memory.
package final class MemorySource: ByteSource, Sendable {
  private let bytes: [UInt8]

  /// Reads these bytes.
  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes there are.
  package var count: Int { bytes.count }

  /// Copies a range.
  package func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) {
    bytes.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + buffer.count]))
    }
  }
}
