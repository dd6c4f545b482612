import Findings
import Markup
import OPC

/// Point 48: a cell formatted as a date holds a day that Excel has: not before 1900 (or 1904), not after 9999.
///
/// Excel shows `#####` for any other number, and other programs a wrong day.
struct DateSerialRule: PackageRule {
  static let point = 48
  static let meaning = FaultMeaning(.packageDateRange)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard package.opc.kind == .spreadsheet, let styles = package.part("styles", from: package.main) else { return [] }
    let dates = dateStyles(styles)
    let uses1904 =
      package.main.map { book in
        book.all("s:workbookPr").contains { ["1", "true"].contains(book.attribute("date1904", $0) ?? "") }
      } ?? false
    let last = uses1904 ? 2_957_003.0 : 2_958_465.0
    return package.worksheets.flatMap { sheet in
      sheet.all("s:c").compactMap { cell -> PackageFault? in
        let type = sheet.attribute("t", cell) ?? "n"
        guard type == "n" || type == "d", let value = sheet.children(cell, "s:v").first else { return nil }
        let text = sheet.outline.text(of: value)
        if type == "d" {
          // ISO 8601: a day, a time or both.
          let isRight =
            text.wholeMatch(of: /(\d{4}-\d\d-\d\d)?T?(\d\d:\d\d(:\d\d(\.\d+)?)?Z?)?/) != nil && !text.isEmpty
          return isRight ? nil : sheet.fault(Self.point, cell, "\"\(text)\" is no date", about: text)
        }
        guard let style = sheet.attribute("s", cell).flatMap({ Int($0) }), dates.contains(style),
          let number = Double(text), !(0..<last + 1).contains(number)
        else { return nil }
        return sheet.fault(Self.point, cell, "\(text) is no day", about: text).meaning(Self.meaning.mild)
      }
    }
  }

  /// The cell formats that show days or times.
  private func dateStyles(_ styles: CheckedPart) -> Set<Int> {
    var custom: [String: Bool] = [:]
    for index in styles.all("s:numFmt") {
      let id = styles.attribute("numFmtId", index) ?? ""
      custom[id] = NumberFormatCode(styles.attribute("formatCode", index) ?? "").isDate
    }
    let formats = styles.all("s:cellXfs").flatMap { styles.children($0) }
    return Set(
      formats.indices.filter { place in
        let id = styles.attribute("numFmtId", formats[place]) ?? "0"
        let number = Int(id) ?? 0
        return custom[id] ?? (14...22 ~= number || 27...36 ~= number || 45...47 ~= number || 50...58 ~= number)
      })
  }
}
