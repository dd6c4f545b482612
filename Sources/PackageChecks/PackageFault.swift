/// One thing in a package that Word, Excel or another reader may refuse or repair.
public struct PackageFault: Sendable, Hashable, CustomStringConvertible {
  /// The number of the point in the list of ways to make a file that Word or Excel refuses; 17 for the schemas.
  public var point: Int
  /// The part or archive member.
  public var part: String
  /// The element, as a path, or whatever else tells the place.
  public var place: String
  /// What is wrong, in English for developers.
  public var message: String
  /// The name, id or text concerned, as people find it in the document.
  public var subject: String?
  /// What it means to people who use Word and Excel.
  public var meaning: FaultMeaning?
  /// The position of the element in its part's outline.
  var node: Int?

  /// Makes a fault.
  public init(point: Int, part: String, place: String = "", message: String, subject: String? = nil) {
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
  public var description: String { "[\(point)] \(part) \(place): \(message)" }
}
