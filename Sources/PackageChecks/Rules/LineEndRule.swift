import Findings
import Markup

/// Point 15: a line end or tab inside `w:t` is shown as a blank; `w:br` and `w:tab` are meant.
///
/// Prevents: a line end or tab is not written in the way of Word and shows as a blank.
struct LineEndRule: PackageRule {
  static let point = 15
  static let meaning = FaultMeaning(.packageLineEndLost)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      part.all("w:t").filter { part.outline.text(of: $0).utf8.contains { $0 < 0x20 } }.map {
        part.fault(Self.point, $0, "a line end or tab inside w:t")
      }
    }
  }
}
