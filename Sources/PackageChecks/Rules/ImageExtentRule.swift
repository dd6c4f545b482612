/// Point 33: a picture's width and height are whole numbers above zero (914,400 to the inch).
struct ImageExtentRule: PackageRule {
  static let point = 33

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part in
      ["wp:extent", "xdr:ext"].flatMap(part.all).filter { index in
        ["cx", "cy"].contains { name in
          guard let size = part.attribute(name, index).flatMap({ Int64($0) }) else { return true }
          return !(1...27_273_042_316_900 ~= size)
        }
      }.map { part.fault(Self.point, $0, "the size is not above zero") }
    }
  }
}
