import Findings
import OPC

/// Point 34: every part is of a kind that a form on paper needs.
///
/// Prevents: macros, macro sheets, controls, objects of other programs, links to other workbooks, connections and
/// whatever else nobody knows.
struct PartListRule: PackageRule {
  static let point = 34
  static let meaning = ForeignContent.unknown.meaning

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.opc.parts.compactMap { part in
      switch PartList.judge(part, in: package.opc.kind) {
      case .document: return nil
      case .refused(let content): return fault(part, content, in: package)
      case .allowed:
        guard !part.isXML, let bytes = try? part.bytes(), PartList.isDisguised(bytes[...]) else { return nil }
        return fault(part, .disguised, in: package)
      }
    }
  }

  private func fault(_ part: Part, _ content: ForeignContent, in package: CheckedPackage) -> PackageFault {
    package.fault(Self.point, using: part.name, "\(part.name) of type \(part.contentType)", about: part.name.file)
      .meaning(content.meaning)
  }
}
