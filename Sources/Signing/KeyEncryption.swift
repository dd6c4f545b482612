import Crypto
import CryptoExtras
import Foundation

/// A private key under a passphrase: PKCS#8 with PBES2, scrypt (RFC 7914) and AES-256 in CBC mode, which OpenSSL reads and
/// writes too (`openssl pkcs8 -topk8 -scrypt`).
struct KeyEncryption {
  private let salt: [UInt8]
  private let rounds: Int
  private let blockSize: Int
  private let parallelism: Int
  private let start: [UInt8]
  private let encrypted: [UInt8]

  private static let scheme = DER.object([1, 2, 840, 113549, 1, 5, 13])
  private static let derivation = DER.object([1, 3, 6, 1, 4, 1, 11591, 4, 11])
  private static let cipher = DER.object([2, 16, 840, 1, 101, 3, 4, 1, 42])
  /// What OpenSSL takes without more memory than it allows; some tenths of a second.
  private static let (rounds, blockSize, parallelism) = (1 << 14, 8, 5)
  /// What a file may ask for: a gigabyte.
  private static let memory = 1 << 30

  /// Puts a key under a passphrase.
  static func locking(_ key: [UInt8], with passphrase: [UInt8]) throws -> [UInt8] {
    var system = SystemRandomNumberGenerator()
    func random() -> [UInt8] { (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &system) } }
    let (salt, start) = (random(), random())
    let secret = try KDF.Scrypt.deriveKey(
      from: passphrase, salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    let encrypted = try AES._CBC.encrypt(key, using: secret, iv: AES._CBC.IV(ivBytes: start))
    return DER.sequence(
      DER.sequence(
        scheme,
        DER.sequence(
          DER.sequence(
            derivation,
            DER.sequence(
              DER.element(DER.octets, salt), DER.integer(rounds), DER.integer(blockSize), DER.integer(parallelism))),
          DER.sequence(cipher, DER.element(DER.octets, start)))),
      DER.element(DER.octets, Array(encrypted)))
  }

  /// Reads a key that was put under a passphrase in this way; `nil` if it was in another.
  init?(_ bytes: [UInt8]) {
    var file = DERReader(bytes[...])
    guard var outer = file.next(DER.sequence)?.reader, var algorithm = outer.next(DER.sequence)?.reader,
      let encrypted = outer.next(DER.octets), algorithm.next().map({ Array($0.whole) }) == KeyEncryption.scheme,
      var parts = algorithm.next(DER.sequence)?.reader, var derivation = parts.next(DER.sequence)?.reader,
      var cipher = parts.next(DER.sequence)?.reader,
      derivation.next().map({ Array($0.whole) }) == KeyEncryption.derivation,
      cipher.next().map({ Array($0.whole) }) == KeyEncryption.cipher, let start = cipher.next(DER.octets),
      start.content.count == 16, var costs = derivation.next(DER.sequence)?.reader, let salt = costs.next(DER.octets),
      let rounds = costs.next()?.number, let blockSize = costs.next()?.number, let parallelism = costs.next()?.number,
      (2...KeyEncryption.memory).contains(rounds), rounds & (rounds - 1) == 0, (1...1024).contains(blockSize),
      (1...1024).contains(parallelism), rounds <= KeyEncryption.memory / 128 / blockSize / parallelism
    else { return nil }
    (self.salt, self.start, self.encrypted) = (Array(salt.content), Array(start.content), Array(encrypted.content))
    (self.rounds, self.blockSize, self.parallelism) = (rounds, blockSize, parallelism)
  }

  /// The key; `nil` if the passphrase is another one.
  func opened(with passphrase: [UInt8]) -> [UInt8]? {
    guard
      let secret = try? KDF.Scrypt.deriveKey(
        from: passphrase, salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize,
        parallelism: parallelism),
      let key = try? AES._CBC.decrypt(encrypted, using: secret, iv: AES._CBC.IV(ivBytes: start)),
      (try? Curve25519.Signing.PrivateKey(derRepresentation: key)) != nil
    else { return nil }
    return Array(key)
  }
}
