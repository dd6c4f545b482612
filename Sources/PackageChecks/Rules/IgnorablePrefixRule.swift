import Findings
import Markup

/// Point 16: the prefixes that `mc:Ignorable` and `Requires` name are declared.
///
/// Prevents: a compatibility note inside is incomplete, and Word calls the file damaged.
struct IgnorablePrefixRule: PackageRule {
  static let point = 16
  static let meaning = FaultMeaning(.packageUndeclaredNamespace)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part in
      let required = part.all("mc:Choice").map { (node: $0, list: part.attribute("Requires", $0) ?? "") }
      let ignored = part.attributes(in: [Self.namespace]).filter { Self.attributes.contains($0.name) }
        .map { (node: $0.node, list: $0.value) }
      var namespaces = part.namespaces
      return (required + ignored).flatMap { node, list in
        list.split(separator: " ").map { String($0.prefix { $0 != ":" }) }
          .filter { namespaces.uri($0, at: node, in: part.outline).isEmpty }
          .map { part.fault(Self.point, node, "the prefix \($0) is not declared", about: $0) }
      }
    }
  }

  private static let attributes: Set<String> = ["Ignorable", "ProcessContent", "MustUnderstand"]
  private static let namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
}
