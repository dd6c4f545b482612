/// Point 24: the ids of drawings are unique over body, headers and footers; those inside a worksheet drawing, there.
struct DrawingIdRule: PackageRule {
  static let point = 24

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var seen: Set<String> = []
    var faults: [PackageFault] = []
    for part in package.stories {
      for index in part.primary("wp:docPr") where !seen.insert(part.attribute("id", index) ?? "").inserted {
        faults.append(
          part.fault(Self.point, index, "the drawing id \(part.attribute("id", index) ?? "") is used twice"))
      }
    }
    for part in package.parts where part.contentType.hasSuffix("officedocument.drawing+xml") {
      var seen: Set<String> = []
      for index in part.primary("xdr:cNvPr") where !seen.insert(part.attribute("id", index) ?? "").inserted {
        faults.append(part.fault(Self.point, index, "the shape id \(part.attribute("id", index) ?? "") is used twice"))
      }
    }
    return faults + shapeIds(package)
  }

  private func shapeIds(_ package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      var seen: Set<String> = []
      return part.primary("v:shape").filter { index in
        guard let id = part.attribute("id", index) else { return false }
        return !seen.insert(id).inserted
      }.map { part.fault(Self.point, $0, "the shape id is used twice") }
    }
  }
}
