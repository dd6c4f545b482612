import Crypto
import CryptoExtras
import Foundation

/// A private Ed25519 key (RFC 8032), by which packets and anchors are signed.
package struct SigningKey: Sendable {
  private let key: Curve25519.Signing.PrivateKey

  /// Makes a new key from the system's randomness.
  package init() { key = Curve25519.Signing.PrivateKey() }

  /// Reads a key in PEM (PKCS#8, RFC 5958), as this program or OpenSSL wrote it.
  ///
  /// - Parameters:
  ///   - text: The text of the file.
  ///   - passphrase: Asked for if the key is under one.
  /// - Throws: a ``SigningError`` without the file's name.
  package init(pem text: String, passphrase: () throws -> [UInt8]) throws {
    guard let block = PEM(text) else { throw SigningError.noKey() }
    let bytes: [UInt8]
    switch block.label {
    case "PRIVATE KEY": bytes = block.bytes
    case "ENCRYPTED PRIVATE KEY":
      guard let lock = KeyEncryption(block.bytes) else { throw SigningError.unknownEncryption() }
      guard let opened = lock.opened(with: try passphrase()) else { throw SigningError.wrongPassphrase() }
      bytes = opened
    case "PUBLIC KEY": throw SigningError.publicKey()
    default: throw SigningError.noKey()
    }
    guard let key = try? Curve25519.Signing.PrivateKey(derRepresentation: bytes) else { throw SigningError.noKey() }
    self.key = key
  }

  /// Whether the text is that of a key under a passphrase.
  package static func isLocked(pem text: String) -> Bool { PEM(text)?.label == "ENCRYPTED PRIVATE KEY" }

  /// The key in PEM; under a passphrase if one is given. OpenSSL reads both.
  package func pem(passphrase: [UInt8]?) throws -> String {
    let bytes = Array(key.derRepresentation)
    guard let passphrase else { return PEM(label: "PRIVATE KEY", bytes: bytes).text }
    return PEM(label: "ENCRYPTED PRIVATE KEY", bytes: try KeyEncryption.locking(bytes, with: passphrase)).text
  }

  /// The key by which others check what this one signed.
  package var publicKey: PublicKey { PublicKey(key.publicKey) }

  /// Signs a message. The same message has the same signature every time (RFC 8032, 5.1.6).
  package func sign(_ message: [UInt8]) throws -> KeySignature {
    KeySignature(Array(try key.signature(for: message)), by: publicKey)
  }
}
