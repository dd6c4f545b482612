import Foundation
import OPC
import TestSupport

/// Makes small documents from hand-written markup.
enum WordMaker {
  static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  static let namespaces = """
    xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:v="urn:schemas-microsoft-com:vml" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"
    """

  /// A document with this body, and further parts under unusual names: kind (`header`, `footnotes`, …) and content, or the
  /// whole part of another content type; `links` are the addresses of rIdL1, rIdL2, ….
  static func docx(
    _ body: String, parts: [(kind: String, content: String)] = [],
    others: [(name: PartName, type: String, relationship: String, xml: String)] = [], links: [String] = []
  ) throws -> [UInt8] {
    var builder = OPCBuilder()
    let main: PartName = "/odd/main-text.xml"
    builder.add(main, contentType: "\(word).document.main+xml", bytes: part("document", "<w:body>\(body)</w:body>"))
    _ = builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: main)
    for (index, extra) in parts.enumerated() {
      let name = PartName("/odd/part-\(index).xml") ?? main
      let root = ["header": "hdr", "footer": "ftr"][extra.kind] ?? extra.kind
      builder.add(name, contentType: "\(word).\(extra.kind)+xml", bytes: part(root, extra.content))
      _ = builder.addRelationship(from: main, type: RelationshipType.office(extra.kind), target: name)
    }
    for other in others {
      builder.add(other.name, contentType: other.type, bytes: Array((declaration + other.xml).utf8))
      _ = builder.addRelationship(
        from: other.name.folder == "/docProps/" ? nil : main, type: other.relationship, target: other.name)
    }
    for link in links { _ = builder.addRelationship(from: main, type: RelationshipType.hyperlink, external: link) }
    return try builder.build()
  }

  private static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  static func part(_ root: String, _ content: String) -> [UInt8] {
    Array(
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:\(root) \(namespaces)>\(content)</w:\(root)>"
        .utf8)
  }

  /// A paragraph with one run per text; a text that begins with `*` is bold.
  static func p(_ runs: String...) -> String {
    "<w:p>" + runs.map { r($0) }.joined() + "</w:p>"
  }

  static func r(_ text: String) -> String {
    let isBold = text.hasPrefix("*")
    let escaped = text.dropFirst(isBold ? 1 : 0).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    return "<w:r>\(isBold ? "<w:rPr><w:b/></w:rPr>" : "")<w:t xml:space=\"preserve\">\(escaped)</w:t></w:r>"
  }

  /// A table of rows of cells, each cell its paragraphs.
  static func table(_ rows: [[String]]) -> String {
    "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid>"
      + rows.map { "<w:tr>" + $0.map { "<w:tc><w:tcPr/>\($0)</w:tc>" }.joined() + "</w:tr>" }.joined() + "</w:tbl>"
  }

  /// A text box, once for new and once for old programs.
  static func textBox(_ paragraphs: String) -> String {
    """
    <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:docPr id="7" name="box"/><a:graphic>\
    <a:graphicData uri="x"><wps:wsp><wps:txbx><w:txbxContent>\(paragraphs)</w:txbxContent></wps:txbx></wps:wsp>\
    </a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape id="s"><v:textbox>\
    <w:txbxContent>\(paragraphs)</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>
    """
  }

  /// A file beside the tests.
  static func fixture(_ name: String) throws -> [UInt8] {
    try Repository.bytes("Tests/TemplatesTests/Fixtures/\(name)")
  }
}
