import Findings
import OPC

/// Point 44: sheet names have 1 to 31 characters, none of `: \ / ? * [ ]`, no quote at the ends, and are unique; one
/// sheet at least is visible. Excel repairs a workbook that has it otherwise, and renames the sheets.
struct SheetNameRule: PackageRule {
  static let point = 44
  static let meaning = FaultMeaning(.packageSheetName)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let workbook = package.main, package.opc.kind == .spreadsheet else { return [] }
    var names: Set<String> = []
    var ids: Set<String> = []
    let sheets = workbook.all("s:sheet")
    var faults: [PackageFault] = []
    for index in sheets {
      let name = workbook.attribute("name", index) ?? ""
      let isRight =
        1...31 ~= name.utf16.count && !name.contains { ":\\/?*[]".contains($0) } && name.first != "'"
        && name.last != "'" && name.lowercased() != "history"
      if !isRight {
        faults.append(workbook.fault(Self.point, index, "the sheet name \"\(name)\" is not allowed", about: name))
      }
      if !names.insert(name.lowercased()).inserted {
        faults.append(workbook.fault(Self.point, index, "the sheet name \"\(name)\" is used twice", about: name))
      }
      if !ids.insert(workbook.attribute("sheetId", index) ?? "").inserted {
        faults.append(workbook.fault(Self.point, index, "the sheet id is used twice", about: name))
      }
    }
    if let first = sheets.first, sheets.allSatisfy({ (workbook.attribute("state", $0) ?? "visible") != "visible" }) {
      faults.append(workbook.fault(Self.point, first, "no sheet is visible"))
    }
    return faults
  }
}
