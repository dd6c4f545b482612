import Storage

/// What was signed with a key: the 64 bytes of RFC 8032, and the key by which they are checked.
package struct KeySignature: Sendable, Hashable {
  /// The signature.
  package let bytes: [UInt8]
  /// Whose it is.
  package let key: PublicKey

  /// Puts the two together, whether they belong together or not.
  package init(_ bytes: [UInt8], by key: PublicKey) {
    (self.bytes, self.key) = (bytes, key)
  }

  /// Takes both in hexadecimal digits, as the audit chain names them.
  package init?(hex: String, key: String) {
    guard hex.utf8.count == 128, let first = Digest(hex: hex.prefix(64)), let second = Digest(hex: hex.suffix(64)),
      let key = PublicKey(hex: key)
    else { return nil }
    self.init(first.bytes + second.bytes, by: key)
  }

  /// The 64 bytes in hexadecimal digits.
  package var hex: String { bytes.withUnsafeBytes(Digest.hex) }

  /// Whether it is the key's signature of a message.
  package func isValid(for message: [UInt8]) -> Bool { key.isSignature(bytes, of: message) }
}
