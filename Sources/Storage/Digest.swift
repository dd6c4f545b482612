import Crypto

/// The SHA-256 (FIPS 180-4) of some content, by which registers and packets name it.
public struct Digest: Sendable, Hashable, CustomStringConvertible {
  /// The 32 bytes, in their order.
  private let words: (UInt64, UInt64, UInt64, UInt64)

  /// 32 bytes of zero: the digest of nothing that is known.
  package static let zero = Digest((0, 0, 0, 0))

  private init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

  /// The digest of these bytes.
  package init(of bytes: [UInt8]) { self.init(SHA256.hash(data: bytes)) }

  /// The digest of the UTF-8 bytes of this text.
  package init(of text: String) { self.init(of: Array(text.utf8)) }

  /// The digest written as 64 lower-case hexadecimal digits; `nil` for anything else.
  package init?(hex: some StringProtocol) {
    let words = hex.utf8.withContiguousStorageIfAvailable(Digest.words(hex:)) ?? Digest.words(hex: Array(hex.utf8))
    guard let words else { return nil }
    self.init(words)
  }

  private static func words(hex digits: some Collection<UInt8>) -> (UInt64, UInt64, UInt64, UInt64)? {
    guard digits.count == 2 * SHA256.byteCount else { return nil }
    var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
    for digit in digits {
      guard let value = value(digit) else { return nil }
      // The four words are one number, into which the digits are shifted from the right.
      words.0 = words.0 << 4 | words.1 >> 60
      words.1 = words.1 << 4 | words.2 >> 60
      words.2 = words.2 << 4 | words.3 >> 60
      words.3 = words.3 << 4 | UInt64(value)
    }
    return (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
  }

  /// A digest in its 32 bytes; `nil` for more or fewer.
  package init?(bytes: [UInt8]) {
    guard bytes.count == SHA256.byteCount else { return nil }
    words = bytes.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  init(_ hash: SHA256.Digest) {
    words = hash.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  /// The 32 bytes.
  package var bytes: [UInt8] { withUnsafeBytes(of: words) { Array($0) } }

  /// The digest in 64 lower-case hexadecimal digits.
  public var hex: String { withUnsafeBytes(of: words) { Digest.hex($0) } }

  /// The hexadecimal digits.
  public var description: String { hex }

  /// Whether the bytes are the same.
  public static func == (one: Digest, other: Digest) -> Bool { one.words == other.words }

  /// Hashes a part of the bytes, which are as good as chance.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }

  /// Bytes in lower-case hexadecimal digits.
  package static func hex(_ bytes: UnsafeRawBufferPointer) -> String {
    String(unsafeUninitializedCapacity: 2 * bytes.count) { buffer in
      for (index, byte) in bytes.enumerated() {
        buffer[2 * index] = digit(byte >> 4)
        buffer[2 * index + 1] = digit(byte & 15)
      }
      return 2 * bytes.count
    }
  }

  private static func digit(_ nibble: UInt8) -> UInt8 { nibble < 10 ? 0x30 + nibble : 0x57 + nibble }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}

/// The digest of bytes that come piece by piece.
package struct RunningDigest: Sendable {
  private var hash = SHA256()

  package init() {}

  package mutating func update(_ bytes: some Sequence<UInt8>) {
    let isDone: Void? = bytes.withContiguousStorageIfAvailable {
      hash.update(bufferPointer: UnsafeRawBufferPointer($0))
    }
    if isDone == nil { hash.update(data: Array(bytes)) }
  }

  /// The digest of what came so far.
  package var digest: Digest { Digest(hash.finalize()) }
}
