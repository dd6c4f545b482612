import Findings
import Foundation
import Liandan
import Signing
import Storage
import Terminal

/// A public key in a file.
enum PublicKeyFile {
  /// Reads it.
  ///
  /// - Throws: a ``DeskError`` if there is none.
  static func read(_ path: String) throws -> PublicKey {
    guard let key = PublicKey(pem: String(decoding: try WitnessFile.bytes(path), as: UTF8.self)) else {
      throw DeskError(
        "\(path) 不是公钥文件（PEM）。要 liandan keys make 写在密钥旁边的 .pub.pem",
        hant: "\(path) 不是公鑰檔案（PEM）。要 liandan keys make 寫在金鑰旁邊的 .pub.pem",
        en: "\(path) is no public key in PEM: the .pub.pem that liandan keys make writes beside the key is wanted",
        kind: .usage)
    }
    return key
  }
}

/// Small files that bear witness.
enum WitnessFile {
  /// All bytes of a file.
  ///
  /// - Throws: a ``DeskError`` if it cannot be read, or is larger than any such file.
  static func bytes(_ path: String) throws -> [UInt8] {
    do {
      guard let bytes = try FileSource(path).bytes(upTo: TimeStampToken.limit) else {
        throw DeskError(
          "\(path) 太大，不会是密钥、锚或时间戳", hant: "\(path) 太大，不會是金鑰、錨或時間戳",
          en: "\(path) is too large for a key, an anchor or a time stamp", kind: .usage)
      }
      return bytes
    } catch let failure as SystemFailure {
      throw DeskError(
        "读不了 \(path)：\(failure.reason.zhHans)", hant: "讀不了 \(path)：\(failure.reason.text(in: .zhHant))",
        en: "\(path) cannot be read: \(failure.reason.text(in: .en))", kind: .usage)
    }
  }

  /// The anchors of a text on the command line, or of the file that it names.
  static func anchors(_ given: String) throws -> [ChainAnchor] {
    let isFile = FileManager.default.fileExists(atPath: given)
    let text = isFile ? String(decoding: try bytes(given), as: UTF8.self) : given
    do { return try ChainAnchor.all(in: text) } catch let error as SigningError {
      throw DeskError(usage: isFile ? error.about(given) : error)
    }
  }

  /// A time stamp.
  static func token(_ path: String) throws -> TimeStampToken {
    do { return try TimeStampToken(try bytes(path)) } catch let error as SigningError {
      throw DeskError(usage: error.about(path))
    }
  }
}
