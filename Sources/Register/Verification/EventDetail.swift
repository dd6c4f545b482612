import Foundation

/// The particulars of events, as read back from the chain.
struct EventDetail: Decodable {
  /// A file of a `print` event.
  struct File: Decodable {
    let copy: String
    let format: String
    let sha256: String
    let bytes: Int
    /// What it was drawn with, if that is not what the file before was drawn with; version 1.0.0 did not tell.
    let template: String?
  }

  // issue, close
  var form: String?
  var period: String?
  var serial: Int?
  var on: String?
  var state: String?
  var schema: String?
  var profile: String?
  var data: String?
  /// By what the form is known again; version 1.0.0 told neither this nor where the form stands in its list.
  var identities: [String]?
  var row: Int?
  // void
  var reason: String?
  // print
  var edition: String?
  var files: [File]?
  // deliver
  var count: Int?
  // issue, pack, list
  var batch: Int?
  // prepare, pack
  var register: String?
  var organization: String?
  var made: String?
  var by: String?
  var first: Int?
  var last: Int?
  var packet: String?
  var keeper: String?
  var forms: Int?
  var members: String?
  var sha256: String?
  var bytes: Int?

  /// Reads a detail; `nil` if it is none that a register writes.
  static func read(_ text: String) -> EventDetail? {
    try? JSONDecoder().decode(EventDetail.self, from: Data(text.utf8))
  }
}
