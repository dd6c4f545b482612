import Findings
import Markup
import OPC
import Pictures
import SpreadsheetML
import TemplateLanguage
import TemplateRuntime

/// The part of a sheet's drawing around its anchors.
struct DrawingParts: Sendable {
  /// The part.
  var name: PartName
  var head: [UInt8]
  var tail: [UInt8]
  /// The greatest id in it.
  var lastID: Int
}

/// Compiles a sheet's drawing: anchors by the rows they lie on, texts with tags, charts.
struct DrawingCompiler {
  private(set) var parts: DrawingParts?
  private(set) var tags: [LocatedTag] = []
  private(set) var attachments: [(rows: ClosedRange<Int>, attachment: SheetAttachment)] = []
  private(set) var charts: [PartTemplate] = []

  init(
    _ package: OPCPackage, sheetPart: PartName, _ reader: SheetReader, _ sections: SheetSections,
    _ parser: inout TagParser, _ compiler: inout SlotCompiler
  ) throws {
    guard let part = package.part("drawing", from: sheetPart) else { return }
    let outline = try XMLOutline(part.xml(), name: part.name.text)
    let root = outline.nodes[outline.root]
    var lastID = 1
    for index in outline.nodes.indices where outline.isLocalNamed("cNvPr", at: index) {
      // New ids go on from the greatest; they never come near those that are greater still.
      lastID = max(lastID, outline.integer("id", of: index, in: 0...(1 << 30)) ?? 0)
    }
    var head = Array(outline.bytes[..<root.inner.lowerBound])
    var tail = Array(outline.bytes[root.inner.upperBound...])
    if root.isEmptyTag, let slash = head.lastIndex(of: UInt8(ascii: "/")) {
      head.remove(at: slash)
      tail = Array("</\(outline.name(of: outline.root))>".utf8)
    }
    for element in outline.elements(of: outline.root) {
      if let from = outline.localChild("from", of: element), corner(from, outline) == nil {
        let origin = Origin(file: reader.file, sheet: reader.sheet, place: DrawingCompiler.drawing)
        compiler.report([CellFindings.drawing(origin)])
        continue
      }
      if var place = placeholder(element, outline, reader, sections, &parser, &compiler) {
        place.own = own(element, outline, part.name, package)
        attachments.append((place.row...place.row, .picture(place)))
      } else if let (rows, anchor) = anchor(element, outline, reader, sections, &parser, &compiler) {
        attachments.append((rows, .anchor(anchor)))
      } else {
        head += outline.bytes[outline.nodes[element].outer]
      }
    }
    parts = DrawingParts(
      name: part.name, head: head, tail: tail, lastID: lastID)
    let (charts, found) = try DrawingCompiler.charts(
      of: part.name, package, file: reader.file, sheet: reader.sheet, sections.sheetScope, &parser, &compiler)
    self.charts = charts
    tags += found
  }

  /// The charts of a drawing, and the tags in their texts.
  static func charts(
    of drawing: PartName, _ package: OPCPackage, file: String, sheet: String, _ scope: NameScope,
    _ parser: inout TagParser, _ compiler: inout SlotCompiler
  ) throws -> (charts: [PartTemplate], tags: [LocatedTag]) {
    var charts: [PartTemplate] = []
    var tags: [LocatedTag] = []
    for chart in package.parts("chart", from: drawing) {
      let (template, found) = try PartTemplate.chart(
        chart, origin: Origin(file: file, sheet: sheet, place: DrawingCompiler.chart), scope: scope, &parser, &compiler)
      charts.append(template)
      tags += found
    }
    return (charts, tags)
  }

  private static let chart = LocalizedText("图表", hant: "圖表", en: "chart")
  private static let drawing = LocalizedText("图形", hant: "圖形", en: "drawing")
  private static let textBox = LocalizedText("文本框", hant: "文字方塊", en: "text box")

