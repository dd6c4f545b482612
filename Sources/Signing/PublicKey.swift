import Crypto
import CryptoExtras
import Foundation
import Storage

/// A public Ed25519 key (RFC 8032): whoever has it can tell what was signed with the private one.
package struct PublicKey: Sendable, Hashable {
  /// The 32 bytes of the key.
  package let bytes: [UInt8]

  init(_ key: Curve25519.Signing.PublicKey) { bytes = Array(key.rawRepresentation) }

  /// Takes the key's 32 bytes in hexadecimal digits, as the audit chain names it.
  package init?(hex: String) {
    guard let bytes = Storage.Digest(hex: hex)?.bytes, PublicKey.key(bytes) != nil else { return nil }
    self.bytes = bytes
  }

  /// Reads a key in PEM (SubjectPublicKeyInfo), as OpenSSL writes it.
  package init?(pem text: String) {
    guard let block = PEM(text), block.label == "PUBLIC KEY",
      let key = try? Curve25519.Signing.PublicKey(derRepresentation: block.bytes)
    else { return nil }
    self.init(key)
  }

  private static func key(_ bytes: [UInt8]) -> Curve25519.Signing.PublicKey? {
    try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
  }

  /// The 32 bytes in hexadecimal digits.
  package var hex: String { bytes.withUnsafeBytes(Storage.Digest.hex) }

  /// The key in PEM: `openssl pkeyutl -verify -rawin -pubin -inkey FILE` takes it.
  package var pem: String { PEM(label: "PUBLIC KEY", bytes: der).text }

  /// The key as SubjectPublicKeyInfo.
  private var der: [UInt8] { DER.sequence(DER.sequence(DER.object([1, 3, 101, 112])), DER.element(0x03, [0] + bytes)) }

  /// By which people tell the key from others.
  package var fingerprint: KeyFingerprint { KeyFingerprint(digest: Storage.Digest(of: der)) }

  /// Whether these 64 bytes are the signature of a message by this key.
  package func isSignature(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    PublicKey.key(bytes)?.isValidSignature(signature, for: message) ?? false
  }
}
