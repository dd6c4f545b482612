import Findings
import Markup

/// Point 40: a cell's shared string exists, and the table states how many there are.
///
/// Prevents: the text of a cell is not there, or the list of texts is counted wrongly.
struct SharedStringRule: PackageRule {
  static let point = 40
  static let meaning = FaultMeaning(
    "package-missing-text", "单元格的文字找不到，或文字表的数目不对",
    hant: "儲存格的文字找不到，或文字表的數目不對",
    en: "the text of a cell is not there, or the list of texts is counted wrongly")

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let table = package.part("sharedStrings", from: package.main)
    let count = table?.all("s:si").count ?? 0
    var references = 0
    var faults: [PackageFault] = []
    for sheet in package.worksheets {
      for cell in sheet.all("s:c") where sheet.attribute("t", cell) == "s" {
        references += 1
        let text = sheet.children(cell, "s:v").first.map { sheet.outline.text(of: $0) } ?? ""
        guard let index = Int(text), 0..<count ~= index else {
          faults.append(sheet.fault(Self.point, cell, "there is no shared string \"\(text)\" among \(count)"))
          continue
        }
      }
    }
    guard let table else { return faults }
    let root = table.outline.root
    for (name, right) in [("count", references), ("uniqueCount", count)] {
      if let stated = table.attribute(name, root).flatMap({ Int($0) }), stated != right {
        faults.append(table.fault(Self.point, root, "\(name) is \(stated), not \(right)"))
      }
    }
    return faults
  }
}
