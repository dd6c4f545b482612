package import Findings
package import OPC

/// Leaves out of a template what nothing that is printed needs and what would be refused: links to files, Word's note of
/// its template, signatures, values from other workbooks, objects of other programs behind their pictures, parts that are gone.
///
/// What it cannot leave out without a loss stays, and the rules refuse it.
package enum PackageRepair {
  /// A file as it is used.
  package struct Result: Sendable {
    /// The package.
    package let package: OPCPackage
    /// The bytes that it was read from.
    package let bytes: [UInt8]
    /// What was left out, as warnings.
    package let findings: [Finding]
  }

  /// The file without what can be left out; the same file if there is nothing of the kind.
  ///
  /// `bytes` are those that `package` was read from.
  package static func repaired(_ package: OPCPackage, _ bytes: [UInt8], name: String) throws(OPCError) -> Result {
    guard isNeeded(package) else { return Result(package: package, bytes: bytes, findings: []) }
    var draft = RepairDraft(try CheckedPackage(package, bytes, name: name))
    for repair in repairs { repair.apply(to: &draft) }
    guard let changed = try draft.written() else { return Result(package: package, bytes: bytes, findings: []) }
    var report = FaultReport(name, draft.package)
    return Result(
      package: try OPCPackage(reading: changed, name: DocumentTypeRepair.documentName(name, of: package)),
      bytes: changed,
      findings: report.findings(draft.faults))
  }

  private static let repairs: [any PackageRepairRule.Type] = [
    DocumentTypeRepair.self, AttachedTemplateRepair.self, SignatureRepair.self, LinkRepair.self,
    ExternalWorkbookRepair.self,
    EmbeddedObjectRepair.self, StrayPartRepair.self,
  ]

  /// Whether any repair can apply, by names and relationships alone: most files need none, and forms wait for this.
  private static func isNeeded(_ package: OPCPackage) -> Bool {
    if DocumentTypeRepair.documentType(of: package) != nil || SignatureRepair.isNeeded(package) { return true }
    if package.parts.contains(where: { PartList.judge($0, in: package.kind).isRefusal }) { return true }
    return package.sources.contains { source in
      package.relationships(of: source).contains { link in
        link.isExternal
          ? link.shortType.lowercased() != "hyperlink" || !SafeAddress.isAllowed(link.target)
          : !package.holdsTarget(of: link)
            || !PartList.allows(relationship: link.shortType.lowercased(), in: package.kind)
      }
    }
  }
}

/// One kind of content that is left out.
protocol PackageRepairRule: SendableMetatype {
  /// Notes what changes, and a fault for each thing left out that people may miss.
  static func apply(to draft: inout RepairDraft)
}

extension PartList.Judgement {
  var isRefusal: Bool { if case .refused = self { true } else { false } }
}

extension OPCPackage {
  /// What relationships go out from: the package and its parts.
  var sources: [PartName?] { [nil] + parts.map(\.name) }

  /// Whether what a relationship within the package leads to is there.
  func holdsTarget(of link: Relationship) -> Bool { link.isPlaceInside || link.part.flatMap(part) != nil }

  /// Whether no other relationship leads to the part that this one leads to.
  func isOnlyTarget(of link: Relationship, from source: PartName?) -> Bool {
    sources.allSatisfy { other in
      relationships(of: other).allSatisfy { $0.part != link.part || (other == source && $0.id == link.id) }
    }
  }
}

extension Relationship {
  /// A shape's link to a place in the file has no part of its own; Excel writes `NULL` for a theme's lost picture.
  var isPlaceInside: Bool { target.hasPrefix("#") && shortType == "hyperlink" || part?.file == "NULL" }
}
