import Markup
import PageGraphics

/// What a document says about itself: the same in its information dictionary (ISO 32000-1, 14.3.3) and in XMP (ISO 16684-1),
/// as PDF/A demands.
struct Metadata {
  private let title: String
  private let author: String?
  private let subject: String?
  private let keywords: String?
  private let software: String
  private let language: String
  private let number: String?
  private let created: DocumentMoment

  /// The keeper of the copy becomes the subject; number and further items become keywords.
  init(_ information: DocumentInformation) {
    title = Metadata.oneLine(information.title)
    author = information.author.map(Metadata.oneLine)
    subject = information.keeper.map(Metadata.oneLine)
    number = information.number.map(Metadata.oneLine)
    let keywords = (number.map { [$0] } ?? []) + information.items.map { Metadata.oneLine("\($0.name)=\($0.value)") }
    self.keywords = keywords.isEmpty ? nil : keywords.joined(separator: "; ")
    software = Metadata.oneLine(information.software)
    language = information.language
    created = information.created
  }

  /// A text without control characters, which XML cannot hold.
  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0.value & 0xFFFE == 0xFFFE ? " " : $0
        }))
  }

  /// Writes the information dictionary.
  func writeInformation(_ out: inout [UInt8]) {
    out.write("<</Title")
    out.write(text: title)
    for (key, text): (StaticString, String?) in [("/Author", author), ("/Subject", subject), ("/Keywords", keywords)] {
      guard let text else { continue }
      out.write(key)
      out.write(text: text)
    }
    out.write("/Creator")
    out.write(text: software)
    out.write("/Producer")
    out.write(text: software)
    out.write("/CreationDate")
    out.write(date: created)
    out.write("/ModDate")
    out.write(date: created)
    out.write(">>")
  }

  /// The XMP packet.
  func packet(_ conformance: PDFConformance) -> [UInt8] {
    var xml = XMLWriter()
    xml.raw("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n")
    xml.open("x:xmpmeta", [("xmlns:x", "adobe:ns:meta/")])
    xml.open("rdf:RDF", [("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")])
    xml.open(
      "rdf:Description",
      [
        ("rdf:about", ""), ("xmlns:pdfaid", "http://www.aiim.org/pdfa/ns/id/"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"), ("xmlns:xmp", "http://ns.adobe.com/xap/1.0/"),
        ("xmlns:pdf", "http://ns.adobe.com/pdf/1.3/"),
      ])
    xml.element("pdfaid:part", text: String(conformance.part))
    xml.element("pdfaid:conformance", text: conformance.level)
    xml.element("dc:format", text: "application/pdf")
    alternatives("dc:title", title, &xml)
    if let author { list("dc:creator", "rdf:Seq", author, &xml) }
    if let subject { alternatives("dc:description", subject, &xml) }
    list("dc:language", "rdf:Bag", language, &xml)
    if let number { xml.element("dc:identifier", text: number) }
    if let keywords { xml.element("pdf:Keywords", text: keywords) }
    xml.element("pdf:Producer", text: software)
    xml.element("xmp:CreatorTool", text: software)
    xml.element("xmp:CreateDate", text: created.xmpText)
    xml.element("xmp:ModifyDate", text: created.xmpText)
    for _ in 0..<3 { xml.close() }
    xml.raw("\n<?xpacket end=\"r\"?>")
    return xml.bytes
  }

  private func alternatives(_ name: String, _ text: String, _ xml: inout XMLWriter) {
    xml.open(name)
    xml.open("rdf:Alt")
    xml.element("rdf:li", [("xml:lang", "x-default")], text: text)
    xml.element("rdf:li", [("xml:lang", language)], text: text)
    xml.close()
    xml.close()
  }

  private func list(_ name: String, _ kind: String, _ text: String, _ xml: inout XMLWriter) {
    xml.open(name)
    xml.open(kind)
    xml.element("rdf:li", text: text)
    xml.close()
    xml.close()
  }
}
