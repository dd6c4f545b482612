/// Point 21: a content control has content.
struct ContentControlRule: PackageRule {
  static let point = 21

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      part.all("w:sdt").filter { control in
        !part.children(control, "w:sdtContent").contains { !part.children($0).isEmpty }
      }.map { part.fault(Self.point, $0, "an empty content control") }
    }
  }
}
