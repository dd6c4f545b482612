import OPC

/// Point 1: every part has a content type.
struct ContentTypePresenceRule: PackageRule {
  static let point = 1

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.opc.parts.filter(\.contentType.isEmpty).map {
      PackageFault(point: Self.point, part: $0.name.text, message: "no content type")
    }
  }
}
