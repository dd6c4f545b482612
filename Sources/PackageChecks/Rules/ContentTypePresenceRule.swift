import Findings
import OPC

/// Point 1: every part has a content type.
///
/// Prevents: something in the file has no stated type, and Word or Excel calls the file damaged.
struct ContentTypePresenceRule: PackageRule {
  static let point = 1
  static let meaning = FaultMeaning(.packagePartWithoutType)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    // Office leaves what it threw away in a folder of its own.
    let parts = package.opc.parts.filter { $0.name.folder != "/[trash]/" }
    let untyped = parts.filter(\.contentType.isEmpty).map {
      PackageFault(point: Self.point, part: $0.name.text, message: "no content type", subject: $0.name.file)
    }
    // A picture whose extension has another type, as where only "jpeg" was declared and the file ends in "jpg".
    let pictures = package.opc.parts.flatMap { package.opc.parts("image", from: $0.name) }
    let mistyped = Set(pictures.filter { !$0.contentType.isEmpty && !$0.contentType.hasPrefix("image/") }.map(\.name))
    return untyped
      + mistyped.sorted().map {
        PackageFault(point: Self.point, part: $0.text, message: "a picture of another type", subject: $0.file)
      }
  }
}
