import Findings
import Foundation
import Markup
import OPC
import WordprocessingML

/// Tags in the addresses of links. Word writes the braces and Chinese letters of an address with percent signs.
enum WordLinkTags {
  /// Adds the tags of a part's links, and gives the relationships that are no longer needed.
  static func read(
    _ source: WordPartSource, _ vocabulary: TemplateVocabulary, _ extra: inout WordExtraTags
  ) -> Set<String> {
    var targets: [String: [UInt8]] = [:]
    for link in source.package.relationships(of: source.name) where link.isExternal && link.shortType == "hyperlink" {
      let text = plain(link.target)
      if source.mayHaveTags(text) { targets[link.id] = Array(text.utf8) }
    }
    if targets.isEmpty { return [] }
    var used: Set<String> = []
    let part = source.part
    for node in part.outline.nodes.indices where source.contains(node) {
      guard let range = part.outline.attributeRange("r:id", of: node),
        let id = part.outline.attribute("r:id", of: node),
        let text = targets[id]
      else { continue }
      let located = extra.read(text, source.origin(of: node, place), source.delimiters)
      if located.isEmpty { continue }
      used.insert(id)
      var actions: [WordEdit.Action] = [.linkBegin]
      var at = 0
      for tag in located {
        actions.append(.literal(Array(text[at..<tag.tag.range.lowerBound])))
        at = tag.tag.range.upperBound
        if tag.tag.kind == .value {
          actions.append(.address(tag: extra.add(tag), isPart: !WebAddress.isWhole(text, tag.tag.range)))
        } else if tag.tag.kind != .comment {
          extra.report(notPossible(tag))
        }
      }
      extra.edit(range, actions + [.literal(Array(text[at...])), .linkEnd])
    }
    return used
  }

  /// The address with its tags as they were typed.
  static func plain(_ target: String) -> String {
    var rest = target.replacingOccurrences(of: "%7B", with: "{", options: .caseInsensitive)[...]
    rest = rest.replacingOccurrences(of: "%7D", with: "}", options: .caseInsensitive)[...]
    var text = ""
    while let open = rest.range(of: "{{"), let close = rest[open.upperBound...].range(of: "}}") {
      let tag = String(rest[open.lowerBound..<close.upperBound])
      text += rest[..<open.lowerBound] + (tag.removingPercentEncoding ?? tag)
      rest = rest[close.upperBound...]
    }
    return text + rest
  }

  private static func notPossible(_ tag: LocatedTag) -> Finding {
    TagFindings.make(
      "tag-in-link", at: tag.origin, tag.excerpt,
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
