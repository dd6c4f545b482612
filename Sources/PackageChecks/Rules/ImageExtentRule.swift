import Findings
import Markup

/// Point 33: a picture's width and height are whole numbers above zero (914,400 to the inch).
///
/// Prevents: the width or height of a picture is not above zero: it does not show, or the file does not open.
struct ImageExtentRule: PackageRule {
  static let point = 33
  static let meaning = FaultMeaning(.packagePictureSize)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part in
      ["wp:extent", "xdr:ext"].flatMap(part.all).filter { index in
        ["cx", "cy"].contains { name in
          guard let size = part.attribute(name, index).flatMap({ Int64($0) }) else { return true }
          // A straight line has no height; a picture has.
          let least: Int64 = part.inside(part.outline.nodes[index].parent, "pic:pic").isEmpty ? 0 : 1
          return !(least...27_273_042_316_900 ~= size)
        }
      }.map { part.fault(Self.point, $0, "the size is not above zero") }
    }
  }
}
