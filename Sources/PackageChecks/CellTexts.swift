import Markup
import SpreadsheetML

/// The texts of a worksheet's cells, shared or inline.
struct CellTexts {
  private var texts: [[Int]: String] = [:]

  init(_ sheet: CheckedPart, in package: CheckedPackage) {
    let shared = package.part("sharedStrings", from: package.main)
    let strings = shared.map { part in part.all("s:si").map { CellTexts.text(part, $0) } } ?? []
    for cell in sheet.all("s:c") {
      guard let place = sheet.attribute("r", cell).flatMap({ CellReference(exactly: $0) }) else { continue }
      let value = sheet.children(cell, "s:v").first.map { sheet.outline.text(of: $0) } ?? ""
      switch sheet.attribute("t", cell) {
      case "s":
        if let index = Int(value), strings.indices.contains(index) {
          texts[[place.column, place.row]] = strings[index]
        }
      case "inlineStr":
        if let inline = sheet.children(cell, "s:is").first {
          texts[[place.column, place.row]] = CellTexts.text(sheet, inline)
        }
      default: texts[[place.column, place.row]] = value
      }
    }
  }

  func text(column: Int, row: Int) -> String { texts[[column, row]] ?? "" }

  /// The text of a string item, without its phonetic runs.
  static func text(_ part: CheckedPart, _ item: Int) -> String {
    part.inside(item, "s:t").filter { !part.isInside($0, "s:rPh") }.map { part.outline.text(of: $0) }.joined()
  }
}
