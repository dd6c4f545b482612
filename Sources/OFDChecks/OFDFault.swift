/// One thing in an OFD file that breaks a rule.
package struct OFDFault: Sendable, Hashable, CustomStringConvertible {
  /// The clause of GB/T 42133-2022 (OFD-A), or the standard that the rule is of.
  package var clause: String
  /// The part, by its name in the archive.
  package var part: String
  /// The element, as a path.
  package var place: String
  /// What is wrong, in English for developers.
  package var message: String

  init(clause: String = "", part: String, place: String = "", message: String) {
    self.clause = clause
    self.part = part
    self.place = place
    self.message = message
  }

  /// The fault on one line.
  package var description: String { "[\(clause)] \(part) \(place): \(message)" }
}
