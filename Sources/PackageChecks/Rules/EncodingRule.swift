import OPC

/// Point 10: parts that we write are UTF-8 without a byte order mark.
struct EncodingRule: PackageRule {
  static let point = 10

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.opc.parts.filter(\.isXML).compactMap { part in
      guard let bytes = try? part.bytes(), let xml = try? part.xml(), bytes != xml else { return nil }
      return PackageFault(point: Self.point, part: part.name.text, message: "not plain UTF-8")
    }
  }
}
