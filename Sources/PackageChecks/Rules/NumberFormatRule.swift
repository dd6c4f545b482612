import Findings
import OPC

/// Point 42: custom number formats are ones that Excel can read: closed quotes and brackets, at most four sections.
///
/// WPS opens a workbook with a broken format; Excel refuses it.
struct NumberFormatRule: PackageRule {
  static let point = 42
  static let meaning = FaultMeaning(.packageNumberFormat)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let styles = package.part("styles", from: package.main), package.opc.kind == .spreadsheet else { return [] }
    var ids: Set<String> = []
    return styles.all("s:numFmts").flatMap { styles.children($0, "s:numFmt") }.flatMap { index in
      let code = styles.attribute("formatCode", index) ?? ""
      var faults: [PackageFault] = []
      if !NumberFormatCode(code).isSound {
        faults.append(styles.fault(Self.point, index, "the format is malformed", about: code))
      }
      let id = styles.attribute("numFmtId", index) ?? ""
      if !ids.insert(id).inserted { faults.append(styles.fault(Self.point, index, "the id \(id) is used twice")) }
      return faults
    }
  }
}
