import Markup
import OPC

/// Point 43: Excel's limits on texts, rows and columns.
struct SheetLimitRule: PackageRule {
  static let point = 43

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard package.opc.kind == .spreadsheet else { return [] }
    var faults: [PackageFault] = []
    for part in package.parts {
      for item in part.all("s:si") + part.all("s:is") {
        let text = CellTexts.text(part, item)
        if text.utf16.count > 32_767 { faults.append(part.fault(Self.point, item, "\(text.utf16.count) characters")) }
        if text.utf8.count(where: { $0 == 0x0A }) > 253 {
          faults.append(part.fault(Self.point, item, "too many lines"))
        }
      }
      for name in ["s:oddHeader", "s:oddFooter", "s:evenHeader", "s:evenFooter", "s:firstHeader", "s:firstFooter"] {
        for index in part.all(name) where part.outline.text(of: index).utf16.count > 255 {
          faults.append(part.fault(Self.point, index, "more than 255 characters"))
        }
      }
      let sizes = [("s:row", "ht", 409.5), ("s:col", "width", 255)]
      for (element, key, most) in sizes {
        for index in part.all(element) {
          guard let text = part.attribute(key, index) else { continue }
          guard let size = Double(text), 0...most ~= size else {
            faults.append(part.fault(Self.point, index, "\(key) \(text) is not within \(most)"))
            continue
          }
        }
      }
    }
    return faults
  }
}
