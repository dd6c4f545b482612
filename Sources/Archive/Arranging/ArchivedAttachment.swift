import Findings
package import Records
package import Storage

/// A file that was attached to a form, as the audit chain tells of it and as it lies in a packet with terms.
package struct ArchivedAttachment: Sendable {
  /// The event that tells of it.
  package let event: Int
  /// Its place among the attachments of the form, from 1.
  let ordinal: Int
  /// The name that it came under.
  let name: String
  /// What it is.
  let kind: AttachmentKind
  /// SHA-256 of the content.
  package let sha256: Digest
  /// How many sheets or pages it has, if somebody knew.
  let sheets: Int?
  /// The number of the e-invoice that it is.
  let invoice: String?

  /// Reads the particulars of an `attach` event; `nil` if a register writes none such.
  init?(_ event: AuditEvent, _ detail: EventDetail, ordinal: Int) {
    guard let name = detail.name, let kind = detail.kind.flatMap(AttachmentKind.init(rawValue:)),
      let sha256 = detail.sha256.flatMap({ Digest(hex: $0) })
    else { return nil }
    (self.event, invoice) = (event.seq, detail.invoice)
    (self.ordinal, self.name, self.kind, self.sha256, sheets) = (ordinal, name, kind, sha256, detail.sheets)
  }

  /// The attachments that events tell of, in their order.
  package static func all(of events: [AuditEvent]) -> [ArchivedAttachment] {
    var story = ArchivedStory()
    for event in events { story.add(event) }
    return story.attachments
  }

  /// What stands behind the form's number in the file's name: `-attachment-1.pdf`. Of the name that it came under only an
  /// ending of letters and digits is kept.
  package var suffix: String {
    let parts = name.split(separator: ".")
    let ending = parts.count > 1 ? parts[parts.count - 1].lowercased() : ""
    let isPlain =
      (1...5).contains(ending.utf8.count)
      && ending.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
    return "-attachment-\(ordinal)" + (isPlain ? ".\(ending)" : "")
  }
}
