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

  /// Makes a fault.
  public init(point: Int, part: String, place: String = "", message: String) {
    self.point = point
    self.part = part
    self.place = place
    self.message = message
  }

  /// The fault on one line.
  public var description: String { "[\(point)] \(part) \(place): \(message)" }
}

/// One of the ways to make a file that Word or Excel refuses or repairs, and how to find it.
public protocol PackageRule {
  /// The number of the point in the list.
  static var point: Int { get }
  /// Where the package breaks the rule.
  func faults(in package: CheckedPackage) -> [PackageFault]
}