  /// An anchor with the row that decides which section it belongs to; `nil` if it does not lie on cells.
  private mutating func anchor(
    _ element: Int, _ outline: XMLOutline, _ reader: SheetReader, _ sections: SheetSections, _ parser: inout TagParser,
    _ compiler: inout SlotCompiler
  ) -> (rows: ClosedRange<Int>, anchor: AnchorTemplate)? {
    var cuts: [(range: Range<Int>, piece: [AnchorTemplate.Piece])] = []
    var from: CellReference?
    var to: CellReference?
    var hasChart = false
    let inside = element + 1..<max(outline.nodes[element].subtreeEnd, element + 1)
    for index in inside {
      switch outline.localName(of: index) {
      case "from", "to":
        guard let (cell, range) = corner(index, outline) else { continue }
        let isFrom = outline.isLocalNamed("from", at: index)
        if isFrom { from = from ?? cell } else { to = to ?? cell }
        cuts.append((range, [isFrom ? .fromRow : .toRow]))
      case "graphicFrame": hasChart = true
      default: break
      }
    }
    guard let from else { return nil }
    let rows = rows(of: element, from, to, outline, reader, sections)
    let scope = sections.scope(at: rows)
    let isRepeated = sections.isInside(rows)
    let origin = Origin(
      file: reader.file, sheet: reader.sheet, cell: from.a1, place: DrawingCompiler.textBox)
    for index in inside {
      if isRepeated, outline.isLocalNamed("cNvPr", at: index), let id = outline.attributeRange("id", of: index) {
        cuts.append((id, [.id]))
      }
      for name in ["descr", "title"] where outline.isLocalNamed("cNvPr", at: index) {
        guard let range = outline.attributeRange(name, of: index), let text = outline.attribute(name, of: index)
        else { continue }
        let placed = compiler.place(Array(text.utf8), parser: &parser, at: origin, in: scope, as: .xml)
        if placed.actions.isEmpty { continue }
        tags += placed.located
        cuts.append((range, [.text(placed.program(of: Array(text.utf8)))]))
      }
      guard outline.isLocalNamed("txBody", at: index) else { continue }
      for paragraph in DrawingText.paragraphs(in: index, of: outline) {
        guard let text = compiler.paragraph(paragraph, of: outline, parser: &parser, at: origin, in: scope) else {
          continue
        }
        tags += text.located
        cuts.append((outline.nodes[paragraph].outer, [.text(text.program)]))
      }
    }
    var pieces: [AnchorTemplate.Piece] = []
    var at = outline.nodes[element].outer.lowerBound
    for cut in cuts.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) where cut.range.lowerBound >= at {
      pieces.append(.bytes(Array(outline.bytes[at..<cut.range.lowerBound])))
      pieces += cut.piece
      at = cut.range.upperBound
    }
    pieces.append(.bytes(Array(outline.bytes[at..<outline.nodes[element].outer.upperBound])))
    let grows = (outline.attribute("editAs", of: element) ?? "twoCell") == "twoCell"
    return (
      rows,
      AnchorTemplate(
        from: from.row, to: max(from.row, to?.row ?? from.row), grows: grows, isSingle: hasChart, pieces: pieces)
    )
  }

  /// The rows that decide which section an object belongs to: what reaches beyond a section's rows is not the section's.
  private func rows(
    of anchor: Int, _ from: CellReference, _ to: CellReference?, _ outline: XMLOutline, _ reader: SheetReader,
    _ sections: SheetSections
  ) -> ClosedRange<Int> {
    guard sections.isInside(from.row...from.row) else { return from.row...from.row }
    func down(_ corner: StaticString) -> Int {
      outline.localChild(corner, of: anchor).flatMap { outline.localChild("rowOff", of: $0) }
        .flatMap { outline.integer(of: $0, in: DrawingCompiler.coordinates) } ?? 0
    }
    if let to {
      return from.row...max(from.row, down("to") > DrawingCompiler.hair ? to.row : to.row - 1)
    }
    let size = outline.localChild("ext", of: anchor)
    let height = size.flatMap { outline.integer("cy", of: $0, in: DrawingCompiler.coordinates) } ?? 0
    let geometry = SheetGeometry(reader.outline, CellFormats())
    var left = Double(down("from") + height - DrawingCompiler.hair) / GatheredAttachments.emuPerPoint
    var last = from.row
    while last < RowPlan.allRows.upperBound, left > geometry.height(of: last) {
      left -= geometry.height(of: last)
      last += 1
    }
    return from.row...last
  }

  /// How far an object may reach over the border of a row without being meant to, in English metric units: two points.
  private static let hair = 25_400

  /// The place of a picture whose alternative text is a tag such as `{{@photo}}`: the value's pictures come in its stead.
  private mutating func placeholder(
    _ element: Int, _ outline: XMLOutline, _ reader: SheetReader, _ sections: SheetSections, _ parser: inout TagParser,
    _ compiler: inout SlotCompiler
  ) -> PicturePosition? {
    guard let picture = outline.localChild("pic", of: element), let corner = outline.localChild("from", of: element),
      let (cell, _) = self.corner(corner, outline)
    else { return nil }
    let inside = picture..<outline.nodes[picture].subtreeEnd
    guard let properties = inside.first(where: { outline.isLocalNamed("cNvPr", at: $0) }),
      let text = outline.attribute("descr", of: properties)
    else { return nil }
    let origin = Origin(file: reader.file, sheet: reader.sheet, cell: cell.a1, place: DrawingCompiler.picture)
    let found = compiler.locate(Array(text.utf8), parser: &parser, at: origin)
    guard found.count == 1, let tag = found.first, tag.tag.kind == .picture || tag.tag.kind == .value,
      let slot = compiler.value(tag, in: sections.scope(at: cell.row...cell.row), as: .xml), slot.drawing != nil
    else { return nil }
    tags.append(tag)
    func number(_ name: StaticString, _ parent: Int) -> Int {
      outline.localChild(name, of: parent).flatMap { outline.integer(of: $0, in: DrawingCompiler.coordinates) } ?? 0
    }
    let size =
      outline.localChild("ext", of: element)
      ?? inside.first { outline.isLocalNamed("ext", at: $0) && outline.attribute("cx", of: $0) != nil }
    func side(_ name: String) -> Double? {
      size.flatMap { outline.integer(name, of: $0, in: DrawingCompiler.coordinates) }
        .map { Double($0) / PrintSize.emuPerMillimetre }
    }
    var box: PrintSize?
    if let width = side("cx"), let height = side("cy"), width > 0.1, height > 0.1 {
      box = PrintSize(width: width, height: height)
    }
    return PicturePosition(
      slot: slot, column: cell.column, row: cell.row, across: number("colOff", corner), down: number("rowOff", corner),
      box: box ?? PrintSize(width: 30, height: 20))
  }

  /// The picture of an anchor, if it is shown nowhere else.
  private func own(_ anchor: Int, _ outline: XMLOutline, _ drawing: PartName, _ package: OPCPackage) -> OwnPicture? {
    let shown = (anchor..<outline.nodes[anchor].subtreeEnd).compactMap { outline.attribute("r:embed", of: $0) }
    guard shown.count == 1 else { return nil }
    let uses = outline.nodes.indices.count { outline.attribute("r:embed", of: $0) == shown[0] }
    return uses == 1 ? OwnPicture(shown[0], of: drawing, in: package) : nil
  }

  /// English metric units, by ST_Coordinate and ST_PositiveCoordinate (ISO 29500-1, 20.1.10.16, 20.1.10.42).
  private static let coordinates = -27_273_042_329_600...27_273_042_316_900
  private static let picture = LocalizedText("图片", hant: "圖片", en: "picture")

  /// The cell of a corner, and the digits of its row.
  private func corner(_ element: Int, _ outline: XMLOutline) -> (cell: CellReference, row: Range<Int>)? {
    guard let row = outline.localChild("row", of: element), let column = outline.localChild("col", of: element),
      let above = outline.integer(of: row, in: 0...RowPlan.allRows.upperBound - 1),
      let before = outline.integer(of: column, in: 0...CellReference.columns.upperBound - 1)
    else { return nil }
    return (CellReference(column: before + 1, row: above + 1), outline.nodes[row].inner)
  }
}
