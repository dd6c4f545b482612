import Findings
import Zipping

/// Point 7: members are plain files that everyone may read (Word for Mac minds members without attributes).
///
/// Prevents: the attributes of the members are not those of this program.
struct ArchiveAttributesRule: PackageRule {
  static let point = 7
  static let isOwnHabit = true
  static let meaning = FaultMeaning(
    "package-own-attributes", .warning, "压缩包成员的属性与本程序的惯例不同",
    hant: "壓縮檔成員的屬性與本程式的慣例不同",
    en: "the attributes of the members are not those of this program", hint: .tellMaker)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.directory.records.filter { $0.madeBy >> 8 != 3 || $0.externalAttributes >> 16 != 0o100644 }.map {
      PackageFault(
        point: Self.point, part: $0.name,
        message: "attributes \(String($0.externalAttributes >> 16, radix: 8)), made by \($0.madeBy >> 8)")
    }
  }
}
