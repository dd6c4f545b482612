import Findings
import Markup
import TemplateLanguage
import WordprocessingML

/// Reads the tags of one part, paragraph by paragraph.
struct WordTagReader {
  /// Where they are read from.
  let source: WordPartSource
  /// The paragraphs that have tags or faults, in document order.
  private(set) var paragraphs: [WordParagraphText] = []
  /// The tags in reading order.
  private(set) var tags: [WordTag] = []
  /// Faults of the tags.
  private(set) var findings: [Finding] = []
  /// Where the paragraphs are, in document order.
  private(set) var order: [String] = []

  /// Reads a part; set-delimiter tags hold to its end.
  init(_ source: WordPartSource) {
    self.source = source
    let part = source.part
    var places: WordPlaces?
    var parser = TagParser(delimiters: source.delimiters)
    for (node, element) in part.kinds.enumerated()
    where (element == .paragraph || element == .branch && part.holdsRuns(node)) && source.contains(node) {
      let paragraph = WordParagraphText(node, in: part)
      let found = parser.tags(in: paragraph.text)
      if found.isEmpty, parser.issues.isEmpty { continue }
      let known = places ?? source.places
      places = known
      let place = known.place(of: node)
      let origin = Origin(file: source.file, place: place)
      order.append(place.zhHans)
      for issue in parser.issues {
        findings.append(
          TagFindings.finding(issue, at: origin, excerpt: Excerpt.of(paragraph.text, around: issue.range)))
      }
      if found.isEmpty, parser.issues.allSatisfy(\.isOfAnotherEngine) { continue }
      for tag in found {
        let located = LocatedTag(tag: tag, origin: origin, excerpt: Excerpt.of(paragraph.text, around: tag.range))
        tags.append(
          WordTag(
            located: located, paragraph: paragraphs.count, firstPiece: paragraph.piece(at: tag.range.lowerBound),
            namePiece: paragraph.piece(at: tag.nameOffset), lastPiece: paragraph.piece(at: tag.range.upperBound - 1)))
      }
      paragraphs.append(paragraph)
    }
    // The text of a paragraph with a text box in it may begin before and end after the box.
    let order = tags.indices.sorted { (position(tags[$0]), $0) < (position(tags[$1]), $1) }
    tags = order.map { tags[$0] }
  }

  private func position(_ tag: WordTag) -> Int {
    source.part.range(paragraphs[tag.paragraph].pieces[tag.firstPiece].node).lowerBound
  }
}
