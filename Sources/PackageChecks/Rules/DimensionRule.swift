import Findings
import Markup
import SpreadsheetML

/// Point 41: the stated dimension of a worksheet holds all its cells; readers that trust `A1`, as WPS writes, see
/// one cell.
///
/// Prevents: the stated range of a sheet is too small: some programs read only a part of its cells.
struct DimensionRule: PackageRule {
  static let point = 41
  static let meaning = FaultMeaning(.packageDimension)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.compactMap { sheet in
      guard let index = sheet.all("s:dimension").first,
        let range = sheet.attribute("ref", index).flatMap({ CellRange(exactly: $0) })
      else { return nil }
      let outside = sheet.all("s:c").first { cell in
        guard let place = sheet.attribute("r", cell).flatMap({ CellReference(exactly: $0) }) else { return false }
        return !(range.rows.contains(place.row) && range.columns.contains(place.column))
      }
      return outside.map {
        sheet.fault(Self.point, $0, "lies outside the dimension", about: sheet.attribute("ref", index))
      }
    }
  }
}
