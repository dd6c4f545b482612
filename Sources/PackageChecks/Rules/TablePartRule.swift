import Findings
import Markup
import OPC
import SpreadsheetML

/// Point 38: the headings of a table are those of its columns, unique and not empty; tables do not overlap.
///
/// Prevents: headings, range or name of a table are wrong, and Excel asks to repair.
struct TablePartRule: PackageRule {
  static let point = 38
  static let meaning = FaultMeaning(.packageTableRange)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var names: Set<String> = []
    var ids: Set<String> = []
    return package.worksheets.flatMap { sheet -> [PackageFault] in
      guard let source = PartName(sheet.name), package.opc.part("table", from: source) != nil else { return [] }
      let texts = CellTexts(sheet, in: package)
      var earlier: [CellRange] = []
      var faults: [PackageFault] = []
      for table in package.opc.parts("table", from: source).compactMap({ package.part($0.name) }) {
        let root = table.outline.root
        if !names.insert((table.attribute("displayName", root) ?? "").lowercased()).inserted {
          faults.append(table.fault(Self.point, root, "the table's name is used twice"))
        }
        guard let range = table.attribute("ref", root).flatMap({ CellRange(exactly: $0) }) else {
          faults.append(table.fault(Self.point, root, "no range"))
          continue
        }
        if earlier.contains(where: range.overlaps) {
          faults.append(table.fault(Self.point, root, "overlaps another table"))
        }
        earlier.append(range)
        if let filter = sheet.all("s:autoFilter").first.flatMap({ sheet.attribute("ref", $0) }).flatMap({
          CellRange(exactly: $0)
        }),
          filter.overlaps(range)
        {
          faults.append(table.fault(Self.point, root, "overlaps the filter of the sheet"))
        }
        if table.attribute("headerRowCount", root) != "0", range.rows.count < 2 {
          faults.append(table.fault(Self.point, root, "has no row below its headings"))
        }
        if let id = table.attribute("id", root), !ids.insert(id).inserted {
          faults.append(table.fault(Self.point, root, "the table's id is used twice"))
        }
        faults += headings(table, range, texts)
      }
      return faults
    }
  }

  /// The heading as its cell holds it: line ends stand in names as escapes.
  private func shown(_ name: String) -> String {
    guard name.contains("_x000") else { return name }
    return ["_x000a_", "_x000A_"].reduce(name) { $0.replacing($1, with: "\n") }
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
        faults.append(table.fault(Self.point, index, "the heading \"\(name)\" is empty or used twice", about: name))
      }
      if hasHeadings, texts.text(column: column, row: range.rows.lowerBound) != shown(name) {
        faults.append(table.fault(Self.point, index, "the cell does not hold the heading \"\(name)\"", about: name))
      }
    }
    return faults
  }
}
