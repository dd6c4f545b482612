import Findings
import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Writes the markup of new drawings: pictures in line with the text (ISO/IEC 29500-1, 20.4.2.8).
struct WordDrawings {
  let part: WordOutline
  /// The names that tell strict from transitional files.
  private let drawingNamespace: String
  private let relationshipNamespace: String

  init(part: WordOutline) {
    self.part = part
    let isStrict = part.outline.namespaceURI(of: part.outline.root).hasPrefix("http://purl.oclc.org/")
    drawingNamespace =
      isStrict ? "http://purl.oclc.org/ooxml/drawingml" : "http://schemas.openxmlformats.org/drawingml/2006"
    relationshipNamespace =
      isStrict
      ? "http://purl.oclc.org/ooxml/officeDocument/relationships"
      : "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  }

  /// Appends the drawings of a slot, a blank between them.
  func append(_ slot: ValueSlot, limit: Double?, to builder: inout ProgramBuilder) {
    let blank = "<\(part.prefix)t xml:space=\"preserve\"> </\(part.prefix)t>"
    builder.begin(drawings: slot, limit: limit, separator: Array(blank.utf8))
    func text(_ text: String) { builder.bytes(text.utf8) }
    func extent(_ name: String) {
      text("<\(name) cx=\"")
      builder.drawing(.width)
      text("\" cy=\"")
      builder.drawing(.height)
      text("\"/>")
    }
    text(
      "<\(part.prefix)drawing><wp:inline xmlns:wp=\"\(drawingNamespace)/wordprocessingDrawing\" distT=\"0\" distB=\"0\" "
        + "distL=\"0\" distR=\"0\">")
    extent("wp:extent")
    for (name, fact) in [
      ("<wp:effectExtent l", DrawingFact.overhangAcross), (" t", .overhangDown), (" r", .overhangAcross),
      (" b", .overhangDown),
    ] {
      text("\(name)=\"")
      builder.drawing(fact)
      text("\"")
    }
    text("/><wp:docPr id=\"")
    builder.fresh()
    text("\" name=\"picture\" descr=\"")
    builder.drawing(.name)
    text(
      "\"/><a:graphic xmlns:a=\"\(drawingNamespace)/main\"><a:graphicData uri=\"\(drawingNamespace)/picture\">"
        + "<pic:pic xmlns:pic=\"\(drawingNamespace)/picture\"><pic:nvPicPr><pic:cNvPr id=\"")
    builder.fresh()
    text(
      "\" name=\"picture\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip xmlns:r=\"\(relationshipNamespace)\" "
        + "r:embed=\"")
    builder.drawing(.relationship)
    text("\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm")
    builder.drawing(.rotation)
    text("><a:off x=\"0\" y=\"0\"/>")
    extent("a:ext")
    text(
      "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>"
        + "</wp:inline></\(part.prefix)drawing>")
    builder.end()
  }

  /// How wide a picture can be at a node, in millimetres: the cell's width less its usual margins, else the width between
  /// the page's margins; 150 where neither is known.
  func limit(at node: Int) -> Double {
    let twip = 25.4 / 1440
    if let cell = part.ancestor(of: node, where: { part.kinds[$0] == .cell }),
      let width = number("w", of: "tcW", in: cell, properties: "tcPr"), width > 400
    {
      return (width - 216) * twip
    }
    guard let section = part.kinds.lastIndex(of: .sectionProperties),
      let page = number("w", of: "pgSz", in: section), let left = number("left", of: "pgMar", in: section),
      let right = number("right", of: "pgMar", in: section), page - left - right > 400
    else { return 150 }
    return (page - left - right) * twip
  }

  private func number(_ attribute: String, of name: String, in node: Int, properties: String? = nil) -> Double? {
    var container = node
    if let properties {
      guard let inner = child(properties, of: node) else { return nil }
      container = inner
    }
    guard let element = child(name, of: container) else { return nil }
    if let type = part.attribute("type", of: element), type != "dxa" { return nil }
    return part.attribute(attribute, of: element).flatMap(Double.init)
  }

  private func child(_ name: String, of node: Int) -> Int? {
    part.outline.elements(of: node).first { part.outline.name(of: $0) == part.prefix + name }
  }
}
