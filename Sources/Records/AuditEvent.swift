import Findings
import Foundation
package import Storage

/// One entry of the audit chain. Its hash covers the hash before it, so that no entry can be changed, put in or taken
/// out without a trace.
///
/// The hash is SHA-256 over the 64 digits of the previous hash followed by the 64 digits of the SHA-256 of the event's
/// canonical JSON without the members `previous` and `hash`: an event can be shown by that digest alone, see
/// ``HiddenEvent``. In registers up to version 1.0.0 the JSON itself follows. The first event's previous hash is 64 zeros.
package struct AuditEvent: Sendable, Hashable {
  /// What happened.
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A number was taken and a record written, open or closed at once.
    case issue
    /// Files were written.
    case print
    /// Something was added to a card.
    case add
    /// The rest was written down.
    case close
    /// The number was made void.
    case void
    /// Copies were printed again.
    case reprint
    /// The copies of a reprint were handed over to who asked for them.
    case deliver
    /// A list was gone through to its end.
    case list
    /// A file was attached to the form.
    case attach
    /// The paper original was laid somewhere, lent or given back.
    case paper
    /// The form is to be kept beyond its term, or no longer.
    case hold
    /// What a packet is to hold was decided; it is the last event that the packet itself tells of.
    case prepare
    /// A packet was made, with this digest.
    case pack
    /// A time stamp of an earlier event was kept.
    case stamp
    /// The register was made of a backup: what was issued after the backup is lost to it.
    case restore
    /// The register was mended: files were made again, guards put back.
    case repair
    /// An account of the web desk was added or changed.
    case account
  }

  /// The place in the chain, from 1.
  package let seq: Int
  /// The moment, as ISO 8601 text in the company's time zone.
  package let at: String
  /// What happened; of ``Kind`` in registers of this version.
  package let kind: String
  /// The form's number; `nil` for events of no single form.
  package let number: String?
  /// Who did it.
  package let operatorName: String
  /// The particulars as canonical JSON.
  package let detail: String
  /// The hash of the event before.
  package let previous: Digest
  /// The hash of this event.
  package let hash: Digest

  /// The previous hash of the first event.
  package static let genesis = Digest.zero
  /// The places that an event can have; no register comes near the last.
  package static let places = 1...Int(Int32.max) << 16

  /// Makes the event that follows on the one with the hash `previous`; as read back, with the `hash` that it states.
  package init(
    seq: Int, at: String, kind: String, number: String?, operatorName: String, detail: String, previous: Digest,
    hash: Digest? = nil
  ) {
    self.seq = seq
    self.at = at
    self.kind = kind
    self.number = number
    self.operatorName = operatorName
    self.detail = detail
    self.previous = previous
    self.hash =
      hash
      ?? AuditEvent.hash(
        previous,
        body: Digest(
          of: AuditEvent.body(seq: seq, at: at, kind: kind, number: number, operatorName: operatorName, detail: detail))
      )
  }

  /// Whether the hash is that of the content and of the event before, as registers of this version or of one up to 1.0.0 make it.
  package var isSound: Bool {
    let body = body
    return hash == AuditEvent.hash(previous, body: Digest(of: body)) || hash == AuditEvent.firstHash(previous, body)
  }

  /// The event without its content, for packets in which it is none of the reader's business.
  package var hidden: HiddenEvent {
    let digest = Digest(of: body)
    return HiddenEvent(seq: seq, body: hash == AuditEvent.hash(previous, body: digest) ? digest : nil, hash: hash)
  }

  /// The event as one line of JSON, without line end, as packets hold it.
  package var line: [UInt8] { body.dropLast() + AuditEvent.tail(previous: previous, hash: hash) }

  private var body: [UInt8] {
    AuditEvent.body(seq: seq, at: at, kind: kind, number: number, operatorName: operatorName, detail: detail)
  }

  /// SHA-256 over the hash of the event before and the digest of this event's body, both in hexadecimal digits: whoever knows
  /// the digest alone can follow the chain.
  static func hash(_ previous: Digest, body: Digest) -> Digest {
    var hash = RunningDigest()
    hash.update(previous.hex.utf8)
    hash.update(body.hex.utf8)
    return hash.digest
  }

  /// The hash as registers up to version 1.0.0 make it: over the body itself.
  private static func firstHash(_ previous: Digest, _ body: [UInt8]) -> Digest {
    var hash = RunningDigest()
    hash.update(previous.hex.utf8)
    hash.update(body)
    return hash.digest
  }
}

// MARK: The event as JSON

extension AuditEvent {
  private static func body(
    seq: Int, at: String, kind: String, number: String?, operatorName: String, detail: String
  ) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(detail.utf8.count + 200)
    bytes.append(contentsOf: "{\"seq\":".utf8)
    bytes.append(contentsOf: String(seq).utf8)
    bytes.append(contentsOf: ",\"at\":".utf8)
    JSONValue.string(at).write(to: &bytes)
    bytes.append(contentsOf: ",\"kind\":".utf8)
    JSONValue.string(kind).write(to: &bytes)
    bytes.append(contentsOf: ",\"number\":".utf8)
    (number.map { JSONValue.string($0) } ?? .null).write(to: &bytes)
    bytes.append(contentsOf: ",\"operator\":".utf8)
    JSONValue.string(operatorName).write(to: &bytes)
    bytes.append(contentsOf: ",\"detail\":".utf8)
    bytes.append(contentsOf: detail.utf8)
    bytes.append(UInt8(ascii: "}"))
    return bytes
  }

  /// What stands in a line after the body, in place of its closing brace.
  private static func tail(previous: Digest, hash: Digest) -> [UInt8] {
    Array(",\"previous\":\"\(previous)\",\"hash\":\"\(hash)\"}".utf8)
  }

  private struct Head: Decodable {
    let seq: Int
    let at: String
    let kind: String
    let number: String?
    let `operator`: String
    let detail: EventDetail
  }

  /// Reads a line of a packet's chain with the particulars; `nil` if it is none that a register writes.
  package static func read(_ line: [UInt8]) -> (event: AuditEvent, detail: EventDetail)? {
    let length = line.count - AuditEvent.tail(previous: .zero, hash: .zero).count
    guard length > 0 else { return nil }
    let ends = [line[(length + 13)..<(length + 77)], line[(length + 87)..<(length + 151)]].compactMap {
      Digest(hex: String(decoding: $0, as: UTF8.self))
    }
    guard ends.count == 2, line[length...].elementsEqual(AuditEvent.tail(previous: ends[0], hash: ends[1])),
      let head = try? JSONDecoder().decode(Head.self, from: Data(line[..<length] + "}".utf8)),
      AuditEvent.places.contains(head.seq)
    else { return nil }
    func event(_ detail: String) -> AuditEvent {
      AuditEvent(
        seq: head.seq, at: head.at, kind: head.kind, number: head.number, operatorName: head.operator, detail: detail,
        previous: ends[0], hash: ends[1])
    }
    // All before the particulars is written in one way only.
    let start = event("").body.dropLast()
    guard line.starts(with: start), start.count < length else { return nil }
    return (event(String(decoding: line[start.count..<length], as: UTF8.self)), head.detail)
  }
}
