import Findings
import Zipping

/// Point 7: members are plain files that everyone may read (Word for Mac minds members without attributes).
///
/// Prevents: the attributes of the members are not those of this program.
struct ArchiveAttributesRule: PackageRule {
  static let point = 7
  static let isOwnHabit = true
  static let meaning = FaultMeaning(.packageOwnAttributes)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.directory.records.filter { $0.madeBy >> 8 != 3 || $0.externalAttributes >> 16 != 0o100644 }.map {
      PackageFault(
        point: Self.point, part: $0.name,
        message: "attributes \(String($0.externalAttributes >> 16, radix: 8)), made by \($0.madeBy >> 8)")
    }
  }
}
