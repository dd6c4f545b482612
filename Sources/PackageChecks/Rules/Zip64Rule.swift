import Findings

/// Point 6: no 64-bit records in an archive that is small enough without: Excel does not open such a workbook.
///
/// Prevents: the archive is in the format for huge files (zip64), which Excel may not open.
struct Zip64Rule: PackageRule {
  static let point = 6
  static let meaning = FaultMeaning("package-zip64")

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let layout = ArchiveLayout(package.bytes)
    var faults = layout.members.filter(\.hasZip64Field).map {
      PackageFault(point: Self.point, part: $0.name, message: "has 64-bit sizes")
    }
    if layout.hasZip64End {
      faults.append(PackageFault(point: Self.point, part: "", message: "has a 64-bit end record"))
    }
    return faults
  }
}
