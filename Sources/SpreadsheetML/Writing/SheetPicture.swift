import DrawingML
import Markup
import OPC

/// A picture upon the cells of a sheet. Lengths in English metric units.
package struct SheetPicture: Sendable {
  /// The PNG file.
  package var file: [UInt8]
  /// What it shows, for readers that cannot see it.
  package var description: String
  /// The cell of its upper left corner.
  package var cell: CellReference
  /// How far it stands from the cell's corner.
  package var across: Int, down: Int
  /// Its size.
  package var width: Int, height: Int
  /// Places a picture.
  package init(
    _ file: [UInt8], description: String, at cell: CellReference, across: Int, down: Int, width: Int, height: Int
  ) {
    (self.file, self.description, self.cell) = (file, description, cell)
    (self.across, self.down, self.width, self.height) = (across, down, width, height)
  }
}

extension OPCBuilder {
  /// Adds the drawing of a sheet with its pictures, if it has some.
  mutating func addDrawing(of sheet: Worksheet, index: Int) {
    if sheet.pictures.isEmpty { return }
    let drawing = SheetDrawing.name(index)
    addRelationship(from: WorkbookPart.sheet(index).name, type: RelationshipType.office("drawing"), target: drawing)
    add(drawing, contentType: SheetDrawing.contentType, bytes: SheetDrawing.xml(of: sheet.pictures))
    for (number, picture) in sheet.pictures.enumerated() {
      let name = PartName("/xl/media/image\(index + 1)-\(number + 1).png") ?? "/xl/media/image.png"
      addRelationship(from: drawing, type: RelationshipType.image, target: name)
      add(name, contentType: "image/png", bytes: picture.file)
    }
  }
}

/// The part of a sheet with what stands upon its cells.
enum SheetDrawing {
  static let contentType = "application/vnd.openxmlformats-officedocument.drawing+xml"
  static let namespace = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"

  /// The drawing with this index among the workbook's.
  static func name(_ index: Int) -> PartName { PartName("/xl/drawings/drawing\(index + 1).xml") ?? "/xl/drawing.xml" }

  /// The part, whose relationships to the pictures have the ids `rId1` and on.
  static func xml(of pictures: [SheetPicture]) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("xdr:wsDr", [("xmlns:xdr", namespace), ("xmlns:a", DrawingML.namespace)])
    for (index, picture) in pictures.enumerated() {
      let extent = [("cx", "\(picture.width)"), ("cy", "\(picture.height)")]
      xml.open("xdr:oneCellAnchor")
      xml.corner("xdr:from", picture.cell, across: picture.across, down: picture.down)
      xml.empty("xdr:ext", extent)
      xml.open("xdr:pic")
      xml.picture(
        "xdr", relationship: "rId\(index + 1)", id: index + 2, description: picture.description, extent: extent)
      xml.close()
      xml.empty("xdr:clientData")
      xml.close()
    }
    xml.close()
    return xml.bytes
  }
}

extension XMLWriter {
  /// Writes the corner of an anchor.
  mutating func corner(_ name: String, _ cell: CellReference, across: Int = 0, down: Int = 0) {
    open(name)
    for (name, number) in [("col", cell.column - 1), ("colOff", across), ("row", cell.row - 1), ("rowOff", down)] {
      element("xdr:\(name)", text: "\(number)")
    }
    close()
  }
}
