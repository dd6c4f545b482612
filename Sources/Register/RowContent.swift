import Storage

/// By what a form is known again, as a digest: 16 bytes of SHA-256.
package struct RowContent: Sendable, Hashable {
  /// The digest's bytes.
  let bytes: [UInt8]

  /// The digest of these bytes.
  package init(of bytes: [UInt8]) { self.bytes = Array(Digest(of: bytes).bytes.prefix(16)) }

  /// The digest in hexadecimal, as the audit chain tells it.
  var hex: String { bytes.withUnsafeBytes(Digest.hex) }

  /// Takes a digest as it is kept.
  init(digest bytes: [UInt8]) { self.bytes = bytes }
}
