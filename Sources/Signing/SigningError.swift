package import Findings
import Foundation
import Storage

/// A key could not be made or used, or a token not be read: what happened and what to do, with a stable code.
package struct SigningError: ExplainedError, Hashable, CustomStringConvertible {
  /// A stable name in kebab case.
  package let code: FindingCode
  /// What happened and what to do, on one line.
  package let message: LocalizedText

  init(_ code: FindingCode, _ zhHans: String, hant: String, en: String) {
    self.code = code
    message = LocalizedText(zhHans, hant: hant, en: en)
  }

  /// Code and English message, for logs and tests.
  package var description: String { "\(code): \(message.text(in: .en))" }

  /// The error with the file before it that it is about.
  package func about(_ path: String) -> SigningError {
    SigningError(
      code, "\(path)：\(message.zhHans)", hant: "\(path)：\(message.text(in: .zhHant))",
      en: "\(path): \(message.text(in: .en))")
  }

  /// What the system said of a file with a key.
  init(_ failure: SystemFailure) {
    let reason = failure.reason
    self.init(
      .keyFile, "读写密钥 \(failure.path) 不成：\(reason.zhHans)。密钥文件只限它的主人读：请由主人来签；不签名就设 LIANDAN_KEY=none",
      hant: "讀寫金鑰 \(failure.path) 不成：\(reason.text(in: .zhHant))。金鑰檔案只限它的主人讀：請由主人來簽；不簽名就設 LIANDAN_KEY=none",
      en:
        "the key \(failure.path) cannot be read or written: \(reason.text(in: .en)). Only its owner may read it: let the owner "
        + "sign, or set LIANDAN_KEY=none to sign nothing")
  }

  static func missing(_ path: String) -> SigningError {
    SigningError(
      .keyFile, "没有密钥文件 \(path)。请检查 LIANDAN_KEY，或用 liandan keys make 生成",
      hant: "沒有金鑰檔案 \(path)。請檢查 LIANDAN_KEY，或用 liandan keys make 產生",
      en: "there is no key \(path). Check LIANDAN_KEY, or make one with liandan keys make")
  }

  static func exists(_ path: String) -> SigningError {
    SigningError(
      .keyExists, "\(path) 已经存在，没有动它。以前签的包要靠旧公钥核对：要换密钥，请先把旧的两个文件移到别处保存好",
      hant: "\(path) 已經存在，沒有動它。以前簽的包要靠舊公鑰核對：要換金鑰，請先把舊的兩個檔案移到別處保存好",
      en:
        "\(path) exists and was left alone. What it signed is checked by its public key: to change keys, move both old files "
        + "to a safe place first")
  }

  static func openToOthers(mode: UInt32) -> SigningError {
    let octal = String(mode, radix: 8)
    return SigningError(
      .keyOpen, "这个密钥文件别人也能读（权限 \(octal)），没有用它。请运行 chmod 600；若可能已被抄走，请换一把",
      hant: "這個金鑰檔案別人也能讀（權限 \(octal)），沒有用它。請執行 chmod 600；若可能已被抄走，請換一把",
      en:
        "others can read this key (mode \(octal)), so it was not used. Run chmod 600 on it; if it may have been copied, make "
        + "another one")
  }

  static func noKey() -> SigningError {
    SigningError(
      .keyUnreadable, "这不是 Ed25519 密钥（PEM）", hant: "這不是 Ed25519 金鑰（PEM）", en: "this is no Ed25519 key in PEM")
  }

  static func publicKey() -> SigningError {
    SigningError(
      .keyUnreadable, "这是公钥，不能用来签名；要的是私钥文件", hant: "這是公鑰，不能用來簽名；要的是私鑰檔案",
      en: "this is a public key, by which nothing can be signed: the private one is wanted")
  }

  static func unknownEncryption() -> SigningError {
    SigningError(
      .keyUnreadable, "这个密钥的加密方式不认识。可用 openssl pkcs8 -topk8 -scrypt 重新加密",
      hant: "這個金鑰的加密方式不認得。可用 openssl pkcs8 -topk8 -scrypt 重新加密",
      en: "this key is encrypted in a way that is not known. Encrypt it anew with openssl pkcs8 -topk8 -scrypt")
  }

  /// The key is under a passphrase, and nobody can be asked for it.
  ///
  /// - Parameters:
  ///   - variable: The variable of the environment that may hold it.
  ///   - fileVariable: The one that may name a file with it.
  package static func locked(_ variable: String, _ fileVariable: String) -> SigningError {
    SigningError(
      .keyLocked, "密钥有口令。请在终端里运行，或把口令放进环境变量 \(variable)、\(fileVariable) 指的文件",
      hant: "金鑰有密語。請在終端機裡執行，或把密語放進環境變數 \(variable)、\(fileVariable) 指的檔案",
      en:
        "the key has a passphrase. Run this in a terminal, or put it into the environment's \(variable) or the file that "
        + "\(fileVariable) names")
  }

  static func wrongPassphrase() -> SigningError {
    SigningError(.wrongPassphrase, "口令不对", hant: "密語不對", en: "the passphrase is wrong")
  }
}
