package import Storage

/// A request for a time stamp of a digest (RFC 3161, 2.4.1): what a time stamp authority answers with a token.
package struct TimeStampRequest: Sendable {
  private let digest: Digest
  private let nonce: UInt64

  static let sha256 = DER.object([2, 16, 840, 1, 101, 3, 4, 2, 1])

  /// Asks for a stamp of a digest, with a new number that the answer repeats.
  package init(of digest: Digest) {
    self.digest = digest
    nonce = UInt64.random(in: 1 ... .max)
  }

  /// The file to send, in DER: SHA-256, the nonce, the authority's certificate wanted.
  package var bytes: [UInt8] {
    DER.sequence(
      DER.integer(1),
      DER.sequence(
        DER.sequence(TimeStampRequest.sha256, DER.element(DER.null, [])), DER.element(DER.octets, digest.bytes)),
      DER.integer(withUnsafeBytes(of: nonce.bigEndian) { Array($0) }), DER.element(DER.boolean, [0xFF]))
  }
}
