import Findings
import Markup
import OPC

/// Point 43: Excel's limits on texts, rows and columns.
///
/// Prevents: beyond the limits of Excel (32,767 characters and 253 line ends a cell, 255 in a header, 409 points a
/// row, width 255).
struct SheetLimitRule: PackageRule {
  static let point = 43
  static let meaning = FaultMeaning(.packageExcelLimit)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard package.opc.kind == .spreadsheet else { return [] }
    return package.parts.flatMap { texts($0) + sizes($0) + counts($0, package) }
  }

  private func texts(_ part: CheckedPart) -> [PackageFault] {
    var faults: [PackageFault] = []
    let comments = part.all("s:comment").flatMap { part.children($0, "s:text") }
    for item in part.all("s:si") + part.all("s:is") + comments {
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
    for index in part.all("s:hyperlink") where (part.attribute("tooltip", index)?.utf16.count ?? 0) > 255 {
      faults.append(part.fault(Self.point, index, "a tip of more than 255 characters"))
    }
    for index in part.all("s:f") where part.outline.text(of: index).utf16.count > 8_192 {
      faults.append(part.fault(Self.point, index, "a formula of more than 8192 characters"))
    }
    return faults
  }

  private func sizes(_ part: CheckedPart) -> [PackageFault] {
    [("s:row", "ht", 409.5), ("s:col", "width", 256)].flatMap { element, key, most in
      part.all(element).compactMap { index in
        guard let text = part.attribute(key, index) else { return nil }
        if let size = Double(text), 0...most ~= size { return nil }
        return part.fault(Self.point, index, "\(key) \(text) is not within \(most)")
      }
    }
  }

  private func counts(_ part: CheckedPart, _ package: CheckedPackage) -> [PackageFault] {
    var faults: [PackageFault] = []
    for (element, most) in [("s:cellXfs", 65_490), ("s:hyperlinks", 65_530), ("s:rowBreaks", 1_026)] {
      for index in part.all(element) where part.children(index).count > most {
        faults.append(part.fault(Self.point, index, "more than \(most)"))
      }
    }
    for link in PartName(part.name).map({ package.opc.relationships(of: $0) }) ?? []
    where link.shortType == "hyperlink" && link.target.utf16.count > 2_079 {
      faults.append(
        PackageFault(point: Self.point, part: part.name, place: link.id, message: "a link of more than 2079 characters")
      )
    }
    return faults
  }
}
