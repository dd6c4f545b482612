import Findings
import OPC

/// Point 31: styles that are used are defined, once.
///
/// Prevents: a style is used but not defined: the text falls back to the default look.
struct StyleReferenceRule: PackageRule {
  static let point = 31
  static let meaning = FaultMeaning(.packageMissingStyle)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let styles = package.part("styles", from: package.main), package.opc.kind == .wordprocessing else {
      return []
    }
    var known: Set<String> = []
    var faults: [PackageFault] = []
    for index in styles.all("w:style") where !known.insert(styles.attribute("w:styleId", index) ?? "").inserted {
      faults.append(styles.fault(Self.point, index, "the style is defined twice"))
    }
    for part in package.stories + [styles] {
      for name in ["w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link"] {
        for index in part.all(name) where !known.contains(part.attribute("w:val", index) ?? "") {
          faults.append(
            part.fault(
              Self.point, index, "there is no style \(part.attribute("w:val", index) ?? "")",
              about: part.attribute("w:val", index)))
        }
      }
    }
    return faults
  }
}
