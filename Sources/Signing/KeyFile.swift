package import Findings
import Foundation
import Storage

/// A file with a private key, and where its passphrase comes from.
package struct KeyFile: Sendable {
  /// Where it lies.
  package let path: String
  /// Whether somebody named it: one that is not there is an error then.
  package let isNamed: Bool
  /// Asked for the passphrase of a key that is under one.
  private let passphrase: @Sendable () throws -> [UInt8]

  /// Describes a file; nothing is read yet.
  package init(path: String, isNamed: Bool, passphrase: @escaping @Sendable () throws -> [UInt8]) {
    (self.path, self.isNamed, self.passphrase) = (path, isNamed, passphrase)
  }

  /// The name of the file in the folder of a register.
  package static let name = "signing-key.pem"
  /// The name of the file with the public key beside it.
  package static func publicPath(_ path: String) -> String {
    (path.hasSuffix(".pem") ? String(path.dropLast(4)) : path) + ".pub.pem"
  }

  /// The files that may lie in the folder of a register.
  package static let names: Set<String> = [name, publicPath(name)]

  /// Larger than any file with a key.
  private static let limit = 1 << 16

  /// The login of whose key lies there, if nobody named it and only that other one may read it: then nothing is signed.
  package var otherOwner: String? {
    var status = stat()
    guard !isNamed, stat(path, &status) == 0, status.st_uid != geteuid(), access(path, R_OK) != 0 else { return nil }
    return getpwuid(status.st_uid).map { String(cString: $0.pointee.pw_name) } ?? "\(status.st_uid)"
  }

  /// The key; `nil` if there is none and nobody named one, or the one that lies there is somebody else's.
  ///
  /// - Throws: a ``SigningError`` if the file is none, can be read by others than its owner, or its passphrase is wrong.
  package func key() throws -> SigningKey? {
    if otherOwner != nil { return nil }
    guard let text = try text() else { return nil }
    do { return try SigningKey(pem: text, passphrase: passphrase) } catch let error as SigningError {
      throw error.about(path)
    }
  }

  /// The public key: of the private one, or, if that is under a passphrase or somebody else's, of the file beside it.
  package func publicKey() throws -> PublicKey? {
    let isOther = otherOwner != nil
    guard let text = isOther ? "" : try text() else { return nil }
    if isOther || SigningKey.isLocked(pem: text),
      let beside = try? FileSource(KeyFile.publicPath(path)).bytes(upTo: KeyFile.limit),
      let key = PublicKey(pem: String(decoding: beside, as: UTF8.self))
    {
      return key
    }
    return try key()?.publicKey
  }

  /// What a user is told whose packets and anchors are not signed though the register has a key; `nil` if they are signed,
  /// or there is none.
  package var unsignedNotice: LocalizedText? {
    otherOwner.map { owner in
      LocalizedText(
        "台账的密钥是 \(owner) 的，您读不了，所以没有签名。要签名就请 \(owner) 来做；您自己有密钥，用 LIANDAN_KEY 指出",
        hant: "台帳的金鑰是 \(owner) 的，您讀不了，所以沒有簽名。要簽名就請 \(owner) 來做；您自己有金鑰，用 LIANDAN_KEY 指出",
        en:
          "the register's key belongs to \(owner) and you may not read it: nothing was signed. Let \(owner) do it, or name a "
          + "key of your own with LIANDAN_KEY")
    }
  }

  private func text() throws -> String? {
    do {
      let file = try FileSource(path)
      var status = stat()
      if stat(path, &status) == 0, status.st_mode & 0o077 != 0 {
        throw SigningError.openToOthers(mode: status.st_mode & 0o777).about(path)
      }
      guard let bytes = try file.bytes(upTo: KeyFile.limit) else { throw SigningError.noKey().about(path) }
      return String(decoding: bytes, as: UTF8.self)
    } catch let failure as SystemFailure {
      if failure.number == ENOENT, !isNamed { return nil }
      throw failure.number == ENOENT ? SigningError.missing(path) : SigningError(failure)
    }
  }

  /// Writes a new key for its owner alone to read, and the public one beside it; whatever lies there stays.
  package static func write(_ key: SigningKey, to path: String, passphrase: [UInt8]?) throws {
    let text = try key.pem(passphrase: passphrase)
    let open = publicPath(path)
    var status = stat()
    if lstat(path, &status) == 0 { throw SigningError.exists(path) }
    if lstat(open, &status) == 0 { throw SigningError.exists(open) }
    do {
      try PrivateFile.write(Array(text.utf8), to: path)
      let file = try DurableFile(open)
      try file.write(Array(key.publicKey.pem.utf8))
      try file.seal()
      try file.commit()
    } catch {
      throw error.number == EEXIST ? SigningError.exists(path) : SigningError(error)
    }
  }
}
