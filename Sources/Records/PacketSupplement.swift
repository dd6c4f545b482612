package import Findings

/// What ties a packet of late attachments to the packet that holds their forms: it has what was attached to them since.
package struct PacketSupplement: Sendable, Hashable {
  /// The id of the packet that holds the forms.
  package let packet: String
  /// The last event that the packets before tell of: what was attached later is in this one.
  package let after: Int
  /// The serials of the archival codes that the forms have from their packet, in the order of form and number.
  package let serials: [Int]

  /// Makes a tie.
  package init(packet: String, after: Int, serials: [Int]) {
    (self.packet, self.after, self.serials) = (packet, after, serials)
  }

  /// The members by which the audit chain tells of it.
  package var members: [(String, JSONValue)] {
    [
      ("supplements", .string(packet)), ("after", .number("\(after)")),
      ("serials", .array(serials.map { .number("\($0)") })),
    ]
  }
}

extension EventDetail {
  /// The packet whose forms got attachments, of a packet that holds these; `nil` for others.
  package var supplement: PacketSupplement? {
    guard let supplements, let after, let serials else { return nil }
    return PacketSupplement(packet: supplements, after: after, serials: serials)
  }
}
