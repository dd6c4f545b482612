import Foundation
import Storage

/// The places of an event in the chain, read from the two ends of its line.
///
/// A line is `{"seq":…,"at":…,"kind":…,"number":…,"operator":…,"detail":{…},"previous":"…","hash":"…"}`. The hash is
/// SHA-256 over the 64 digits of `previous` and the line without its last two members.
struct AuditSeal {
  let seq: Int
  let previous: String
  let hash: String
  /// The length of the line without its last two members and without the closing brace.
  let bodyLength: Int

  /// The places that an event can have; no register comes near the last.
  private static let places = 1...1 << 47

  /// The previous hash of the first event.
  static let genesis = String(repeating: "0", count: 64)

  private static let seqKey = Array("{\"seq\":".utf8)
  private static let previousKey = Array(",\"previous\":\"".utf8)
  private static let hashKey = Array("\",\"hash\":\"".utf8)
  private static let end = Array("\"}".utf8)

  /// Reads a line; `nil` if it is not of this form.
  init?(_ line: [UInt8]) {
    let tail = AuditSeal.previousKey.count + 64 + AuditSeal.hashKey.count + 64 + AuditSeal.end.count
    guard line.count > tail, line.starts(with: AuditSeal.seqKey) else { return nil }
    var place = line.count - tail
    bodyLength = place
    func literal(_ text: [UInt8]) -> Bool {
      defer { place += text.count }
      return line[place...].starts(with: text)
    }
    func digest() -> String {
      defer { place += 64 }
      return String(decoding: line[place..<place + 64], as: UTF8.self)
    }
    guard literal(AuditSeal.previousKey) else { return nil }
    previous = digest()
    guard literal(AuditSeal.hashKey) else { return nil }
    hash = digest()
    let digits = line[AuditSeal.seqKey.count...].prefix { (0x30...0x39).contains($0) }
    guard literal(AuditSeal.end), Digest(hex: previous) != nil, Digest(hex: hash) != nil,
      let seq = Int(String(decoding: digits, as: UTF8.self)), AuditSeal.places.contains(seq)
    else { return nil }
    self.seq = seq
  }
}

/// One line of `audit.jsonl`, read without the register that wrote it.
struct AuditLine {
  let seq: Int
  let at: String
  let kind: String
  let number: String?
  let operatorName: String
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
    /// The account of a series in a `prepare` event.
    struct Account: Decodable {
      let form: String
      let series: String
      let first: String
      let last: String
      let issued: Int
      let open: Int
      let closed: Int
      let void: Int
      let missing: Int
      /// SHA-256 of the void and missing numbers as numbers.json lists them.
      let sha256: String
    }

    // issue, close
    var form: String?
    var period: String?
    var serial: Int?
    var on: String?
    var state: String?
    var schema: String?
    var data: String?
    // void
    var reason: String?
    // print
    var edition: String?
    var files: [File]?
    // prepare, pack
    var packet: String?
    var register: String?
    var organization: String?
    var keeper: String?
    var forms: Int?
    var members: String?
    var accounts: [Account]?
  }

  private struct Head: Decodable {
    let seq: Int
    let at: String
    let kind: String
    let number: String?
    let `operator`: String
    let detail: Detail
  }

  /// Reads a line; `nil` if it is not of this form.
  init?(_ line: [UInt8]) {
    guard let seal = AuditSeal(line) else { return nil }
    let body = line[..<seal.bodyLength] + [UInt8(ascii: "}")]
    guard let head = try? JSONDecoder().decode(Head.self, from: Data(body)), head.seq == seal.seq else { return nil }
    (seq, at, kind, number) = (head.seq, head.at, head.kind, head.number)
    (operatorName, detail) = (head.operator, head.detail)
    (previous, hash) = (seal.previous, seal.hash)
    var sum = RunningDigest()
    sum.update(previous.utf8)
    sum.update(body)
    expectedHash = sum.digest.hex
  }
}
