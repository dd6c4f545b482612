import Findings
import Markup
import OPC
import TemplateLanguage
import WordprocessingML

/// Tags in the addresses of links.
enum WordLinkTags {
  /// Adds the tags of a part's links, and gives the relationships that are no longer needed.
  static func read(
    _ source: WordPartSource, _ vocabulary: TemplateVocabulary, _ extra: inout WordExtraTags
  ) -> Set<String> {
    var targets: [String: AddressTemplate] = [:]
    for link in source.package.relationships(of: source.name) where link.isExternal && link.shortType == "hyperlink" {
      targets[link.id] = AddressTemplate(link.target, delimiters: source.delimiters)
    }
    if targets.isEmpty { return [] }
    var used: Set<String> = []
    let part = source.part
    for node in part.outline.nodes.indices where source.contains(node) {
      guard let range = part.outline.attributeRange("r:id", of: node),
        let id = part.outline.attribute("r:id", of: node),
        let address = targets[id]
      else { continue }
      let located = extra.read(address.text, source.origin(of: node, place), source.delimiters)
      if located.isEmpty { continue }
      used.insert(id)
      var actions: [WordEdit.Action] = [.linkBegin]
      for piece in address.pieces(located) {
        switch piece {
        case .text(let bytes): actions.append(.literal(bytes))
        case .tag(let tag, let context):
          if tag.tag.kind == .value {
            actions.append(.address(tag: extra.add(tag), context))
          } else if tag.tag.kind != .comment {
            extra.report(notPossible(tag))
          }
        }
      }
      extra.edit(range, actions + [.linkEnd])
    }
    return used
  }

  private static func notPossible(_ tag: LocatedTag) -> Finding {
    TagFindings.make(
      .tagInLink, at: tag.origin, tag.excerpt,
      LocalizedText(
        "链接地址里只能写值，不能写“\(tag.tag.source)”", hant: "連結位址裡只能寫值，不能寫「\(tag.tag.source)」",
        en: "an address can have values only, not '\(tag.tag.source)'"))
  }

  private static func place(_ place: LocalizedText) -> LocalizedText {
    LocalizedText(
      place.zhHans + "的链接地址", hant: place.text(in: .zhHant) + "的連結位址", en: "address of a link in " + place.text(in: .en)
    )
  }
}
