import Findings

/// Point 5: a member whose flags announce a data descriptor has one.
///
/// A tool that rewrote the member and kept the flag makes readers that stream the archive lose their place.
struct DataDescriptorRule: PackageRule {
  static let point = 5
  static let meaning = FaultMeaning(.packageArchiveDescriptor)
  static let isOfArchive = true

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let layout = ArchiveLayout(package.bytes)
    return layout.members.filter { $0.flags & 1 << 3 != 0 && !layout.hasDescriptor($0) }.map {
      PackageFault(point: Self.point, part: $0.name, message: "announces a data descriptor and has none")
    }
  }
}
