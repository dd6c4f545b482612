import OPC
import Pictures
import TemplateLanguage
import TemplateRuntime

/// A place where pictures or codes are drawn: a cell with such a tag, or a picture that stands in for them.
struct PicturePosition: Sendable {
  /// What is drawn.
  var slot: ValueSlot
  /// The cell of the upper left corner, by its column and template row, from 1.
  var column: Int
  var row: Int
  /// How far from the cell's corner, in English metric units.
  var across = 0
  var down = 0
  /// The room that a picture that stands in takes up; pictures are fitted into it.
  var box: PrintSize?
  /// The file of that picture, if it is shown nowhere else.
  var own: OwnPicture?
  /// The width and height of the cell, in points.
  var width = 0.0
  var height = 0.0
}

extension GatheredAttachments {
  static let emuPerPoint = 12_700.0
  /// A little room between the border of the cell and the picture.
  private static let gap = 2.0

  /// Draws what stands in a place whose first row is printed as `row`, one picture beside the other as far as the cell's
  /// width goes. Returns the height that they take up, in points.
  mutating func draw(
    _ place: PicturePosition, row: Int, _ geometry: SheetGeometry, _ state: inout RenderState
  ) throws(TemplateError) -> Double {
    let limit = place.box?.width ?? max(5, (place.width - 2 * GatheredAttachments.gap) * 25.4 / 72)
    let gap = place.box == nil ? GatheredAttachments.gap : 0
    var (x, y, lineHeight) = (gap, gap, 0.0)
    let drawings = try state.drawings(of: place.slot, limit: limit)
    if drawings.isEmpty { return 0 }
    for drawing in drawings {
      var drawing = drawing
      if let box = place.box { drawing.size = drawing.size.fitted(into: box) }
      let (width, height) = (drawing.size.width * 72 / 25.4, drawing.size.height * 72 / 25.4)
      if place.box == nil, x > gap, x + width > place.width {
        (x, y, lineHeight) = (gap, y + lineHeight + gap, 0)
      }
      append(drawing, place, row: row, x: x, y: y, geometry, &state)
      x += width + gap
      lineHeight = max(lineHeight, height)
    }
    return y + lineHeight + gap
  }

  private mutating func append(
    _ drawing: TemplateDrawing, _ place: PicturePosition, row: Int, x: Double, y: Double, _ geometry: SheetGeometry,
    _ state: inout RenderState
  ) {
    var left = Double(place.across) + x * GatheredAttachments.emuPerPoint
    var column = place.column
    while column < 16_384, left >= geometry.width(of: column) * GatheredAttachments.emuPerPoint {
      left -= geometry.width(of: column) * GatheredAttachments.emuPerPoint
      column += 1
    }
    let top = Double(place.down) + y * GatheredAttachments.emuPerPoint
    lastAnchorID += 1
    var name: [UInt8] = []
    ValueWriter.append(drawing.name, in: .xml, to: &name)
    let id = state.relationship(to: drawing, inPlaceOf: place.own)
    // The anchor of a picture that is turned by a quarter is what it covers; its own sides are as it is stored.
    func sides(_ size: PrintSize) -> String { "cx=\"\(size.widthEMU)\" cy=\"\(size.heightEMU)\"" }
    anchors +=
      """
      <xdr:oneCellAnchor xmlns:xdr="\(GatheredAttachments.drawings)" xmlns:a="\(GatheredAttachments.shapesOfDrawings)" \
      xmlns:r="\(GatheredAttachments.links)"><xdr:from><xdr:col>\(column - 1)</xdr:col><xdr:colOff>\(Int(max(0, left)))\
      </xdr:colOff><xdr:row>\(row - 1)</xdr:row><xdr:rowOff>\(Int(top))</xdr:rowOff></xdr:from><xdr:ext \(sides(drawing.size))/>\
      <xdr:pic>\
      <xdr:nvPicPr><xdr:cNvPr id="\(lastAnchorID)" name="Picture \(lastAnchorID)" descr="
      """.utf8
    anchors += name
    anchors +=
      """
      "/><xdr:cNvPicPr><a:picLocks noChangeAspect="1"/></xdr:cNvPicPr></xdr:nvPicPr><xdr:blipFill><a:blip r:embed="\(id)"/>\
      <a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm\(drawing.rotation)><a:off x="0" y="0"/>\
      <a:ext \(sides(drawing.storedSize))/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic><xdr:clientData/>\
      </xdr:oneCellAnchor>
      """.utf8
  }

  static let drawings = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
  static let shapesOfDrawings = "http://schemas.openxmlformats.org/drawingml/2006/main"
}
