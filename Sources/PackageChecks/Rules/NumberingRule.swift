import Findings

/// Point 31: a list that is used is defined, its definition exists, and definitions stand before lists.
///
/// Prevents: a numbered list is not defined or not completely: numbers vanish, or the file does not open.
struct NumberingRule: PackageRule {
  static let point = 31
  static let meaning = FaultMeaning(.packageMissingList)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let numbering = package.part("numbering", from: package.main)
    var known: Set<String> = ["0"]
    var faults: [PackageFault] = []
    if let part = numbering {
      let definitions = Set(part.all("w:abstractNum").compactMap { part.attribute("w:abstractNumId", $0) })
      for index in part.all("w:abstractNum")
      where !part.children(index).contains(where: { ["w:lvl", "w:numStyleLink"].contains(part.names[$0]) }) {
        faults.append(part.fault(Self.point, index, "a list definition without levels"))
      }
      for index in part.all("w:num") {
        known.insert(part.attribute("w:numId", index) ?? "")
        let definition = part.children(index, "w:abstractNumId").first.flatMap { part.attribute("w:val", $0) } ?? ""
        if !definitions.contains(definition) {
          faults.append(part.fault(Self.point, index, "there is no list definition \(definition)"))
        }
      }
      if let last = part.all("w:abstractNum").last, let first = part.all("w:num").first, last > first {
        faults.append(part.fault(Self.point, last, "a definition stands behind the lists"))
      }
    }
    let users = package.stories + [package.part("styles", from: package.main)].compactMap(\.self)
    for part in users {
      for index in part.all("w:numId") where !known.contains(part.attribute("w:val", index) ?? "") {
        faults.append(part.fault(Self.point, index, "there is no list \(part.attribute("w:val", index) ?? "")"))
      }
    }
    return faults
  }
}
