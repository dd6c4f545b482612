import Findings
import Markup

/// Point 16: the prefixes that `mc:Ignorable` and `Requires` name are declared.
///
/// Prevents: a compatibility note inside is incomplete, and Word calls the file damaged.
struct IgnorablePrefixRule: PackageRule {
  static let point = 16
  static let meaning = FaultMeaning(
    "package-undeclared-namespace", "文件内部的兼容说明不完整，Word 会说文件已损坏",
    hant: "檔案內部的相容說明不完整，Word 會說檔案已損壞",
    en: "a compatibility note inside is incomplete, and Word calls the file damaged", hint: .tellMaker)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part in
      var namespaces = part.namespaces
      return part.outline.nodes.indices.flatMap { index -> [PackageFault] in
        var lists: [String] = []
        if part.names[index] == "mc:Choice" { lists.append(part.attribute("Requires", index) ?? "") }
        for attribute in part.outline.attributes(of: index) {
          let name = String(decoding: part.outline.bytes[attribute.name], as: UTF8.self)
          guard let colon = name.firstIndex(of: ":"),
            Self.attributes.contains(String(name[name.index(after: colon)...])),
            namespaces.uri(String(name[..<colon]), at: index, in: part.outline) == Self.namespace
          else { continue }
          lists.append(String(decoding: part.outline.bytes[attribute.value], as: UTF8.self))
        }
        return lists.flatMap { $0.split(separator: " ") }.map { String($0.prefix { $0 != ":" }) }
          .filter { namespaces.uri($0, at: index, in: part.outline).isEmpty }
          .map { part.fault(Self.point, index, "the prefix \($0) is not declared", about: $0) }
      }
    }
  }

  private static let attributes: Set<String> = ["Ignorable", "ProcessContent", "MustUnderstand"]
  private static let namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
}
