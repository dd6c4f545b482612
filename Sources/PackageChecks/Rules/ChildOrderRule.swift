import Findings
import Markup
import OPC

/// Point 17: children of Word's elements stand in the order of the schema: properties first, the last section last.
///
/// Word calls a file damaged whose `w:tcPr`, `w:pPr` or `w:sectPr` stands elsewhere. The schemas find this too; this rule
/// finds the common cases where the schemas are not at hand.
struct ChildOrderRule: PackageRule {
  static let point = 17
  static let meaning = FaultMeaning(.packageElementOrder)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let parts = package.stories + ["styles", "numbering"].compactMap { package.part($0, from: package.main) }
    guard package.opc.kind == .wordprocessing else { return [] }
    return parts.flatMap { part in
      let orders = Self.orders.sorted { $0.key < $1.key }.flatMap { parent, order in
        part.all(parent).compactMap { ElementOrder.misplaced(part, $0, order: order) }
      }
      let firsts = Self.firsts.sorted { $0.key < $1.key }.flatMap { parent, names in
        part.all(parent).compactMap { ElementOrder.late(part, $0, first: names) }
      }
      let sections = part.all("w:body").flatMap { body in
        part.children(body, "w:sectPr").filter { $0 != part.children(body).last }
      }
      return (orders + firsts + sections).map { part.fault(Self.point, $0, "\(part.names[$0]) is out of order") }
    }
  }

  /// What comes before everything else in its element.
  private static let firsts = [
    "w:p": ["w:pPr"], "w:r": ["w:rPr"], "w:tc": ["w:tcPr"], "w:tr": ["w:tblPrEx", "w:trPr"],
    "w:tbl": ["w:tblPr", "w:tblGrid"],
  ]

  /// Without `w:sectPr` of a paragraph: LibreOffice writes it first, and Word takes it there.
  private static let orders: [String: [String]] = [
    "w:tbl": ["w:tblPr", "w:tblGrid"], "w:tr": ["w:tblPrEx", "w:trPr"],
    "w:sdt": ["w:sdtPr", "w:sdtEndPr", "w:sdtContent"],
    "w:pPr": names(
      """
      pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs \
      suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd \
      snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment \
      textboxTightWrap outlineLvl divId cnfStyle rPr pPrChange
      """),
    "w:tcPr": names(
      """
      cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark headers \
      tcPrChange
      """),
    "w:tblPr": names(
      """
      tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd \
      tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange
      """),
    "w:sectPr": names(
      """
      footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote \
      titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange
      """),
    "w:lvl": names("start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"),
    "wp:inline": ["wp:extent", "wp:effectExtent", "wp:docPr", "wp:cNvGraphicFramePr", "a:graphic"],
    "wp:anchor": [
      "wp:simplePos", "wp:positionH", "wp:positionV", "wp:extent", "wp:effectExtent", "wp:docPr",
      "wp:cNvGraphicFramePr", "a:graphic",
    ],
  ]

  private static func names(_ list: String) -> [String] { list.split(separator: " ").map { "w:\($0)" } }
}
