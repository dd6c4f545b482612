import Findings

/// Point 35: the parts of a worksheet stand in their order: rows, merged cells, conditional formats, validations,
/// links, drawings, tables. Excel repairs a sheet that has them otherwise, and drops what is out of place.
struct WorksheetOrderRule: PackageRule {
  static let point = 35
  static let meaning = FaultMeaning(.packageSheetOrder)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let parts = package.worksheets + [package.main].compactMap(\.self)
    return parts.flatMap { part in
      Self.orders.sorted { $0.key < $1.key }.flatMap { parent, order in
        part.all(parent).compactMap { ElementOrder.misplaced(part, $0, order: order) }
          .map { part.fault(Self.point, $0, "\(part.names[$0]) is out of order") }
      }
    }
  }

  private static let orders: [String: [String]] = [
    "s:worksheet": names(
      """
      sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios \
      autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting \
      dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks \
      customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF drawingHF picture \
      oleObjects controls webPublishItems tableParts extLst
      """),
    "s:workbook": names(
      """
      fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences \
      definedNames calcPr oleSize customWorkbookViews pivotCaches smartTagPr smartTagTypes webPublishing \
      fileRecoveryPr webPublishObjects extLst
      """),
    "s:c": ["s:f", "s:v", "s:is"],
  ]

  private static func names(_ list: String) -> [String] { list.split(separator: " ").map { "s:\($0)" } }
}
