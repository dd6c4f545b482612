import Findings
import OPC

/// Point 42: the format that a cell, row or column names exists, as do the parts that a format names.
///
/// Prevents: a cell has a format that is not defined, and Excel asks to repair.
struct StyleIndexRule: PackageRule {
  static let point = 42
  static let meaning = FaultMeaning(.packageMissingFormat)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard package.opc.kind == .spreadsheet else { return [] }
    let styles = package.part("styles", from: package.main)
    let formats = styles.map { styles in styles.all("s:cellXfs").flatMap { styles.children($0) }.count } ?? 1
    var faults: [PackageFault] = []
    for sheet in package.worksheets {
      for (element, key) in [("s:c", "s"), ("s:row", "s"), ("s:col", "style")] {
        for index in sheet.all(element) {
          guard let text = sheet.attribute(key, index) else { continue }
          guard let number = Int(text), 0..<formats ~= number else {
            faults.append(sheet.fault(Self.point, index, "there is no format \(text) among \(formats)"))
            continue
          }
        }
      }
    }
    return faults + (styles.map(parts) ?? [])
  }

  /// Checks the fonts, fills, borders and number formats that formats name, and the counts of the lists.
  private func parts(_ styles: CheckedPart) -> [PackageFault] {
    let formats = Set(styles.all("s:numFmt").compactMap { styles.attribute("numFmtId", $0) })
    var faults: [PackageFault] = []
    let lists = [("fontId", "s:fonts"), ("fillId", "s:fills"), ("borderId", "s:borders"), ("xfId", "s:cellStyleXfs")]
    for index in styles.all("s:xf") {
      for (key, list) in lists {
        guard let text = styles.attribute(key, index) else { continue }
        let count = styles.all(list).first.map { styles.children($0).count } ?? 0
        // Without any named styles the reference to one means nothing.
        if count == 0, list == "s:cellStyleXfs" { continue }
        guard let number = Int(text), 0..<count ~= number else {
          faults.append(styles.fault(Self.point, index, "\(key) \(text) is beyond \(count)"))
          continue
        }
      }
      if let text = styles.attribute("numFmtId", index), (Int(text) ?? 0) >= 164, !formats.contains(text) {
        faults.append(styles.fault(Self.point, index, "there is no number format \(text)"))
      }
    }
    for list in [
      "s:numFmts", "s:fonts", "s:fills", "s:borders", "s:cellStyleXfs", "s:cellXfs", "s:cellStyles", "s:dxfs",
    ] {
      for index in styles.all(list) {
        if let stated = styles.attribute("count", index).flatMap({ Int($0) }), stated != styles.children(index).count {
          faults.append(styles.fault(Self.point, index, "count \(stated) is wrong").meaning(Self.meaning.mild))
        }
      }
    }
    return faults
  }
}
