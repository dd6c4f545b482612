import Findings
import Zipping

/// Points 5 and 6: no data descriptors, no extra fields (so no zip64), no folders, content types first.
///
/// Prevents: the archive is not written in the way of this program.
struct ArchiveFormRule: PackageRule {
  static let point = 5
  static let isOwnHabit = true
  static let meaning = FaultMeaning(.packageOwnArchive)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var faults: [PackageFault] = []
    for record in package.directory.records {
      if record.flags & 1 << 3 != 0 { faults.append(fault(record.name, "has a data descriptor")) }
      if record.extraLength > 0 { faults.append(fault(record.name, "has extra fields", point: 6)) }
      if record.name.hasSuffix("/") { faults.append(fault(record.name, "is a folder")) }
    }
    let first = package.directory.records.first?.name ?? ""
    if first != "[Content_Types].xml" { faults.append(fault(first, "stands before the content types")) }
    return faults
  }

  private func fault(_ name: String, _ message: String, point: Int = Self.point) -> PackageFault {
    PackageFault(point: point, part: name, message: message)
  }
}
