import Findings
import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Content controls: a filled one no longer shows a prompt, one in a repeated part is bound to nothing, and a check box is
/// ticked by the tag in its title or tag field.
enum WordControls {
  /// Adds the changes of a part's controls; `positions` are the places of the tags, `regions` what is repeated.
  static func read(
    _ source: WordPartSource, positions: [Int], regions: [Range<Int>], _ extra: inout WordExtraTags
  ) {
    let part = source.part
    for node in part.outline.nodes.indices where part.kinds[node] == .control && source.contains(node) {
      guard let properties = part.child(.controlProperties, of: node),
        let content = part.child(.controlContent, of: node)
      else { continue }
      let range = part.range(content)
      if positions.contains(where: range.contains) {
        fill(in: source, properties: properties, content: content, &extra)
      }
      for child in part.outline.elements(of: properties) {
        switch part.outline.localName(of: child) {
        case "dataBinding":
          // A binding holds one value, which would be shown in every iteration, and in the place of tags that it does not have.
          let start = range.lowerBound
          let isOther =
            positions.contains(where: range.contains)
            && !WordBinding(child, in: part, source.package).holds(WordBinding.text(content, in: part))
          if isOther || regions.contains(where: { $0.contains(start) }) { extra.edit(part.range(child), []) }
        case "checkbox": tick(in: source, properties: properties, box: child, content: content, &extra)
        default: break
        }
      }
    }
  }

  private static func fill(in source: WordPartSource, properties: Int, content: Int, _ extra: inout WordExtraTags) {
    let part = source.part
    for child in part.outline.elements(of: properties) where part.outline.isLocalNamed("showingPlcHdr", at: child) {
      extra.edit(part.range(child), [])
    }
    for style in placeholderStyles(source, in: content) { extra.edit(part.range(style), []) }
  }

  /// The references to styles of prompts.
  static func placeholderStyles(_ source: WordPartSource, in node: Int) -> [Int] {
    let part = source.part
    return (node..<part.outline.nodes[node].subtreeEnd).filter {
      part.outline.isLocalNamed("rStyle", at: $0)
        && part.attribute("val", of: $0).map(source.styles.placeholders.contains) ?? false
    }
  }

  private static func tick(
    in source: WordPartSource, properties: Int, box: Int, content: Int, _ extra: inout WordExtraTags
  ) {
    let part = source.part
    let outline = part.outline
    var number: Int?
    for child in outline.elements(of: properties)
    where outline.isLocalNamed("tag", at: child) || outline.isLocalNamed("alias", at: child) {
      guard let text = part.attribute("val", of: child), source.mayHaveTags(text),
        let range = outline.attributeRange("\(part.prefix)val", of: child)
      else { continue }
      let located = extra.read(Array(text.utf8), source.origin(of: properties, place), source.delimiters)
      guard let tag = located.first, located.count == 1, tag.tag.kind == .value else { continue }
      number = number ?? extra.add(tag)
      var name: [UInt8] = []
      ValueWriter.appendXML(Array(tag.tag.name.utf8)[...], to: &name)
      extra.edit(range, [.literal(name)])
    }
    guard let number else { return }
    func child(_ name: StaticString) -> Int? { outline.elements(of: box).first { outline.isLocalNamed(name, at: $0) } }
    func attribute(_ name: String, _ node: Int?) -> (range: Range<Int>, text: String)? {
      guard let node else { return nil }
      let found = outline.attributes(of: node).first {
        String(decoding: outline.bytes[$0.name], as: UTF8.self).hasSuffix(":\(name)")
      }
      return found.map { ($0.value, String(decoding: outline.bytes[$0.value], as: UTF8.self)) }
    }
    func glyph(_ name: StaticString, _ usual: String) -> [UInt8] {
      let state = child(name)
      let code = attribute("val", state)?.text ?? usual
      let font = attribute("font", state)?.text ?? "MS Gothic"
      if font.hasPrefix("Wingdings") || font == "Symbol" {
        return Array("<\(part.prefix)sym \(part.prefix)font=\"\(font)\" \(part.prefix)char=\"\(code)\"/>".utf8)
      }
      let scalar = UInt32(code, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
      return Array("<\(part.prefix)t>\(scalar)</\(part.prefix)t>".utf8)
    }
    if let checked = attribute("val", child("checked")) {
      extra.edit(checked.range, [.tick(tag: number, yes: [UInt8(ascii: "1")], no: [UInt8(ascii: "0")])])
    }
    let run = (content..<outline.nodes[content].subtreeEnd).first { part.kinds[$0] == .run }
    if let run, !outline.nodes[run].isEmptyTag {
      let start = part.child(.runProperties, of: run).map { part.range($0).upperBound }
      let inner = outline.nodes[run].inner
      extra.edit(
        (start ?? inner.lowerBound)..<inner.upperBound,
        [.tick(tag: number, yes: glyph("checkedState", "2612"), no: glyph("uncheckedState", "2610"))])
    }
  }

  private static func place(_ place: LocalizedText) -> LocalizedText {
    LocalizedText(
      place.zhHans + "的复选框", hant: place.text(in: .zhHant) + "的核取方塊", en: "check box in " + place.text(in: .en))
  }
}
