import Findings
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Tags that do not stand in paragraphs, and the changes that they make. They are counted behind the paragraphs' tags.
struct WordExtraTags {
  /// The number of the next tag.
  private(set) var nextTag: Int
  /// The number of the next pair.
  private(set) var nextPair: Int
  /// The tags.
  private(set) var tags: [LocatedTag] = []
  /// The pairs of sections within one text.
  private(set) var pairs: [SectionMatcher.Pair] = []
  /// The changes.
  private(set) var edits: [WordEdit] = []
  /// Faults of the tags.
  private(set) var findings: [Finding] = []

  init(firstTag: Int, firstPair: Int) {
    nextTag = firstTag
    nextPair = firstPair
  }

  /// Adds a change.
  mutating func edit(_ range: Range<Int>, _ actions: [WordEdit.Action]) {
    edits.append(WordEdit(range: range, rank: .content, order: -1, actions: actions))
  }

  /// Adds changes.
  mutating func add(_ more: [WordEdit]) { edits += more }

  /// Adds a fault.
  mutating func report(_ finding: Finding) { findings.append(finding) }

  /// Adds a tag and gives its number.
  mutating func add(_ tag: LocatedTag) -> Int {
    tags.append(tag)
    nextTag += 1
    return nextTag - 1
  }

  /// Reads the tags of a text; faults become findings.
  mutating func read(_ text: [UInt8], _ origin: Origin, _ delimiters: TagDelimiters) -> [LocatedTag] {
    var parser = TagParser(delimiters: delimiters)
    let found = parser.tags(in: text)
    findings += parser.issues.map { TagFindings.finding($0, at: origin, excerpt: Excerpt.of(text, around: $0.range)) }
    return found.map { LocatedTag(tag: $0, origin: origin, excerpt: Excerpt.of(text, around: $0.range)) }
  }

  /// Puts the values of a text's tags in their places. `pieces` are the stretches of the text and where they are kept; a
  /// value goes where its name begins.
  mutating func add(
    _ located: [LocatedTag], in text: [UInt8], pieces: [(text: Range<Int>, place: Range<Int>)],
    _ vocabulary: TemplateVocabulary
  ) {
    let first = nextTag
    let (own, problems) = SectionMatcher.pairs(located, for: vocabulary)
    findings += problems
    var marks: [Int: WordEdit.Action] = [:]
    for (index, pair) in own.enumerated() {
      func piece(_ offset: Int) -> Int? { pieces.firstIndex { $0.text.contains(offset) } }
      let (open, close) = (located[pair.open], located[pair.close])
      guard piece(open.tag.range.upperBound - 1) == piece(close.tag.range.lowerBound) else {
        findings.append(WordFindings.crossesBorder(open, and: close))
        continue
      }
      marks[pair.open] = .open(pair: nextPair + index)
      marks[pair.close] = .close(pair: nextPair + index)
    }
    for (range, place) in pieces {
      guard located.contains(where: { $0.tag.range.overlaps(range) }) else { continue }
      edit(place, actions(of: located, in: text, range, first, marks))
    }
    pairs += own.map { SectionMatcher.Pair(open: $0.open + first, close: $0.close + first) }
    nextPair += own.count
    for tag in located { _ = add(tag) }
  }

  private func actions(
    of located: [LocatedTag], in text: [UInt8], _ range: Range<Int>, _ first: Int, _ marks: [Int: WordEdit.Action]
  ) -> [WordEdit.Action] {
    var actions: [WordEdit.Action] = []
    var at = range.lowerBound
    func constant(_ end: Int) {
      var escaped: [UInt8] = []
      if end > at { ValueWriter.appendXML(text[at..<end], to: &escaped) }
      if !escaped.isEmpty { actions.append(.literal(escaped)) }
    }
    for (index, tag) in located.enumerated() where tag.tag.range.overlaps(range) {
      constant(tag.tag.range.lowerBound)
      at = min(tag.tag.range.upperBound, range.upperBound)
      switch tag.tag.kind {
      case .value, .picture: if range.contains(tag.tag.nameOffset) { actions.append(.attribute(tag: first + index)) }
      case .section, .inverted:
        if range.contains(tag.tag.range.upperBound - 1), let mark = marks[index] { actions.append(mark) }
      case .close: if range.contains(tag.tag.range.lowerBound), let mark = marks[index] { actions.append(mark) }
      case .comment, .delimiters: break
      }
    }
    constant(range.upperBound)
    return actions
  }
}
