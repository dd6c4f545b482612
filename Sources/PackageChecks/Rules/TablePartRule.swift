import Markup
import OPC

/// Point 38: the headings of a table are those of its columns, unique and not empty; tables do not overlap.
struct TablePartRule: PackageRule {
  static let point = 38

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var names: Set<String> = []
    return package.worksheets.flatMap { sheet -> [PackageFault] in
      guard let source = PartName(sheet.name) else { return [] }
      let texts = CellTexts(sheet, in: package)
      var earlier: [CellRange] = []
      var faults: [PackageFault] = []
      for table in package.opc.parts("table", from: source).compactMap({ package.part($0.name) }) {
        let root = table.outline.root
        if !names.insert((table.attribute("displayName", root) ?? "").lowercased()).inserted {
          faults.append(table.fault(Self.point, root, "the table's name is used twice"))
        }
        guard let range = table.attribute("ref", root).flatMap({ CellRange($0) }) else {
          faults.append(table.fault(Self.point, root, "no range"))
          continue
        }
        if earlier.contains(where: range.overlaps) {
          faults.append(table.fault(Self.point, root, "overlaps another table"))
        }
        earlier.append(range)
        faults += headings(table, range, texts)
      }
      return faults
    }
  }

  private func headings(_ table: CheckedPart, _ range: CellRange, _ texts: CellTexts) -> [PackageFault] {
    let columns = table.all("s:tableColumn")
    var faults: [PackageFault] = []
    if columns.count != range.columns.count {
      faults.append(
        table.fault(Self.point, table.outline.root, "\(columns.count) columns in \(range.columns.count) cells"))
    }
    var seen: Set<String> = []
    let hasHeadings = table.attribute("headerRowCount", table.outline.root) != "0"
    for (column, index) in zip(range.columns, columns) {
      let name = table.attribute("name", index) ?? ""
      if name.isEmpty || !seen.insert(name.lowercased()).inserted {
        faults.append(table.fault(Self.point, index, "the heading \"\(name)\" is empty or used twice"))
      }
      if hasHeadings, texts.text(column: column, row: range.rows.lowerBound) != name {
        faults.append(table.fault(Self.point, index, "the cell does not hold the heading \"\(name)\""))
      }
    }
    return faults
  }
}
