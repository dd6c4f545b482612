import Foundation
import OPC
import Pictures
import TestSupport
import Testing

@testable import Templates

private func picture(_ file: String) throws -> TemplateValue {
  let bytes = try Repository.bytes("Tests/PicturesTests/Fixtures/\(file)")
  return .picture(TemplatePicture(try Picture(bytes), name: file))
}

@Suite struct `Pictures in workbooks` {
  @Test func `pictures and codes are anchored to their cell, and a picture stands in by its alternative text`() throws {
    let order = TemplateValue.record([
      "number": .text("SP-1"), "items": .list([.record(["name": .text("a")])], blank: .empty),
      "stamp": .list([try picture("plain.png"), try picture("density.jpg")], blank: .empty),
    ])
    let book = try RenderedBook("sheets", .record(["orders": .list([order, order], blank: .empty)]))
    #expect(book.faults == [])
    let drawing = try book.part("/xl/drawings/drawing1.xml")
    // Two in the cell, two in the stead of the one that stood in, and the code.
    #expect(drawing.components(separatedBy: "<xdr:oneCellAnchor").count == 6)
    #expect(drawing.components(separatedBy: "<xdr:col>1</xdr:col>").count >= 2)
    #expect(drawing.contains("cx=\"540000\" cy=\"540000\""))
    #expect(!drawing.contains("{{"))
    // Each picture is in the package once, whatever the number of sheets that show it.
    #expect(book.parts.count { $0.hasPrefix("/xl/media/picture") } == 3)
    #expect(try book.part("/xl/drawings/drawing2.xml").contains("r:embed=\"rIdPicture1\""))
    // The row grows to hold them.
    let sheet = try book.part("/xl/worksheets/sheet2.xml")
    #expect(sheet.contains(/<row r="2"[^>]* ht="\d+" customHeight="1">/))
  }

