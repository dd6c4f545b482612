import Findings
import Markup
import OPC

/// Point 45: defined names are well formed, unique in their scope, and their scope and sheets exist.
///
/// Prevents: a defined name is malformed, there twice, or means a sheet that is not there, and Excel asks to repair.
struct DefinedNameRule: PackageRule {
  static let point = 45
  static let meaning = FaultMeaning(
    "package-defined-name", "名称的写法不对、重复，或所指的工作表不存在，Excel 会要求修复",
    hant: "名稱的寫法不對、重複，或所指的工作表不存在，Excel 會要求修復",
    en: "a defined name is malformed, there twice, or means a sheet that is not there, and Excel asks to repair",
    hint: .mendThere)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let workbook = package.main, package.opc.kind == .spreadsheet else { return [] }
    let sheets = workbook.all("s:sheet").map { workbook.attribute("name", $0) ?? "" }
    var seen: Set<String> = []
    return workbook.all("s:definedName").flatMap { index in
      let name = workbook.attribute("name", index) ?? ""
      let scope = workbook.attribute("localSheetId", index)
      var faults: [PackageFault] = []
      if !isName(name) { faults.append(workbook.fault(Self.point, index, "\"\(name)\" is no name", about: name)) }
      if !seen.insert("\(scope ?? "")!\(name.lowercased())").inserted {
        faults.append(workbook.fault(Self.point, index, "\"\(name)\" is defined twice", about: name))
      }
      if let scope, !(Int(scope).map { sheets.indices.contains($0) } ?? false) {
        faults.append(workbook.fault(Self.point, index, "there is no sheet number \(scope)", about: name))
      }
      let formula = workbook.outline.text(of: index)
      if let sheet = sheet(in: formula), !sheets.contains(where: { $0.lowercased() == sheet.lowercased() }) {
        faults.append(workbook.fault(Self.point, index, "there is no sheet \"\(sheet)\"", about: name))
      }
      return faults
    }
  }

  private func isName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf16.count <= 255 else { return false }
    if !(first.properties.isAlphabetic || first == "_" || first == "\\") { return false }
    for scalar in name.unicodeScalars {
      let properties = scalar.properties
      let isPart = properties.isAlphabetic || properties.numericType != nil || "_.?\\".unicodeScalars.contains(scalar)
      if !isPart { return false }
    }
    let upper = name.uppercased()
    return CellRange.cell(upper) == nil && upper.wholeMatch(of: /R[0-9]*C?[0-9]*|C[0-9]*/) == nil
  }

  /// The sheet with which a formula begins, unquoted.
  private func sheet(in formula: String) -> String? {
    if let match = formula.prefixMatch(of: /'((?:[^']|'')+)'!/) {
      return String(match.output.1).replacing("''", with: "'")
    }
    return formula.prefixMatch(of: /([^'!()"#,:]+)!/).map { String($0.output.1) }
  }
}
