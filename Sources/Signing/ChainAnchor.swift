import Findings
import Foundation
package import Storage

/// What the audit chain of a register was like on a day: where it ended, and in which hash. Kept where nobody who can change
/// the register can change it too, it shows whether anything before that place was changed since.
///
/// As text it is one line that can be typed, with a group of digits that tells mistakes in typing:
///
///     liandan anchor 1: 7f3a9c01 412 3f2a 91bc 0d11 77e0 a5c2 19f4 6b3d 8e02 c471 5d9a 2026-11-30 c7d2
///
/// A signed one goes on with ` key ` and the key's fingerprint, ` signature ` and the Ed25519 signature of all that stands
/// before, in base64.
package struct ChainAnchor: Sendable, Hashable {
  /// The identity of the register.
  package let register: String
  /// The place of the last event.
  package let seq: Int
  /// The first 160 bits of its hash, in 40 hexadecimal digits.
  package let hash: String
  /// The day, ISO 8601.
  package let date: String
  /// By whom it is signed, if it is.
  package private(set) var seal: Seal?

  /// A signature with the fingerprint of its key.
  package struct Seal: Sendable, Hashable {
    /// Whose it is.
    package let key: KeyFingerprint
    let signature: [UInt8]
  }

  private static let head = "liandan anchor 1:"
  private static let length = 40

  /// Witnesses the end of a chain.
  package init(register: String, seq: Int, hash: Digest, date: String) {
    self.init(register: register, seq: seq, hash: String(hash.hex.prefix(ChainAnchor.length)), date: date)
  }

  private init(register: String, seq: Int, hash: String, date: String) {
    (self.register, self.seq, self.hash, self.date) = (register, seq, hash, date)
  }

  /// The same, signed.
  package func signed(by key: SigningKey) throws -> ChainAnchor {
    var anchor = self
    anchor.seal = Seal(key: key.publicKey.fingerprint, signature: try key.sign(Array(statement.utf8)).bytes)
    return anchor
  }

  /// What is typed, and what a signature covers.
  package var statement: String {
    "\(ChainAnchor.head) \(register) \(seq) \(HexGroups.text(hash)) \(date) \(check)"
  }

  /// The whole line, without line end.
  package var text: String {
    guard let seal else { return statement }
    return "\(statement) key \(seal.key) signature \(Data(seal.signature).base64EncodedString())"
  }

  /// Four digits that tell mistakes in typing.
  private var check: String { String(Digest(of: "\(register) \(seq) \(hash) \(date)").hex.prefix(4)) }

  /// Whether an event of this hash is the one that the chain ended with.
  package func isHash(_ digest: Digest) -> Bool { digest.hex.hasPrefix(hash) }

  /// Whether the signature is one by this key.
  package func isSigned(by key: PublicKey) -> Bool {
    seal.map { key.isSignature($0.signature, of: Array(statement.utf8)) } ?? false
  }
}

// MARK: Reading

extension ChainAnchor {
  /// The anchors that stand in a text, whatever stands around them; a line without its first words may be the only one.
  ///
  /// - Throws: a ``SigningError`` if there is none, or one was typed wrongly.
  package static func all(in text: String) throws -> [ChainAnchor] {
    let text = text.replacing("：", with: ":").lowercased(exceptAfter: "signature")
    let parts = text.split(separator: head, omittingEmptySubsequences: false)
    if parts.count == 1 { return [try ChainAnchor(text)] }
    return try parts.dropFirst().map { try ChainAnchor(String($0)) }
  }

  private init(_ text: String) throws {
    var words = text.split(whereSeparator: \.isWhitespace)[...]
    func hex(_ word: Substring) -> Bool { word.allSatisfy { $0.isASCII && $0.isHexDigit } }
    guard let register = words.popFirst(), register.count == 8, hex(register), let place = words.popFirst(),
      let seq = Int(place), seq > 0
    else { throw SigningError.noAnchor() }
    var digits = ""
    while let word = words.first, hex(word), digits.count < ChainAnchor.length {
      digits += word
      words = words.dropFirst()
    }
    guard digits.count == ChainAnchor.length, let date = words.popFirst(), let check = words.popFirst() else {
      throw SigningError.noAnchor()
    }
    self.init(register: String(register), seq: seq, hash: digits, date: String(date))
    guard check.prefix(4) == self.check else { throw SigningError.mistypedAnchor() }
    guard words.popFirst() == "key" else { return }
    let end = words.firstIndex(of: "signature") ?? words.endIndex
    guard let key = KeyFingerprint(words[..<end].joined()), let word = words[end...].dropFirst().first,
      let signature = Data(base64Encoded: String(word))
    else { throw SigningError.mistypedAnchor() }
    seal = Seal(key: key, signature: Array(signature))
  }
}

extension String {
  /// The text in lower case, but for the word that follows on each `mark`.
  fileprivate func lowercased(exceptAfter mark: String) -> String {
    var isKept = false
    return split(whereSeparator: \.isWhitespace).map { word in
      defer { isKept = word.lowercased() == mark }
      return isKept ? String(word) : word.lowercased()
    }.joined(separator: " ")
  }
}

extension SigningError {
  static func noAnchor() -> SigningError {
    SigningError(
      .anchorUnreadable, "这不是锚：要 liandan anchor 给出的那一行，或存有它的文件",
      hant: "這不是錨：要 liandan anchor 給出的那一行，或存有它的檔案",
      en: "this is no anchor: give the line that liandan anchor printed, or a file with it")
  }

  static func mistypedAnchor() -> SigningError {
    SigningError(
      .anchorUnreadable, "锚抄错了：末尾的校验组对不上。请对照原文逐组核对", hant: "錨抄錯了：末尾的校驗組對不上。請對照原文逐組核對",
      en: "the anchor was mistyped: its last group does not fit. Compare it with the original group by group")
  }
}
