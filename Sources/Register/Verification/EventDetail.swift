import Foundation

/// The particulars of events, as read back from the chain.
struct EventDetail: Decodable {
  /// A file of a `print` event.
  struct File: Decodable {
    let copy: String
    let format: String
    let sha256: String
    let bytes: Int
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
  // void
  var reason: String?
  // print
  var edition: String?
  var files: [File]?
  // prepare, pack
  var organization: String?
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
