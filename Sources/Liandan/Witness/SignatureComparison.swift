import Archive
import Findings
import Signing

extension Testimony {
  /// Tells who signed a packet and when, and whether that is who ought to have.
  mutating func compare(_ signature: PacketSignature?, with key: Witnesses.Key?, of path: String) {
    guard let signature else {
      if let key { findings.append(Testimony.unsigned(path, key.fingerprint)) }
      return
    }
    if let key, !key.isSame(as: signature.key) {
      findings.append(Testimony.foreign(path, signature.key.fingerprint, given: key.fingerprint))
    } else if signature.isValid {
      let (mark, by, at) = (signature.key.fingerprint, signature.operatorName, signature.at)
      if key != nil {
        add(
          "签名：正是给出的密钥 \(mark)，\(at)，经办 \(by)", hant: "簽名：正是給出的金鑰 \(mark)，\(at)，經辦 \(by)",
          en: "signed with the key given, \(mark), at \(at) by \(by)")
      } else {
        add(
          "签名：密钥 \(mark)，\(at)，经办 \(by)；是不是您认识的密钥，请用 --key 核对",
          hant: "簽名：金鑰 \(mark)，\(at)，經辦 \(by)；是不是您認得的金鑰，請用 --key 核對",
          en: "signed with the key \(mark), at \(at) by \(by); whether you know that key, --key tells")
      }
    }
  }

  private static func unsigned(_ path: String, _ key: KeyFingerprint) -> Finding {
    Finding(
      code: .signatureMissing,
      LocalizedText(
        "包没有签名，无从知道是不是密钥 \(key) 签的", hant: "包沒有簽名，無從知道是不是金鑰 \(key) 簽的",
        en: "the packet is not signed, neither with the key \(key) nor with another"), at: Origin(file: path),
      hint: LocalizedText(
        "打包时还没有密钥的包没有签名；否则签名连同审计链被去掉了", hant: "打包時還沒有金鑰的包沒有簽名；否則簽名連同審計鏈被去掉了",
        en: "packets that were made without a key are not signed; otherwise signature and chain were made anew"))
  }

  private static func foreign(_ path: String, _ found: KeyFingerprint, given: KeyFingerprint) -> Finding {
    Finding(
      code: .signatureForeign,
      LocalizedText(
        "包由密钥 \(found) 签名，给出的是 \(given)", hant: "包由金鑰 \(found) 簽名，給出的是 \(given)",
        en: "the packet is signed with the key \(found); the one given is \(given)"), at: Origin(file: path),
      hint: LocalizedText(
        "打电话核对指纹；换过密钥的，用当时的公钥", hant: "打電話核對指紋；換過金鑰的，用當時的公鑰",
        en: "compare fingerprints over the telephone; if keys were changed, take the key of that time"))
  }
}

extension PacketSignature {
  /// The signature for programs; `isKnown` says whether it is of the key that was given.
  func json(isKnown: Bool?) -> JSONValue {
    .object([
      ("key", .string(key.fingerprint.hex)), ("at", .string(at)), ("by", .string(operatorName)),
      ("valid", .boolean(isValid)), ("known", isKnown.map { .boolean($0) } ?? .null),
    ])
  }
}
