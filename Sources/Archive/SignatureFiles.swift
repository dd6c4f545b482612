import Signing

/// The files of a packet that hold the signature of its tag manifest, which vouches for all other files. No manifest lists
/// them, as they are made after it.
enum SignatureFiles {
  /// The 64 bytes of the signature.
  static let signature = "signature.ed25519"
  /// The public key, by which OpenSSL checks it.
  static let key = "signature.pem"
  static let names: Set<String> = [signature, key]

  /// The files, in the order of their names' bytes.
  static func of(_ signature: KeySignature) -> [(path: String, bytes: [UInt8])] {
    [(self.signature, signature.bytes), (key, Array(signature.key.pem.utf8))]
  }
}
