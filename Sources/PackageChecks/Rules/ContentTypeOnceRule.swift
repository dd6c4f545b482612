import Findings

/// Point 2: an extension or a part has one content type, whatever its case.
///
/// Prevents: a type is stated twice, and Word or Excel calls the file damaged.
struct ContentTypeOnceRule: PackageRule {
  static let point = 2
  static let meaning = FaultMeaning(.packageTypeTwice)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let types = package.contentTypes
    var seen: Set<String> = []
    var faults: [PackageFault] = []
    for (element, key) in [("ct:Default", "Extension"), ("ct:Override", "PartName")] {
      for index in types.all(element) {
        let name = (types.attribute(key, index) ?? "").lowercased()
        if !seen.insert("\(element) \(name)").inserted {
          faults.append(types.fault(Self.point, index, "a second content type for \(name)"))
        }
      }
    }
    return faults
  }
}
