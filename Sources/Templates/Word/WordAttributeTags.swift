import Findings
import Markup
import Pictures
import WordprocessingML

/// Tags in attributes that people can write in Word: the alternative text and title of pictures and shapes, the tip of a
/// link. A picture whose alternative text is one picture tag is a placeholder, which that picture takes the place of.
struct WordAttributeTags {
  /// The tags, to be counted after those of the part's paragraphs.
  private(set) var tags: [LocatedTag] = []
  /// The pairs of sections within one attribute.
  private(set) var pairs: [SectionMatcher.Pair] = []
  /// The changes, without the order among pairs.
  private(set) var edits: [WordEdit] = []
  /// Faults of the tags.
  private(set) var findings: [Finding] = []

  /// Reads the attributes of a part; its paragraphs have `tagCount` tags and `pairCount` pairs.
  init(
    _ part: WordOutline, kind: WordPartKind, file: String, delimiters: TagDelimiters, tagCount: Int, pairCount: Int,
    vocabulary: TemplateVocabulary
  ) {
    var places: WordPlaces?
    for node in part.outline.nodes.indices {
      let names = WordAttributeTags.attributes(of: node, in: part)
      if names.isEmpty { continue }
      var placeholder: Int?
      for name in names {
        guard let range = part.outline.attributeRange(name, of: node),
          let text = part.outline.attribute(name, of: node), text.utf8.contains(delimiters.open.last ?? 0)
            || text.contains("｛")
        else { continue }
        let bytes = Array(text.utf8)
        var parser = TagParser(delimiters: delimiters)
        let found = parser.tags(in: bytes)
        if found.isEmpty, parser.issues.isEmpty { continue }
        let known = places ?? WordPlaces(part, kind: kind)
        places = known
        let origin = Origin(file: file, place: WordAttributeTags.place(known.place(of: node)))
        findings += parser.issues.map { TagFindings.finding($0, at: origin, excerpt: Excerpt.of(bytes, $0.range)) }
        let located = found.map {
          LocatedTag(tag: $0, origin: origin, excerpt: Excerpt.of(bytes, $0.range))
        }
        if located.count == 1, WordAttributeTags.isAlone(located[0].tag, in: bytes),
          WordAttributeTags.isPicture(located[0].tag, vocabulary),
          let drawing = WordPlaceholder(part, properties: node)
        {
          // The same tag may stand in the title too.
          if placeholder == nil {
            placeholder = tagCount + tags.count
            edits += drawing.edits(tag: tagCount + tags.count, descriptions: names)
            var tag = located[0]
            tag.tag = WordAttributeTags.drawing(tag.tag, in: drawing)
            tags.append(tag)
          }
          continue
        }
        if placeholder == nil { add(located, bytes, range, tagCount, pairCount, vocabulary) }
      }
    }
  }

  private mutating func add(
    _ located: [LocatedTag], _ text: [UInt8], _ range: Range<Int>, _ tagCount: Int, _ pairCount: Int,
    _ vocabulary: TemplateVocabulary
  ) {
    let first = tagCount + tags.count
    let (own, problems) = SectionMatcher.pairs(located, vocabulary)
    findings += problems
    var marks: [Int: WordEdit.Action] = [:]
    for (index, pair) in own.enumerated() {
      marks[pair.open] = .open(pair: pairCount + pairs.count + index)
      marks[pair.close] = .close(pair: pairCount + pairs.count + index)
    }
    var actions: [WordEdit.Action] = []
    var at = 0
    func constant(_ bytes: ArraySlice<UInt8>) {
      var escaped: [UInt8] = []
      ValueWriter.appendXML(bytes, to: &escaped)
      actions.append(.literal(escaped))
    }
    for (index, tag) in located.enumerated() {
      constant(text[at..<tag.tag.range.lowerBound])
      at = tag.tag.range.upperBound
      switch tag.tag.kind {
      case .value, .picture: actions.append(.attribute(tag: first + index))
      case .section, .inverted, .close: if let mark = marks[index] { actions.append(mark) }
      case .comment, .delimiters: break
      }
    }
    constant(text[at...])
    edits.append(WordEdit(range: range, rank: .content, actions: actions))
    pairs += own.map { SectionMatcher.Pair(open: $0.open + first, close: $0.close + first) }
    tags += located
  }

  /// The names of the attributes that may have tags.
  private static func attributes(of node: Int, in part: WordOutline) -> [String] {
    switch part.kinds[node] {
    case .drawingProperties: ["descr", "title"]
    case .hyperlink: ["\(part.prefix)tooltip"]
    case .other where part.outline.isNamed("v:shape", at: node): ["alt", "title"]
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
    let hasSize = tag.pipes.contains { DrawingPipe.names.contains(PipeLibrary.canonical($0.name)) }
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
