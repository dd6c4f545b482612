/// Point 44: sheet names have 1 to 31 characters, none of `: \\ / ? * [ ]`, no quote at the ends, and are unique.
struct SheetNameRule: PackageRule {
  static let point = 44

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let workbook = package.main else { return [] }
    var names: Set<String> = []
    var ids: Set<String> = []
    return workbook.all("s:sheet").flatMap { index in
      let name = workbook.attribute("name", index) ?? ""
      var faults: [PackageFault] = []
      let isRight =
        1...31 ~= name.utf16.count && !name.contains { ":\\/?*[]".contains($0) } && name.first != "'"
        && name.last != "'"
      if !isRight { faults.append(workbook.fault(Self.point, index, "the sheet name \"\(name)\" is not allowed")) }
      if !names.insert(name.lowercased()).inserted {
        faults.append(workbook.fault(Self.point, index, "the sheet name \"\(name)\" is used twice"))
      }
      if !ids.insert(workbook.attribute("sheetId", index) ?? "").inserted {
        faults.append(workbook.fault(Self.point, index, "the sheet id is used twice"))
      }
      return faults
    }
  }
}
