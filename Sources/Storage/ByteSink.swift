/// Takes bytes front to back: a file being written, a pipe, memory.
public protocol ByteSink: AnyObject {
  /// Takes the next bytes; whatever it throws ends the writing.
  func write(_ bytes: [UInt8]) throws
}

/// Bytes laid aside while they are made and read again afterwards: a temporary file, or memory.
public protocol ByteSpool: ByteSink {
  /// How many bytes it holds.
  var count: Int { get }
  /// Hands over the bytes of a range in pieces, in order.
  func replay(_ range: Range<Int>, _ body: ([UInt8]) throws -> Void) throws
}

/// A spool in memory.
public final class MemorySpool: ByteSpool {
  /// What was written.
  public private(set) var bytes: [UInt8] = []

  /// Makes an empty spool.
  public init() {}

  /// How many bytes it holds.
  public var count: Int { bytes.count }

  /// Takes the next bytes.
  public func write(_ bytes: [UInt8]) { self.bytes.append(contentsOf: bytes) }

  /// Hands over the bytes of a range at once.
  public func replay(_ range: Range<Int>, _ body: ([UInt8]) throws -> Void) throws { try body(Array(bytes[range])) }
}
