import Markup
import OPC

/// A document of one section, made from nothing. The same document gives the same bytes.
package struct WordDocument: Sendable {
  /// The sheet.
  package var page: WordPage
  /// The body; a paragraph is added where the last block is none.
  package var body: [WordBlock] = []
  /// What stands at the top of the first page, and of each further one.
  package var firstHeader: [WordBlock] = [], header: [WordBlock] = []
  /// What stands at the foot of each page.
  package var footer: [WordBlock] = []
  /// The charts, in the order of their numbers.
  package var charts: [WordChart] = []
  /// The pictures of the first page's header, in the order of their numbers, as PNG files.
  package var pictures: [[UInt8]] = []
  /// The paragraph styles beside the standard one.
  package var styles: [WordStyle] = []
  /// The document's fonts.
  package var fonts: WordFonts
  /// The size of the standard style in half points.
  package var halfPoints: Int
  /// The language tags of Latin and of Chinese text: `en-US`, `zh-CN`.
  package var latinLanguage = "en-US", chineseLanguage = "zh-CN"
  /// The title of the document's properties.
  package var title: String
  /// A property beside those that every file has.
  package var property: (name: String, value: String)?
  /// Makes an empty document.
  package init(page: WordPage, fonts: WordFonts, halfPoints: Int, title: String) {
    self.page = page
    self.fonts = fonts
    self.halfPoints = halfPoints
    self.title = title
  }

  /// The .docx file.
  package func package() throws -> [UInt8] {
    var builder = OPCBuilder()
    let document: PartName = "/word/document.xml"
    let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    builder.addRelationship(from: nil, type: relation + "officeDocument", target: document)
    func link(_ part: PartName, _ kind: String) -> String {
      builder.addRelationship(from: document, type: relation + kind, target: part)
    }
    // The charts' relationships come first, so that their ids are their numbers.
    for number in charts.indices.map({ $0 + 1 }) { _ = link(WordChart.name(number), "chart") }
    let styles: PartName = "/word/styles.xml", settings: PartName = "/word/settings.xml"
    let fontTable: PartName = "/word/fontTable.xml"
    let footer: PartName = "/word/footer1.xml"
    let headers: [(type: String, name: PartName, blocks: [WordBlock])] = [
      ("default", "/word/header1.xml", header), ("first", "/word/header2.xml", firstHeader),
    ]
    _ = (link(styles, "styles"), link(settings, "settings"), link(fontTable, "fontTable"))
    let references = headers.map { ($0.type, link($0.name, "header")) }
    let footerID = link(footer, "footer")
    builder.add(
      document, contentType: type + "document.main+xml", bytes: documentXML(headers: references, footer: footerID))
    builder.add(styles, contentType: type + "styles+xml", bytes: stylesXML())
    builder.add(settings, contentType: type + "settings+xml", bytes: settingsXML())
    builder.add(fontTable, contentType: type + "fontTable+xml", bytes: fontTableXML())
    for header in headers {
      builder.add(header.name, contentType: type + "header+xml", bytes: blocksXML("w:hdr", header.blocks))
    }
    builder.add(footer, contentType: type + "footer+xml", bytes: blocksXML("w:ftr", self.footer))
    for (index, chart) in self.charts.enumerated() { chart.add(to: &builder, number: index + 1) }
    for (index, picture) in pictures.enumerated() {
      let name = WordPicture.name(index + 1)
      builder.addRelationship(from: "/word/header2.xml", type: relation + "image", target: name)
      builder.add(name, contentType: "image/png", bytes: picture)
    }
    builder.add(title: title)
    if let property { builder.add(property: property.name, property.value) }
    return try builder.build()
  }

  static let namespaces = [
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
  ]

  private func blocksXML(_ root: String, _ blocks: [WordBlock]) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(root, Self.namespaces)
    xml.word(blocks)
    if case .paragraph? = blocks.last {} else { xml.word(WordParagraph()) }
    xml.close()
    return xml.bytes
  }

  private func documentXML(headers: [(type: String, id: String)], footer: String) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("w:document", Self.namespaces)
    xml.open("w:body")
    xml.word(body)
    if case .paragraph? = body.last {} else { xml.word(WordParagraph()) }
    xml.open("w:sectPr")
    for header in headers { xml.empty("w:headerReference", [("w:type", header.type), ("r:id", header.id)]) }
    for header in headers { xml.empty("w:footerReference", [("w:type", header.type), ("r:id", footer)]) }
    var size = [("w:w", String(page.width)), ("w:h", String(page.height))]
    if page.isLandscape { size.append(("w:orient", "landscape")) }
    xml.empty("w:pgSz", size)
    xml.empty(
      "w:pgMar",
      [
        ("w:top", String(page.top)), ("w:right", String(page.right)), ("w:bottom", String(page.bottom)),
        ("w:left", String(page.left)), ("w:header", String(page.header)), ("w:footer", String(page.footer)),
        ("w:gutter", "0"),
      ])
    xml.empty("w:titlePg")
    xml.close()
    xml.close()
    xml.close()
    return xml.bytes
  }
}