  @Test func `a picture that stands on its side is anchored by what it covers, in its cell`() throws {
    let rows = "<row r=\"1\">\(SheetMaker.cell("A1", "{{@photo|fit:60x30mm}}"))</row>"
    let (template, _) = CompiledTemplate.compile(
      try SheetMaker.workbook(rows: rows), name: "t.xlsx", vocabulary: .open)
    let data = TemplateValue.record(["photo": try picture("turned-6.jpg")])
    let package = try OPCPackage(reading: try #require(template).render(data), name: "o.xlsx")
    let drawing = try #require(package.parts.first { $0.contentType.hasSuffix("drawing+xml") })
    let text = String(decoding: try drawing.bytes(), as: UTF8.self)
    // 60 × 40 pixels as stored, 20 × 30 mm upright.
    #expect(text.contains("<xdr:ext cx=\"720000\" cy=\"1080000\"/>"))
    #expect(text.contains("<a:xfrm rot=\"5400000\"><a:off x=\"0\" y=\"0\"/><a:ext cx=\"1080000\" cy=\"720000\"/>"))
    #expect(text.contains("<xdr:col>0</xdr:col><xdr:colOff>25400</xdr:colOff><xdr:row>0</xdr:row><xdr:rowOff>25400<"))
  }

  @Test(arguments: [0, 1, 3]) func `a code or picture above a list is drawn, however many items the list has`(
    _ count: Int
  ) throws {
    let rows =
      "<row r=\"1\">\(SheetMaker.cell("A1", "{{number|qr:22mm}}"))</row><row r=\"2\">\(SheetMaker.cell("A2", "{{#items}}{{@图}}"))"
      + "\(SheetMaker.cell("B2", "{{name}}{{/items}}"))</row><row r=\"3\">\(SheetMaker.cell("A3", "配件清单"))</row>"
    let (template, _) = CompiledTemplate.compile(
      try SheetMaker.workbook(rows: rows), name: "t.xlsx", vocabulary: .open)
    let item = TemplateValue.record(["name": .text("a"), "图": try picture("plain.png")])
    let data = TemplateValue.record(["number": .text("SP-1"), "items": .list(Array(repeating: item, count: count))])
    let package = try OPCPackage(reading: try #require(template).render(data), name: "o.xlsx")
    let drawing = try #require(package.parts.first { $0.contentType.hasSuffix("drawing+xml") })
    let text = String(decoding: try drawing.bytes(), as: UTF8.self)
    #expect(text.components(separatedBy: "<xdr:oneCellAnchor").count == count + 2)
  }

  @Test(arguments: [0, 1, 3])
  func `what reaches beyond the rows of a section comes once, what lies within with each item`(
    _ count: Int
  ) throws {
    let corner = { (name: String, row: Int, offset: Int) in
      "<xdr:\(name)><xdr:col>4</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>\(row)</xdr:row>"
        + "<xdr:rowOff>\(offset)</xdr:rowOff></xdr:\(name)>"
    }
    let shape = { (id: Int) in
      "<xdr:sp macro=\"\" textlink=\"\"><xdr:nvSpPr><xdr:cNvPr id=\"\(id)\" name=\"n\(id)\"/><xdr:cNvSpPr/></xdr:nvSpPr>"
        + "<xdr:spPr/></xdr:sp><xdr:clientData/>"
    }
    let two = { (id: Int, from: Int, to: Int, offset: Int) in
      "<xdr:twoCellAnchor editAs=\"oneCell\">" + corner("from", from, 0) + corner("to", to, offset) + shape(id)
        + "</xdr:twoCellAnchor>"
    }
    let one = { (id: Int, height: Int) in
      "<xdr:oneCellAnchor>\(corner("from", 1, 0))<xdr:ext cx=\"9\" cy=\"\(height)\"/>\(shape(id))</xdr:oneCellAnchor>"
    }
    // A stamp and a chart's frame beside the list; what ends with the row or a hair below it belongs to the row.
    let anchors =
      two(2, 1, 6, 9) + two(3, 1, 2, 0) + two(4, 1, 1, 90_000) + one(5, 400_000) + one(6, 190_000)
      + two(7, 1, 2, 90_000)
    let rows =
      "<row r=\"1\">\(SheetMaker.cell("A1", "品名"))</row><row r=\"2\">\(SheetMaker.cell("A2", "{{#items}}{{name}}"))"
      + "\(SheetMaker.cell("B2", "{{/items}}"))</row><row r=\"3\">\(SheetMaker.cell("A3", "合计"))</row>"
    let links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    let plain = try OPCPackage(
      reading: SheetMaker.workbook(rows: rows, after: "<drawing xmlns:r=\"\(links)\" r:id=\"rIdD\"/>"), name: "t.xlsx")
    var changes = OPCChanges()
    let (sheet, part): (PartName, PartName) = ("/xl/worksheets/sheet1.xml", "/xl/drawings/drawing1.xml")
    let space = "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
    changes.additions = [
      .init(
        name: part, contentType: "application/vnd.openxmlformats-officedocument.drawing+xml",
        content: .plain(Array("<xdr:wsDr xmlns:xdr=\"\(space)\">\(anchors)</xdr:wsDr>".utf8)))
    ]
    changes.relationships = [(sheet, Relationship(id: "rIdD", type: links + "/drawing", to: part, from: sheet))]
    let template = try compiled(try plain.writing(changes))
    let items = TemplateValue.list((0..<count).map { .record(["name": .text("\($0)")]) })
    let out = try OPCPackage(reading: try template.render(.record(["items": items])), name: "o.xlsx")
    let drawing = String(decoding: try out.bytes(of: part), as: UTF8.self)
    for (name, times) in [("n2", 1), ("n3", count), ("n4", count), ("n5", 1), ("n6", count), ("n7", 1)] {
      #expect(drawing.components(separatedBy: "name=\"\(name)\"").count == times + 1, "\(name)")
    }
    // The stamp stays beside the list, and keeps its height.
    #expect(drawing.contains(two(2, 1, 6, 9)))
  }
}
