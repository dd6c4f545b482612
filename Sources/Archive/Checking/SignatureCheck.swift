import Findings
package import Signing

/// Who signed a packet and when, as its chain tells.
package struct PacketSignature: Sendable {
  /// The key that the chain names.
  package let key: PublicKey
  /// The moment, ISO 8601.
  package let at: String
  /// Who made the packet.
  package let operatorName: String
  /// Whether the signature is there and right.
  package let isValid: Bool
}

/// The signature of a packet against the key that its chain names.
enum SignatureCheck {
  /// Checks it; `nil` if the packet is not signed.
  static func check(
    _ contents: PacketContents, _ description: PacketDescription?, _ log: inout PacketLog
  ) throws -> PacketSignature? {
    guard let description, let key = description.key else {
      for path in SignatureFiles.names.sorted() where contents.has(path) { log.unexplained(path) }
      return nil
    }
    var isValid = true
    for path in SignatureFiles.names.sorted() where !contents.has(path) {
      log.signatureMissing(path, key: key.fingerprint)
      isValid = false
    }
    if let pem = try contents.text(SignatureFiles.key), pem != Array(key.pem.utf8) {
      log.signatureForeign(SignatureFiles.key, key: key.fingerprint)
      isValid = false
    }
    if let signature = try contents.text(SignatureFiles.signature),
      let manifest = try contents.text(BagAlgorithm.sha256.tagManifest), !key.isSignature(signature, of: manifest)
    {
      log.signatureInvalid(SignatureFiles.signature, key: key.fingerprint)
      isValid = false
    }
    return PacketSignature(
      key: key, at: description.madeAt, operatorName: description.madeBy, isValid: isValid)
  }
}

extension PacketLog {
  fileprivate mutating func signatureMissing(_ path: String, key: KeyFingerprint) {
    add(
      .signatureMissing, "审计链说这个包由密钥 \(key) 签名，\(path) 却不见了", hant: "審計鏈說這個包由金鑰 \(key) 簽名，\(path) 卻不見了",
      en: "by its audit chain the packet is signed with the key \(key), but \(path) is gone", at: path)
  }
  fileprivate mutating func signatureForeign(_ path: String, key: KeyFingerprint) {
    add(
      .signatureForeign, "\(path) 不是审计链所记的密钥 \(key)", hant: "\(path) 不是審計鏈所記的金鑰 \(key)",
      en: "\(path) is not the key \(key) that the audit chain names", at: path)
  }
  fileprivate mutating func signatureInvalid(_ path: String, key: KeyFingerprint) {
    add(
      .signatureInvalid, "签名不是密钥 \(key) 对这个包作的：包在签名之后被改动过，或签名被换过",
      hant: "簽名不是金鑰 \(key) 對這個包作的：包在簽名之後被改動過，或簽名被換過",
      en: "the signature is not that of this packet by the key \(key): one of the two was altered since", at: path)
  }
}
