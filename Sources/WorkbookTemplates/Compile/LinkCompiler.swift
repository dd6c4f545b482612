import Findings
import Markup
import OPC
import SpreadsheetML
import TemplateLanguage

/// Compiles a worksheet's links: the cells they stand on, the places they lead to, and values in their addresses.
struct LinkCompiler {
  let outline: XMLOutline
  let file: String
  let sheet: String
  /// The worksheet's relationships.
  let relationships: [Relationship]
  let sections: SheetSections
  private(set) var tags: [LocatedTag] = []
  private(set) var attachments: [(rows: ClosedRange<Int>, attachment: SheetAttachment)] = []
  /// The ids of relationships that are made anew for every iteration.
  private(set) var replaced: Set<String> = []

  init(_ reader: SheetReader, _ sections: SheetSections, relationships: [Relationship]) {
    outline = reader.outline
    file = reader.file
    sheet = reader.sheet
    self.sections = sections
    self.relationships = relationships
  }

  mutating func compile(_ parser: inout TagParser, _ compiler: inout SlotCompiler) {
    guard let list = outline.localChild("hyperlinks", of: outline.root) else { return }
    for element in outline.elements(of: list) {
      guard let range = outline.attribute("ref", of: element).flatMap({ CellRange($0) }) else { continue }
      attachments.append((range.rows, .link(link(element, range, &parser, &compiler))))
    }
  }

  private mutating func link(
    _ element: Int, _ range: CellRange, _ parser: inout TagParser, _ compiler: inout SlotCompiler
  ) -> LinkTemplate {
    let origin = Origin(file: file, sheet: sheet, cell: range.first.a1)
    let scope = sections.scope(at: range.rows)
    var dropped: Set<String> = ["ref", "location"]
    var tip: InlineText?
    // The text to display is that of the cell, which some programs write again here, tags and all.
    if let value = outline.attribute("display", of: element), parser.hasTags(value) { dropped.insert("display") }
    if let value = outline.attribute("tooltip", of: element),
      let text = compiler.inline(value, parser: &parser, at: origin, in: scope)
    {
      tags += text.located
      dropped.insert("tooltip")
      tip = text.text
    }
    var target = LinkTemplate.Target.inside
    var idName: [UInt8] = []
    if let attribute = outline.attributes(of: element).first(where: {
      outline.bytes[$0.name].suffix(3).elementsEqual(":id".utf8)
    }) {
      idName = Array(outline.bytes[attribute.name])
      dropped.insert(String(decoding: idName, as: UTF8.self))
      let id = Array(outline.bytes[attribute.value])
      target = .kept(id: id)
      if let link = relationships.first(where: { $0.id.utf8.elementsEqual(id) }),
        let address = compiler.address(link.target, parser: &parser, at: origin, in: scope)
      {
        tags += address.located
        target = .made(address.text)
        replaced.insert(link.id)
      }
    }
    return LinkTemplate(
      range: range, start: Array("<\(outline.name(of: element))".utf8),
      attributes: outline.attributeBytes(of: element, without: dropped), idName: idName, target: target,
      location: outline.attribute("location", of: element).map { FormulaText($0) }, tip: tip)
  }
}
