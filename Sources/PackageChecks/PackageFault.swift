/// One thing in a package that Word, Excel or another reader may refuse or repair.
package struct PackageFault: Sendable, Hashable, CustomStringConvertible {
  /// The number of the point in the list of ways to make a file that Word or Excel refuses; 17 for the schemas.
  package var point: Int
  /// The part or archive member.
  package var part: String
  /// The element, as a path, or whatever else tells the place.
  package var place: String
  /// What is wrong, in English for developers.
  package var message: String
  /// The name, id or text concerned, as people find it in the document.
  package var subject: String?
  /// What it means to people who use Word and Excel.
  package var meaning: FaultMeaning?
  /// The position of the element in its part's outline.
  var node: Int?

  /// Makes a fault.
  package init(point: Int, part: String, place: String = "", message: String, subject: String? = nil) {
    self.point = point
    self.part = part
    self.place = place
    self.message = message
    self.subject = subject
  }

  /// The same fault with this meaning instead of its rule's.
  func meaning(_ meaning: FaultMeaning) -> PackageFault {
    var fault = self
    fault.meaning = meaning
    return fault
  }

  /// The fault on one line.
  package var description: String { "[\(point)] \(part) \(place): \(message)" }
}
