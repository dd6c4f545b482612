package import Storage

/// An event of the audit chain by its hash alone: it tells of a form that is not in the packet.
///
/// With the digest of its content the chain can be followed across it; that of an event of version 1.0.0 cannot, whose hash
/// is made of the content itself.
package struct HiddenEvent: Sendable, Hashable {
  /// The place in the chain.
  package let seq: Int
  /// The digest of the content; `nil` for an event of version 1.0.0.
  package let body: Digest?
  /// The hash of the event.
  package let hash: Digest

  init(seq: Int, body: Digest?, hash: Digest) {
    self.seq = seq
    self.body = body
    self.hash = hash
  }

  /// The event as one line of JSON, without line end, as packets hold it.
  package var line: [UInt8] {
    let body = body.map { ",\"body\":\"\($0)\"" } ?? ""
    return Array("{\"seq\":\(seq)\(body),\"hash\":\"\(hash)\"}".utf8)
  }

  /// Reads a line of a packet's chain; `nil` if it is none of a hidden event.
  package static func read(_ line: some Collection<UInt8>) -> HiddenEvent? {
    let parts = String(decoding: line, as: UTF8.self).split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count == 7 || parts.count == 11, let seq = Int(parts[2].dropFirst().dropLast()),
      AuditEvent.places.contains(seq), let hash = Digest(hex: String(parts[parts.count - 2]))
    else { return nil }
    let body = parts.count == 11 ? Digest(hex: String(parts[5])) : nil
    let event = HiddenEvent(seq: seq, body: body, hash: hash)
    // There is one way in which it is written.
    return event.line.elementsEqual(line) ? event : nil
  }
}
