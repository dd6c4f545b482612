/// One of the ways to make a file that Word or Excel refuses or repairs, and how to find it.
package protocol PackageRule: Sendable {
  /// The number of the point in the list; see `CheckPoint`.
  static var point: Int { get }
  /// What breaking the rule means to people who use Word and Excel.
  static var meaning: FaultMeaning { get }
  /// Whether only files that this library writes must keep to the rule; other programs may do otherwise.
  static var isOwnHabit: Bool { get }
  /// Whether it is about the archive around the parts: what is made from a template gets an archive of its own.
  static var isOfArchive: Bool { get }
  /// Where the package breaks the rule.
  func faults(in package: CheckedPackage) -> [PackageFault]
}

extension PackageRule {
  /// Most rules hold for every file.
  package static var isOwnHabit: Bool { false }

  /// Most rules are about the parts.
  package static var isOfArchive: Bool { false }

  /// Where the package breaks the rule, with what that means.
  func explained(in package: CheckedPackage) -> [PackageFault] {
    faults(in: package).map { fault in
      var fault = fault
      fault.meaning = fault.meaning ?? Self.meaning
      return fault
    }
  }
}
