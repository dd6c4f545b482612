import Findings
import Markup

/// Point 40: a cell's shared string exists.
///
/// Prevents: the text of a cell is not there, and Excel asks to repair.
struct SharedStringRule: PackageRule {
  static let point = 40
  static let meaning = FaultMeaning(.packageMissingText)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let count = package.part("sharedStrings", from: package.main)?.all("s:si").count ?? 0
    return package.worksheets.flatMap { sheet in
      sheet.all("s:c").compactMap { cell -> PackageFault? in
        guard sheet.attribute("t", cell) == "s" else { return nil }
        // Excel reads a cell without a value as an empty one, whatever its type.
        let text = sheet.children(cell, "s:v").first.map { sheet.outline.text(of: $0) } ?? ""
        if text.isEmpty { return nil }
        if let index = Int(text), 0..<count ~= index { return nil }
        return sheet.fault(Self.point, cell, "there is no shared string \"\(text)\" among \(count)")
      }
    }
  }
}
