import OPC

/// Point 3: a content type is given only to parts that are there.
struct OverrideTargetRule: PackageRule {
  static let point = 3

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.opc.contentTypes.overrides.keys.sorted().filter { package.opc.part($0) == nil }.map {
      PackageFault(point: Self.point, part: "[Content_Types].xml", place: $0.text, message: "there is no such part")
    }
  }
}
