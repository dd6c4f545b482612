import Findings
import OPC

/// Point 42: custom number formats are ones that Excel can read: closed quotes and brackets, at most four sections.
///
/// WPS opens a workbook with a broken format; Excel refuses it.
struct NumberFormatRule: PackageRule {
  static let point = 42
  static let meaning = FaultMeaning(
    "package-number-format", "自定义数字格式写错了，WPS 能开而 Excel 会要求修复", hant: "自訂數字格式寫錯了，WPS 能開而 Excel 會要求修復",
    en: "a custom number format is malformed: WPS opens the file, Excel asks to repair it", hint: .mendThere)

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
