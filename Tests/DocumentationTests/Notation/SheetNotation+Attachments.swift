import Foundation
import OPC

/// What lies beside or over the cells: tables, comments, pictures, text boxes.
extension SheetNotation {
  /// The elements that end a worksheet.
  mutating func attachments(_ sheet: Sheet, _ part: PartName, number: Int) -> String {
    var xml = ""
    if let id = drawings(sheet, part, number) { xml += "<drawing r:id=\"\(id)\"/>" }
    if let id = comments(sheet.texts(.comment), part, number) { xml += "<legacyDrawing r:id=\"\(id)\"/>" }
    let tables = sheet.texts(.table).enumerated().map { index, range in table(range, sheet, part, number * 10 + index) }
    if !tables.isEmpty {
      let parts = tables.map { "<tablePart r:id=\"\($0)\"/>" }.joined()
      xml += "<tableParts count=\"\(tables.count)\">\(parts)</tableParts>"
    }
    return xml
  }

  private mutating func table(_ range: String, _ sheet: Sheet, _ part: PartName, _ number: Int) -> String {
    let name = PartName("/xl/tables/table\(number).xml") ?? part
    let row = range.prefix { $0 != ":" }.filter(\.isNumber)
    let headings = sheet.rows.first { $0.number == row }?.cells ?? []
    let columns = headings.enumerated().map { "<tableColumn id=\"\($0 + 1)\" name=\"\($1.escaped)\"/>" }.joined()
    let xml = """
      <table xmlns="\(Self.main)" id="\(number)" name="表\(number)" displayName="表\(number)" ref="\(range)">\
      <autoFilter ref="\(range)"/><tableColumns count="\(headings.count)">\(columns)</tableColumns></table>
      """
    add(name, "table", xml)
    return builder.addRelationship(from: part, type: "\(Self.links)/table", target: name)
  }

  /// `A2：text`: the place and what stands there.
  static func placed(_ text: String) -> (cell: String, column: Int, row: Int, text: String) {
    let cell = String(text.prefix { $0 != "：" })
    let column = Int(cell.unicodeScalars.first?.value ?? 65) - 65
    return (cell, column, (Int(cell.dropFirst()) ?? 1) - 1, String(text.dropFirst(cell.count + 1)))
  }

  private mutating func comments(_ texts: [String], _ part: PartName, _ number: Int) -> String? {
    if texts.isEmpty { return nil }
    let name = PartName("/xl/comments\(number).xml") ?? part
    let shapes = PartName("/xl/drawings/vmlDrawing\(number).vml") ?? part
    let all = texts.map { Self.placed($0) }
    let list = all.map {
      "<comment ref=\"\($0.cell)\" authorId=\"0\"><text><t xml:space=\"preserve\">\($0.text.escaped)</t></text></comment>"
    }
    add(
      name, "comments",
      "<comments xmlns=\"\(Self.main)\"><authors><author>何婷</author></authors><commentList>\(list.joined())</commentList></comments>"
    )
    let boxes = all.enumerated().map { index, place in
      """
      <v:shape id="_x0000_s\(1025 + index)" type="#_x0000_t202" style="visibility:hidden"><x:ClientData ObjectType="Note">\
      <x:Anchor>2, 15, 0, 2, 4, 15, 4, 1</x:Anchor><x:Row>\(place.row)</x:Row><x:Column>\(place.column)</x:Column></x:ClientData></v:shape>
      """
    }
    builder.add(
      shapes, contentType: "application/vnd.openxmlformats-officedocument.vmlDrawing",
      bytes: Array(
        """
        <xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" \
        xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" \
        path="m,l,21600r21600,l21600,xe"/>\(boxes.joined())</xml>
        """.utf8))
    builder.addRelationship(from: part, type: "\(Self.links)/comments", target: name)
    return builder.addRelationship(from: part, type: "\(Self.links)/vmlDrawing", target: shapes)
  }

  private mutating func drawings(_ sheet: Sheet, _ part: PartName, _ number: Int) -> String? {
    let name = PartName("/xl/drawings/drawing\(number).xml") ?? part
    let pictures = sheet.texts(.picture).map { Self.placed($0) }
    let boxes = sheet.texts(.textBox).map { Self.placed($0) }
    if pictures.isEmpty, boxes.isEmpty { return nil }
    var anchors: [String] = []
    for (index, place) in pictures.enumerated() {
      let media: PartName = "/xl/media/sample.png"
      if index == 0 { builder.add(media, contentType: "image/png", bytes: SamplePicture.bytes) }
      let id = builder.addRelationship(from: name, type: RelationshipType.image, target: media)
      anchors.append(
        Self.anchor(
          place,
          """
          <xdr:pic><xdr:nvPicPr><xdr:cNvPr id="\(index + 2)" name="p\(index)" descr="\(place.text.escaped)"/><xdr:cNvPicPr/></xdr:nvPicPr>\
          <xdr:blipFill><a:blip r:embed="\(id)"/><a:stretch><a:fillRect/></a:stretch></xdr:blipFill><xdr:spPr><a:xfrm>\
          <a:off x="0" y="0"/><a:ext cx="1080000" cy="720000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr></xdr:pic>
          """))
    }
    for (index, place) in boxes.enumerated() {
      anchors.append(
        Self.anchor(
          place,
          """
          <xdr:sp><xdr:nvSpPr><xdr:cNvPr id="\(index + 50)" name="t\(index)"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr>\
          <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></xdr:spPr><xdr:txBody><a:bodyPr/><a:p><a:r><a:t>\(place.text.escaped)</a:t></a:r>\
          </a:p></xdr:txBody></xdr:sp>
          """))
    }
    builder.add(
      name, contentType: "application/vnd.openxmlformats-officedocument.drawing+xml",
      bytes: Array(
        """
        <xdr:wsDr xmlns:xdr="\(Self.drawing)/spreadsheetDrawing" xmlns:a="\(Self.drawing)/main" xmlns:r="\(Self.links)">\
        \(anchors.joined())</xdr:wsDr>
        """.utf8))
    return builder.addRelationship(from: part, type: "\(Self.links)/drawing", target: name)
  }

  private static func anchor(_ place: (cell: String, column: Int, row: Int, text: String), _ content: String) -> String
  {
    """
    <xdr:oneCellAnchor><xdr:from><xdr:col>\(place.column)</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>\(place.row)</xdr:row>\
    <xdr:rowOff>0</xdr:rowOff></xdr:from><xdr:ext cx="1080000" cy="720000"/>\(content)<xdr:clientData/></xdr:oneCellAnchor>
    """
  }
}
