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
}
