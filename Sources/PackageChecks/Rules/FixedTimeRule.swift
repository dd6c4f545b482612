import Findings
import Zipping

/// Point 49: members carry the fixed time 1980-01-01 00:00, so that the same content gives the same bytes.
///
/// Prevents: the archive carries other times than the fixed one: the same content gives other bytes.
struct FixedTimeRule: PackageRule {
  static let point = 49
  static let isOwnHabit = true
  static let meaning = FaultMeaning(.packageOwnTime)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.directory.records.filter { $0.dosDate != 0x21 || $0.dosTime != 0 }.map {
      PackageFault(point: Self.point, part: $0.name, message: "time \($0.dosDate)/\($0.dosTime), not 1980-01-01 00:00")
    }
  }
}
