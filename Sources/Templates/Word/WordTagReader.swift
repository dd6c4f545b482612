import Findings
import Markup
import WordprocessingML

/// Reads the tags of one part, paragraph by paragraph.
struct WordTagReader {
  /// The part.
  let part: WordOutline
  /// The kind of the part.
  let kind: WordPartKind
  /// The name that findings use for the file.
  let file: String
  /// The marks around tags at the beginning.
  let delimiters: TagDelimiters
  /// The paragraphs that have tags or faults, in document order.
  private(set) var paragraphs: [WordParagraph] = []
  /// The tags in reading order.
  private(set) var tags: [WordTag] = []
  /// Faults of the tags.
  private(set) var findings: [Finding] = []

  /// Reads a part; set-delimiter tags hold to its end.
  init(_ part: WordOutline, kind: WordPartKind, file: String, delimiters: TagDelimiters) {
    self.part = part
    self.kind = kind
    self.file = file
    self.delimiters = delimiters
    var places: WordPlaces?
    var parser = TagParser(delimiters: delimiters)
    for (node, element) in part.kinds.enumerated() where element == .paragraph {
      let paragraph = WordParagraph(node, in: part)
      let found = parser.tags(in: paragraph.text)
      if found.isEmpty, parser.issues.isEmpty { continue }
      let known = places ?? WordPlaces(part, kind: kind)
      places = known
      let origin = Origin(file: file, place: known.place(of: node))
      for issue in parser.issues {
        findings.append(
          TagFindings.finding(issue, at: origin, excerpt: Excerpt.of(paragraph.text, issue.range)))
      }
      for tag in found {
        let located = LocatedTag(tag: tag, origin: origin, excerpt: Excerpt.of(paragraph.text, tag.range))
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
    part.range(paragraphs[tag.paragraph].pieces[tag.firstPiece].node).lowerBound
  }
}
