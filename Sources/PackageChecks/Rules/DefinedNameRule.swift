import Findings
import Markup
import OPC
import SpreadsheetML

/// Point 45: defined names are well formed, unique in their scope, and their scope and sheets exist.
///
/// Prevents: a defined name is malformed, there twice, or means a sheet that is not there, and Excel asks to repair.
struct DefinedNameRule: PackageRule {
  static let point = 45
  static let meaning = FaultMeaning(.packageDefinedName)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let workbook = package.main, package.opc.kind == .spreadsheet else { return [] }
    let sheets = workbook.all("s:sheet").map { workbook.attribute("name", $0) ?? "" }
    var seen: [String: Set<Substring>] = [:]
    return workbook.all("s:definedName").flatMap { index in
      let name = workbook.attribute("name", index) ?? ""
      let scope = workbook.attribute("localSheetId", index)
      var faults: [PackageFault] = []
      if !isName(name) { faults.append(workbook.fault(Self.point, index, "\"\(name)\" is no name", about: name)) }
      let areas = Set(workbook.outline.text(of: index).split(separator: ","))
      let earlier = seen.updateValue(areas, forKey: "\(scope ?? "")!\(name.lowercased())")
      // LibreOffice writes the rows and columns that repeat twice when it saves a file again.
      if let earlier, !(name.hasPrefix("_xlnm.") && earlier == areas) {
        faults.append(workbook.fault(Self.point, index, "\"\(name)\" is defined twice", about: name))
      }
      if let scope, !(Int(scope).map { sheets.indices.contains($0) } ?? false) {
        faults.append(workbook.fault(Self.point, index, "there is no sheet number \(scope)", about: name))
      }
      let formula = workbook.outline.text(of: index)
      // What lies in another workbook is another rule's matter.
      if let sheet = sheet(in: formula), !sheet.contains("["),
        !sheets.contains(where: { $0.lowercased() == sheet.lowercased() })
      {
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
    return CellReference(exactly: upper) == nil && !isRowOrColumn(upper)
  }

  /// Whether a name is a reference by numbers: `R1C1`, `R`, `C3`.
  private func isRowOrColumn(_ name: String) -> Bool {
    var rest = name.utf8[...]
    for letter in [UInt8(ascii: "R"), UInt8(ascii: "C")] where rest.first == letter {
      rest = rest.dropFirst().drop { (0x30...0x39).contains($0) }
    }
    return rest.isEmpty
  }

  /// The sheet with which a formula begins, unquoted.
  private func sheet(in formula: String) -> String? {
    guard formula.contains("!") else { return nil }
    if formula.first != "'" {
      let name = formula.prefix { !"'!()\"#,:".contains($0) }
      return !name.isEmpty && formula[name.endIndex...].first == "!" ? String(name) : nil
    }
    var rest = formula.dropFirst()
    var name = ""
    while let end = rest.firstIndex(of: "'") {
      name += rest[..<end]
      rest = rest[end...].dropFirst()
      guard rest.first == "'" else { return rest.first == "!" && !name.isEmpty ? name : nil }
      name.append("'")
      rest = rest.dropFirst()
    }
    return nil
  }
}
