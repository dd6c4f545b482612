import Crypto
import Foundation

/// One line of `audit.jsonl`, read without the register that wrote it.
///
/// A line is `{"seq":…,"at":…,"kind":…,"number":…,"operator":…,"detail":{…},"previous":"…","hash":"…"}`. The hash is
/// SHA-256 over the 64 digits of `previous` and the line without its last two members.
struct AuditLine {
  let seq: Int
  let at: String
  let kind: String
  let number: String?
  let detail: Detail
  let previous: String
  let hash: String
  /// What the hash ought to be.
  let expectedHash: String

  /// The particulars that packets are checked against.
  struct Detail: Decodable {
    struct File: Decodable {
      let copy: String
      let format: String
      let sha256: String
      let bytes: Int
    }
    var form: String?
    var period: String?
    var state: String?
    var data: String?
    var reason: String?
    var edition: String?
    var files: [File]?
  }

  private struct Head: Decodable {
    let seq: Int
    let at: String
    let kind: String
    let number: String?
    let detail: Detail
  }

  /// The previous hash of the first event.
  static let genesis = String(repeating: "0", count: 64)

  private static let previousKey = Array(",\"previous\":\"".utf8)
  private static let hashKey = Array("\",\"hash\":\"".utf8)
  private static let end = Array("\"}".utf8)

  /// Reads a line; `nil` if it is not of this form.
  init?(_ line: some Collection<UInt8>) {
    let line = Array(line)
    let tail = AuditLine.previousKey.count + 64 + AuditLine.hashKey.count + 64 + AuditLine.end.count
    guard line.count > tail else { return nil }
    var place = line.count - tail
    let body = Array(line[..<place]) + [UInt8(ascii: "}")]
    func literal(_ text: [UInt8]) -> Bool {
      defer { place += text.count }
      return line[place...].starts(with: text)
    }
    func digest() -> String {
      defer { place += 64 }
      return String(decoding: line[place..<place + 64], as: UTF8.self)
    }
    guard literal(AuditLine.previousKey) else { return nil }
    let previous = digest()
    guard literal(AuditLine.hashKey) else { return nil }
    let hash = digest()
    guard literal(AuditLine.end), SHA256Hex.isDigest(previous), SHA256Hex.isDigest(hash),
      let head = try? JSONDecoder().decode(Head.self, from: Data(body))
    else { return nil }
    (seq, at, kind, number, detail) = (head.seq, head.at, head.kind, head.number, head.detail)
    (self.previous, self.hash) = (previous, hash)
    expectedHash = SHA256Hex.of(Array(previous.utf8) + body)
  }
}
