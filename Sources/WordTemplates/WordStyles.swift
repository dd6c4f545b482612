import Markup
import OPC
import WordprocessingML

/// What templates need to know of a document's styles: prompts of controls, and lists that paragraphs get by their style.
struct WordStyles: Sendable {
  /// A list that a style gives to its paragraphs.
  struct List: Sendable {
    /// Its number and level.
    var number: String
    var level: String
    /// The style's own indents, which a list named in the paragraph itself would not leave in force.
    var indent: [UInt8]
  }
  /// The ids of the character styles that prompts have.
  private(set) var placeholders: Set<String> = []
  private var lists: [String: List] = [:]

  init() {}

  /// Reads the styles of a document, and in its lists the levels that belong to styles.
  init(_ package: OPCPackage) {
    guard let part = package.part("styles", from: package.mainPart), let bytes = try? part.bytes(),
      let word = try? WordOutline(bytes, name: part.name.text)
    else { return }
    let outline = word.outline
    func child(_ name: StaticString, of node: Int) -> Int? {
      outline.elements(of: node).first { outline.isLocalNamed(name, at: $0) }
    }
    func value(_ name: StaticString, of node: Int) -> String? {
      child(name, of: node).flatMap { word.attribute("val", of: $0) }
    }
    let levels = WordStyles.levels(package)
    var ids: [String] = []
    var own: [String: List] = [:]
    var parents: [String: String] = [:]
    var indents: [String: [UInt8]] = [:]
    for style in outline.elements(of: outline.root) where outline.isLocalNamed("style", at: style) {
      guard let id = word.attribute("styleId", of: style) else { continue }
      if value("name", of: style)?.lowercased() == "placeholder text" { placeholders.insert(id) }
      ids.append(id)
      parents[id] = value("basedOn", of: style)
      guard let properties = word.child(.paragraphProperties, of: style) else { continue }
      if let indent = child("ind", of: properties) { indents[id] = Array(outline.bytes[word.range(indent)]) }
      if let list = child("numPr", of: properties) {
        own[id] = List(
          number: value("numId", of: list) ?? "", level: value("ilvl", of: list) ?? levels[id] ?? "0", indent: [])
      }
    }
    for id in ids {
      var chain = [id]
      while let next = parents[chain[chain.count - 1]], !chain.contains(next) { chain.append(next) }
      guard var list = chain.lazy.compactMap({ own[$0] }).first else { continue }
      // A style may name the level only and take the list from the style that it is based on.
      if list.number.isEmpty { list.number = chain.lazy.compactMap { own[$0]?.number }.first { !$0.isEmpty } ?? "" }
      list.indent = chain.lazy.compactMap { indents[$0] }.first ?? []
      lists[id] = list
    }
  }

  /// The list of a paragraph style; `nil` if it gives none.
  func list(of style: String) -> List? { lists[style].flatMap { ["", "0"].contains($0.number) ? nil : $0 } }

  /// The levels of lists by the styles that they belong to.
  private static func levels(_ package: OPCPackage) -> [String: String] {
    guard let part = package.part("numbering", from: package.mainPart), let bytes = try? part.bytes(),
      let word = try? WordOutline(bytes, name: part.name.text)
    else { return [:] }
    var levels: [String: String] = [:]
    for node in word.outline.nodes.indices where word.outline.isLocalNamed("lvl", at: node) {
      let style = word.outline.elements(of: node).first { word.outline.isLocalNamed("pStyle", at: $0) }
      if let style = style.flatMap({ word.attribute("val", of: $0) }) {
        levels[style] = word.attribute("ilvl", of: node)
      }
    }
    return levels
  }
}
