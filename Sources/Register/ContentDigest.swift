import Crypto

/// The SHA-256 (FIPS 180-4) of some content, by which the register names it.
public struct ContentDigest: Sendable, Hashable, CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public let hex: String

  /// The digest of these bytes.
  public init(of bytes: [UInt8]) { hex = ContentDigest.hex(SHA256.hash(data: bytes)) }

  /// The digest of the UTF-8 bytes of this text.
  public init(of text: String) { self.init(of: Array(text.utf8)) }

  /// The digest written as 64 lower-case hexadecimal digits; `nil` for anything else.
  public init?(hex: String) {
    let isHex = hex.utf8.count == 64 && hex.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
    guard isHex else { return nil }
    self.hex = hex
  }

  init(_ digest: SHA256.Digest) { hex = ContentDigest.hex(digest) }

  /// The hexadecimal digits.
  public var description: String { hex }

  /// The hexadecimal digits of a finished hash, or of the part of one that has so many bytes.
  static func hex(_ digest: some Sequence<UInt8>, count: Int = SHA256.byteCount) -> String {
    String(unsafeUninitializedCapacity: 2 * count) { buffer in
      var index = 0
      for byte in digest {
        buffer[index] = digit(byte >> 4)
        buffer[index + 1] = digit(byte & 15)
        index += 2
      }
      return index
    }
  }

  private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }
}

/// Digests of contents that begin alike, such as the copies of one form: what a content has in common with the one before is
/// not hashed again.
public struct DigestSeries: Sendable {
  private var last: [UInt8] = []
  /// The hash after so many steps of the last content.
  private var states = [SHA256()]
  /// How many bytes lie between two states: whole blocks of the hash.
  private static let step = 1024

  /// Makes a series.
  public init() {}

  /// The digest of the next content.
  public mutating func digest(of bytes: [UInt8]) -> ContentDigest {
    let same = min(DigestSeries.common(bytes, last) / DigestSeries.step, states.count - 1)
    states.removeLast(states.count - same - 1)
    last = bytes
    return bytes.withUnsafeBytes { bytes in
      var state = states[same]
      var at = same * DigestSeries.step
      while bytes.count - at >= DigestSeries.step {
        state.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[at..<(at + DigestSeries.step)]))
        at += DigestSeries.step
        states.append(state)
      }
      state.update(bufferPointer: UnsafeRawBufferPointer(rebasing: bytes[at...]))
      return ContentDigest(state.finalize())
    }
  }

  /// How many leading bytes are the same, or a few less.
  private static func common(_ a: [UInt8], _ b: [UInt8]) -> Int {
    a.withUnsafeBytes { a in
      b.withUnsafeBytes { b in
        let end = min(a.count, b.count) & ~7
        var at = 0
        while at < end,
          a.loadUnaligned(fromByteOffset: at, as: UInt64.self) == b.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        {
          at += 8
        }
        return at
      }
    }
  }
}
