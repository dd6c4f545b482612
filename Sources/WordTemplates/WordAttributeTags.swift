import Findings
import Markup
import Pictures
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Tags in attributes that people can write in Word: the alternative text and title of pictures and shapes, the tip of a
/// link, the text of a watermark. A picture whose alternative text is one picture tag is a placeholder, which that picture takes the place of.
enum WordAttributeTags {
  /// Adds the tags of a part's attributes.
  static func read(_ source: WordPartSource, _ vocabulary: TemplateVocabulary, _ extra: inout WordExtraTags) {
    let part = source.part
    var placeholder = 0..<0
    for node in part.outline.nodes.indices where source.contains(node) {
      let names = attributes(of: node, in: part).filter { part.outline.attributeRange($0, of: node) != nil }
      var isPlaceholder = false
      for name in names {
        guard let range = part.outline.attributeRange(name, of: node),
          let text = part.outline.attribute(name, of: node), source.mayHaveTags(text)
        else { continue }
        if placeholder.contains(range.lowerBound), part.kinds[node] != .drawingProperties {
          // The picture's own description says the same once more.
          extra.edit(range, [.fact(.name)])
          continue
        }
        let bytes = Array(text.utf8)
        let located = extra.read(bytes, source.origin(of: node, place), source.delimiters)
        if located.isEmpty { continue }
        if located.count == 1, isAlone(located[0].tag, in: bytes), isPicture(located[0].tag, vocabulary),
          let drawing = WordPlaceholder(source, properties: node)
        {
          // The same tag may stand in the title too.
          if isPlaceholder { continue }
          isPlaceholder = true
          placeholder = drawing.range
          var tag = located[0]
          tag.tag = self.drawing(tag.tag, in: drawing)
          extra.add(drawing.edits(tag: extra.add(tag), descriptions: names))
        } else if !isPlaceholder {
          extra.add(located, in: bytes, pieces: [(0..<bytes.count, range)], vocabulary)
        }
      }
    }
  }

  /// The names of the attributes that may have tags.
  private static func attributes(of node: Int, in part: WordOutline) -> [String] {
    switch part.kinds[node] {
    case .drawingProperties: ["descr", "title"]
    case .hyperlink: ["\(part.prefix)tooltip"]
    case .other where part.outline.isLocalNamed("cNvPr", at: node): ["descr", "title"]
    case .other where part.outline.isNamed("v:textpath", at: node): ["string"]
    case .other
    where part.outline.nodes[node].kind == .element && part.outline.nameBytes(of: node).starts(with: "v:".utf8):
      ["alt", "title"]
    default: []
    }
  }

  private static func isAlone(_ tag: Tag, in text: [UInt8]) -> Bool {
    (text[..<tag.range.lowerBound] + text[tag.range.upperBound...]).allSatisfy { $0 <= 0x20 }
  }

  /// Whether a tag stands for a picture: it says so, or its field is one.
  private static func isPicture(_ tag: Tag, _ vocabulary: TemplateVocabulary) -> Bool {
    tag.draws || tag.kind == .value && vocabulary.isPicture(tag.name)
  }

  /// The tag with the size of the picture that it takes the place of, if it names none itself.
  private static func drawing(_ tag: Tag, in placeholder: WordPlaceholder) -> Tag {
    var tag = tag
    let hasSize = tag.pipes.contains(where: DrawingPipe.isMeant)
    if !hasSize, let size = placeholder.size {
      tag.pipes.append(PipeCall(name: "fit", argument: "\(size.width)x\(size.height)mm"))
    }
    tag.kind = .picture
    return tag
  }

  private static func place(_ place: LocalizedText) -> LocalizedText {
    LocalizedText(
      place.zhHans + "的图片或链接的说明文字", hant: place.text(in: .zhHant) + "的圖片或連結的說明文字",
      en: "description of a picture or link in " + place.text(in: .en))
  }
}
