import Findings
import Markup
import OPC

/// Point 30: sections end in the body only, name each kind of header once, and start as the standard knows.
///
/// Repeating a section break inside a table, text box or header, or one with two headers of a kind, makes Word call the
/// file damaged; a wrong start makes blank pages.
struct SectionRule: PackageRule {
  static let point = 30
  static let meaning = FaultMeaning(.packageBrokenSection)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in part.all("w:sectPr").flatMap { check(part, $0, package) } }
  }

  private func check(_ part: CheckedPart, _ section: Int, _ package: CheckedPackage) -> [PackageFault] {
    var faults: [PackageFault] = []
    if part.isInside(section, "w:tc", "w:txbxContent", "w:hdr", "w:ftr", "w:footnotes", "w:endnotes", "w:comments") {
      faults.append(part.fault(Self.point, section, "a section ends where it cannot"))
    }
    var kinds: Set<String> = []
    let links = PartName(part.name).map { package.opc.relationships(of: $0) } ?? []
    for (element, type) in [("w:headerReference", "header"), ("w:footerReference", "footer")] {
      for reference in part.children(section, element) {
        let kind = part.attribute("w:type", reference) ?? "default"
        if !kinds.insert("\(element) \(kind)").inserted {
          faults.append(part.fault(Self.point, reference, "a second \(type) of type \(kind)"))
        }
        let link = links.first { $0.id == part.attribute("r:id", reference) }
        if let link, link.shortType != type {
          faults.append(part.fault(Self.point, reference, "\(link.id) leads to no \(type)"))
        }
      }
    }
    for start in part.children(section, "w:type") {
      let value = part.attribute("w:val", start) ?? "nextPage"
      if !["nextPage", "nextColumn", "continuous", "evenPage", "oddPage"].contains(value) {
        faults.append(part.fault(Self.point, start, "a section cannot start by \(value)"))
      }
    }
    return faults
  }
}
