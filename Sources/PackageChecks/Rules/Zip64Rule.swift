import Findings

/// Point 6: no 64-bit records in an archive that is small enough without: Excel does not open such a workbook.
///
/// Prevents: the archive is in the format for huge files (zip64), which Excel may not open.
struct Zip64Rule: PackageRule {
  static let point = 6
  static let meaning = FaultMeaning(.packageZip64)
  static let isOfArchive = true

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let layout = ArchiveLayout(package.bytes)
    let members = layout.members.filter(\.hasZip64Field)
    if members.isEmpty && !layout.hasZip64End { return [] }
    let message = layout.hasZip64End ? "has a 64-bit end record" : "\(members.count) members have 64-bit sizes"
    return [PackageFault(point: Self.point, part: members.first?.name ?? "", message: message)]
  }
}
