import Crypto

/// Digests of contents that begin alike, such as the copies of one form: what a content has in common with the one before is
/// not hashed again.
package struct DigestSeries: Sendable {
  private var last: [UInt8] = []
  /// The hash after so many steps of the last content.
  private var states = [SHA256()]
  /// How many bytes lie between two states: whole blocks of the hash.
  private static let step = 1024

  /// Makes a series.
  package init() {}

  /// The digest of the next content.
  package mutating func digest(of bytes: [UInt8]) -> Digest {
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
      return Digest(state.finalize())
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
