import Markup
import OPC
import WordprocessingML

/// What a content control is bound to (ISO/IEC 29500-1, 17.5.2.6): a text in custom XML or in the document's properties.
/// Word shows that text in the place of the control's own when it opens the document.
struct WordBinding {
  private let isBound: Bool
  private let value: String?

  /// Follows the `w:dataBinding` at `node`.
  init(_ node: Int, in part: WordOutline, _ package: OPCPackage) {
    let store = part.attribute("storeItemID", of: node) ?? ""
    let path = part.attribute("xpath", of: node) ?? ""
    guard let target = WordBinding.part(store.uppercased(), package), let bytes = try? target.xml(),
      let outline = try? XMLOutline(bytes, name: target.name.text)
    else {
      (isBound, value) = (false, nil)
      return
    }
    isBound = true
    value = WordBinding.value(of: path, in: outline)
  }

  /// Whether the bound text is this one, tags and all; a binding that leads nowhere shows no other.
  func holds(_ text: String) -> Bool { !isBound || value == text }

  /// The text that a control shows.
  static func text(_ content: Int, in part: WordOutline) -> String {
    (content..<part.outline.nodes[content].subtreeEnd).filter { part.kinds[$0] == .text }
      .map { part.outline.text(of: $0) }.joined()
  }

  /// The stores that Word itself fills.
  private static let stores = [
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "core-properties+xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "extended-properties+xml",
  ]

  private static func part(_ store: String, _ package: OPCPackage) -> Part? {
    if let type = stores[store] { return package.parts.first { $0.contentType.lowercased().hasSuffix(type) } }
    return package.parts("customXml", from: package.mainPart).first { item in
      guard let properties = package.part("customXmlProps", from: item.name), let bytes = try? properties.xml(),
        let outline = try? XMLOutline(bytes, name: properties.name.text)
      else { return false }
      return outline.attributes(of: outline.root).contains {
        outline.bytes[$0.value].elementsEqual(store.utf8)
          || String(decoding: outline.bytes[$0.value], as: UTF8.self).uppercased() == store
      }
    }
  }

  /// The text at a path of steps such as `/n:form[1]/n:number[1]`; `nil` for paths of other kinds.
  private static func value(of path: String, in outline: XMLOutline) -> String? {
    var at: Int?
    for step in path.split(separator: "/") {
      var name = step.prefix { $0 != "[" }
      let position = Int(step.dropFirst(name.count + 1).prefix { $0 != "]" }) ?? 1
      if let colon = name.lastIndex(of: ":") { name = name[name.index(after: colon)...] }
      if name.hasPrefix("@"), let node = at {
        let attribute = outline.attributes(of: node).first {
          String(decoding: outline.bytes[$0.name], as: UTF8.self).split(separator: ":").last == name.dropFirst()
        }
        return attribute.map { String(decoding: outline.bytes[$0.value], as: UTF8.self) }
      }
      let all = at.map { Array(outline.elements(of: $0)) } ?? [outline.root]
      let matching = all.filter { outline.localName(of: $0) == name }
      guard matching.indices.contains(position - 1) else { return nil }
      at = matching[position - 1]
    }
    return at.map { outline.text(of: $0) }
  }
}
