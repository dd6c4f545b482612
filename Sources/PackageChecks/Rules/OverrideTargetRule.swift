import Findings
import OPC

/// Point 3: a content type is given only to parts that are there.
///
/// Prevents: the file lists content that it does not hold, and Word or Excel asks to repair it.
struct OverrideTargetRule: PackageRule {
  static let point = 3
  // Excel leaves such entries behind and does not mind them.
  static let isOwnHabit = true
  static let meaning = FaultMeaning(.packageTypeOfNothing)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.opc.contentTypes.overrides.keys.sorted().filter { package.opc.part($0) == nil }.map {
      PackageFault(point: Self.point, part: "[Content_Types].xml", place: $0.text, message: "there is no such part")
    }
  }
}
