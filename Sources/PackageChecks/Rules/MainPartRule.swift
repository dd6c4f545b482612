import Findings
import OPC

/// Point 9: one relationship of the package leads to the main part, wherever it lies and whatever it is called.
///
/// Names are free: the main part may be `document2.xml` and targets may be absolute. A package without such a
/// relationship is refused on opening; with two, programs differ in what they show.
struct MainPartRule: PackageRule {
  static let point = 9
  static let meaning = FaultMeaning(.packageTwoDocuments)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let links = package.opc.relationships(of: nil).filter { $0.shortType == "officeDocument" }
    return links.dropFirst().map {
      PackageFault(point: Self.point, part: "/_rels/.rels", place: $0.id, message: "a second main part \($0.target)")
    }
  }
}
