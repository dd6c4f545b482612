import Markup

/// Point 16: the prefixes that `mc:Ignorable` and `Requires` name are declared.
struct IgnorablePrefixRule: PackageRule {
  static let point = 16

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part in
      part.outline.nodes.indices.flatMap { index in
        let lists = ["mc:Ignorable", "mc:ProcessContent", "mc:MustUnderstand"].compactMap { part.attribute($0, index) }
        let requires = part.names[index] == "mc:Choice" ? [part.attribute("Requires", index) ?? ""] : []
        return (lists + requires).flatMap { $0.split(separator: " ") }.map { String($0.prefix { $0 != ":" }) }
          .filter { part.outline.namespaceURI(ofPrefix: $0, at: index) == nil }
          .map { part.fault(Self.point, index, "the prefix \($0) is not declared") }
      }
    }
  }
}
