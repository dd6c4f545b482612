import Forms
import Foundation
import Storage

/// The particulars of an event, as read back from the chain.
package struct EventDetail: Decodable {
  /// A file of a `print` event.
  package struct File: Decodable {
    package let copy: String
    package let format: String
    package let sha256: String
    package let bytes: Int
    /// What it was drawn with, if that is not what the file before was drawn with; version 1.0.0 did not tell.
    package let template: String?
    /// How many pages it has, of formats of fixed pages.
    package let pages: Int?
  }
  /// The account of a series in a `prepare` event.
  package struct Account: Decodable {
    package let form: String
    package let series: String
    package let first: String
    package let last: String
    package let issued: Int
    package let open: Int
    package let closed: Int
    package let void: Int
    package let missing: Int
    /// SHA-256 of the void and missing numbers as numbers.json lists them.
    package let sha256: String
  }
  /// Serials of a series in a `restore` event: they were given out after the backup.
  package struct Lost: Decodable, Sendable, Hashable {
    package let form: String
    package let series: String
    package let first: Int
    package let last: Int
  }

  /// The login of the account that did it at the web desk.
  package let account: String?
  // issue, close, hold
  package let form: String?
  package let period: String?
  package let serial: Int?
  package let on: String?
  package let state: String?
  package let schema: String?
  package let profile: String?
  package let data: String?
  // add
  /// The digest of what was added to a card.
  package let added: String?
  /// By what the form is known again; version 1.0.0 told neither this nor where the form stands in its list.
  package let identities: [String]?
  package let row: Int?
  /// The form whose place an issued one takes, or which it corrects.
  package let replaces: String?
  package let corrects: String?
  // void
  package let reason: String?
  package let replacedBy: String?
  // attach
  package let name: String?
  package let kind: String?
  package let sheets: Int?
  package let invoice: String?
  // paper
  package let place: String?
  package let box: String?
  package let holder: String?
  // print
  package let edition: String?
  package let files: [File]?
  // deliver
  package let count: Int?
  // issue, pack, list
  package let batch: Int?
  // prepare, pack
  package let register: String?
  package let organization: String?
  package let made: String?
  package let by: String?
  package let first: Int?
  package let last: Int?
  package let packet: String?
  package let keeper: String?
  package let forms: Int?
  package let members: String?
  package let accounts: [Account]?
  package let sha256: String?
  package let bytes: Int?
  // prepare, pack, of packets of lists
  /// How the packet is made up: 4 where it shows the events of its own forms alone.
  package let format: Int?
  // prepare, of archive packets
  package let year: Int?
  package let fonds: String?
  package let years: Int?
  package let archiveClass: String?
  package let code: String?
  package let firstSerial: Int?
  package let rules: String?
  /// The public key by which the packet is signed, in hexadecimal digits, and the signature.
  package let key: String?
  package let signature: String?
  /// The packet whose forms got the attachments that the packet holds, the last event that packets before tell of, and the
  /// serials of the forms' archival codes.
  package let supplements: String?
  package let after: Int?
  package let serials: [Int]?
  // stamp
  /// The event whose hash was stamped.
  package let event: Int?
  // restore
  package let lost: [Lost]?
  // account
  /// The login of the account that was changed, what was done, and its roles since.
  package let login: String?
  package let change: String?
  package let roles: [String]?

  private enum CodingKeys: String, CodingKey {
    case form, period, serial, on, state, schema, profile, data, added, identities, row, replaces, corrects, reason,
      replacedBy = "replaced_by", name, kind, sheets, invoice, place, box, holder, edition, files, count, batch,
      register, organization, made, by, first,
      last, packet, keeper, forms, members, account, accounts, sha256, bytes, format, year, fonds, years, archiveClass =
      "class", code,
      firstSerial = "first_serial", rules, key, signature, supplements, after,
      serials, event, lost, login, change, roles
  }

  /// Reads particulars; `nil` if they are none that a register writes.
  package static func read(_ text: String) -> EventDetail? {
    try? JSONDecoder().decode(EventDetail.self, from: Data(text.utf8))
  }

  /// The terms of an archive packet; `nil` for other packets and events.
  package var terms: ArchiveTerms? {
    guard let year, let archiveClass, let code = code.flatMap(ArchiveCode.init), let firstSerial,
      let rules = rules.flatMap({ Digest(hex: $0) }), (1...9_999).contains(year), (1...9_999).contains(years ?? 1),
      (1...Int(Int32.max)).contains(firstSerial)
    else { return nil }
    return ArchiveTerms(
      year: year, fonds: fonds, archiveClass: archiveClass, years: years, code: code, firstSerial: firstSerial,
      rules: rules)
  }

  /// The form whose place an issued one takes, or which it corrects; the form that takes the place of a void one.
  package var replacements: Replacements {
    Replacements(replaces: replaces, corrects: corrects, replacedBy: replacedBy)
  }

  /// Where the paper original is.
  package var paper: PaperOriginal { PaperOriginal(place: place, box: box, holder: holder) }

  /// Whether an issue closed the form at once.
  package var isClosed: Bool { state == RecordState.closed.rawValue }
}
