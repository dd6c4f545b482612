import Findings
package import Storage

/// The answer of a time stamp authority (RFC 3161): that a digest was known at a time. Its signature is not checked here.
package struct TimeStampToken: Sendable, Hashable {
  /// The file, as it came.
  package let bytes: [UInt8]
  /// Whether the file is the token alone, without the answer around it.
  package let isBare: Bool
  /// The digest that was stamped.
  package let digest: Digest
  /// When, `2026-11-30T09:12:33Z`.
  package let time: String
  /// The number that the authority gave it, in hexadecimal digits.
  package let serial: String

  /// Larger than any answer.
  package static let limit = 1 << 20

  /// Reads an answer (`.tsr`) or a token.
  ///
  /// - Throws: a ``SigningError`` if it is none, or the authority refused.
  package init(_ bytes: [UInt8]) throws {
    var file = DERReader(bytes[...])
    guard let outer = file.next(DER.sequence), file.isAtEnd else { throw SigningError.noToken() }
    var reader = outer.reader
    var content = reader.next()
    let isBare = content?.tag == DER.object
    if !isBare {
      var status = content?.reader ?? DERReader([])
      guard content?.tag == DER.sequence, let number = status.next()?.number else { throw SigningError.noToken() }
      guard number <= 1 else { throw SigningError.refusedToken(status: number) }
      content = reader.next(DER.sequence)
    }
    guard let stamp = TimeStampToken.stamp(isBare ? outer : content) else { throw SigningError.noToken() }
    var info = stamp.reader
    guard info.next()?.number == 1, info.next(DER.object) != nil, var imprint = info.next(DER.sequence)?.reader,
      var algorithm = imprint.next(DER.sequence)?.reader, let hash = imprint.next(DER.octets),
      let serial = info.next(DER.integer), let time = info.next(DER.time)
    else { throw SigningError.noToken() }
    guard algorithm.next().map({ Array($0.whole) }) == TimeStampRequest.sha256,
      let digest = Digest(bytes: Array(hash.content))
    else { throw SigningError.otherDigest() }
    guard let moment = TimeStampToken.moment(String(decoding: time.content, as: UTF8.self)) else {
      throw SigningError.noToken()
    }
    (self.bytes, self.isBare, self.digest, self.time) = (bytes, isBare, digest, moment)
    self.serial = Array(serial.content).withUnsafeBytes(Digest.hex)
  }

  /// The `TSTInfo` inside a signed message (RFC 5652).
  private static func stamp(_ message: DERReader.Element?) -> DERReader.Element? {
    guard var message = message?.reader, message.next().map({ Array($0.whole) }) == signedData,
      var signed = message.next(0xA0)?.reader, var fields = signed.next(DER.sequence)?.reader,
      fields.next(DER.integer) != nil, fields.next(0x31) != nil, var inner = fields.next(DER.sequence)?.reader,
      inner.next().map({ Array($0.whole) }) == stampInfo, var octets = inner.next(0xA0)?.reader,
      var content = octets.next(DER.octets)?.reader
    else { return nil }
    return content.next(DER.sequence)
  }

  private static let signedData = DER.object([1, 2, 840, 113549, 1, 7, 2])
  private static let stampInfo = DER.object([1, 2, 840, 113549, 1, 9, 16, 1, 4])

  /// `20261130091233Z`, perhaps with parts of a second, as ISO 8601.
  private static func moment(_ text: String) -> String? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 14, text.hasSuffix("Z") else { return nil }
    let parts = [(0, 4), (4, 2), (6, 2), (8, 2), (10, 2), (12, 2)].map { start, length in
      String(digits.dropFirst(start).prefix(length))
    }
    return "\(parts[0])-\(parts[1])-\(parts[2])T\(parts[3]):\(parts[4]):\(parts[5])Z"
  }
}

extension SigningError {
  static func noToken() -> SigningError {
    SigningError(
      .tokenUnreadable, "这不是 RFC 3161 时间戳（.tsr）", hant: "這不是 RFC 3161 時間戳（.tsr）",
      en: "this is no RFC 3161 time stamp (.tsr)")
  }

  static func refusedToken(status: Int) -> SigningError {
    SigningError(
      .tokenUnreadable, "时间戳机构没有给出时间戳（状态 \(status)）。请重新请求", hant: "時間戳機構沒有給出時間戳（狀態 \(status)）。請重新請求",
      en: "the authority gave no time stamp (status \(status)). Ask again")
  }

  /// The stamp is of nothing that the register holds.
  package static func foreignToken() -> SigningError {
    SigningError(
      .tokenForeign, "时间戳盖的不是这个台账审计链里的任何一条，没有收下", hant: "時間戳蓋的不是這個台帳審計鏈裡的任何一條，沒有收下",
      en: "no event of this register's chain was stamped, so it was not kept")
  }

  static func otherDigest() -> SigningError {
    SigningError(
      .tokenUnreadable, "时间戳用的不是 SHA-256。请用 liandan anchor --request 写的请求",
      hant: "時間戳用的不是 SHA-256。請用 liandan anchor --request 寫的請求",
      en: "the time stamp is not of a SHA-256. Send the request that liandan anchor --request writes")
  }
}
