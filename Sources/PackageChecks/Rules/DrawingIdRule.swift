import Findings

/// Point 24: the ids of drawings are unique over body, headers and footers; those inside a worksheet drawing, there.
///
/// Prevents: two drawings have the same id: some versions lose a picture or ask to repair.
struct DrawingIdRule: PackageRule {
  static let point = 24
  static let meaning = FaultMeaning(.packageDrawingIdTwice)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var seen: Set<String> = []
    var faults: [PackageFault] = []
    for part in package.stories {
      for index in part.primary("wp:docPr") where !seen.insert(part.attribute("id", index) ?? "").inserted {
        faults.append(
          part.fault(
            Self.point, index, "the drawing id \(part.attribute("id", index) ?? "") is used twice",
            about: part.attribute("name", index)))
      }
    }
    for part in package.parts where part.contentType.hasSuffix("officedocument.drawing+xml") {
      var seen: Set<String> = []
      for index in part.primary("xdr:cNvPr") where !seen.insert(part.attribute("id", index) ?? "").inserted {
        faults.append(
          part.fault(
            Self.point, index, "the shape id \(part.attribute("id", index) ?? "") is used twice",
            about: part.attribute("name", index)))
      }
    }
    return faults + shapes(package)
  }

  /// VML shapes, and the embedded objects that name one.
  private func shapes(_ package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      var seen: Set<String> = []
      let twice = part.all("v:shape").filter { index in
        guard let id = part.attribute("id", index) else { return false }
        return !seen.insert(id).inserted
      }
      let lost = part.all("o:OLEObject").filter { !seen.contains(part.attribute("ShapeID", $0) ?? "") }
      return twice.map { part.fault(Self.point, $0, "the shape id is used twice", about: part.attribute("id", $0)) }
        + lost.map { part.fault(Self.point, $0, "the object's shape is not there") }
    }
  }
}
