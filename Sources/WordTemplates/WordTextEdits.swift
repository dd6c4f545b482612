import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Rewrites the texts of one paragraph: tags go, values and marks come.
struct WordTextEdits {
  let source: WordPartSource
  let tags: [WordTag]
  /// The unit of the section that a tag begins or ends, by tag.
  let units: [Int: (pair: Int, unit: WordUnit)]
  private(set) var edits: [WordEdit] = []

  private var part: WordOutline { source.part }

  init(source: WordPartSource, tags: [WordTag], units: [Int: (pair: Int, unit: WordUnit)]) {
    self.source = source
    self.tags = tags
    self.units = units
  }

  /// Adds the changes of a paragraph.
  mutating func add(_ state: WordParagraphState) {
    let pieces = state.paragraph.pieces
    var emptied: Set<Int> = []
    for (index, piece) in pieces.enumerated() where piece.kind != .object {
      let touching = state.tags(touching: piece.range)
      guard !touching.isEmpty else { continue }
      let actions = piece.kind == .text ? self.actions(index, touching, state) : []
      edits.append(WordEdit(range: part.range(piece.node), rank: .content, actions: actions))
      if actions.isEmpty { emptied.insert(piece.node) }
    }
    for run in Set(emptied.map { node in part.outline.nodes[node].parent }) where isEmptied(run, among: emptied) {
      edits.append(WordEdit(range: part.range(run), rank: .content, order: -1, actions: []))
    }
  }

  /// Whether nothing but properties is left in a run. The only run of a content control stays, since that must not be empty.
  private func isEmptied(_ run: Int, among emptied: Set<Int>) -> Bool {
    guard part.kinds[run] == .run, part.kinds[part.outline.nodes[run].parent] != .controlContent else { return false }
    return part.outline.elements(of: run).allSatisfy {
      emptied.contains($0) || part.kinds[$0] == .runProperties || part.kinds[$0] == .pageBreakMark
    }
  }

  private func actions(_ index: Int, _ touching: ArraySlice<Int>, _ state: WordParagraphState) -> [WordEdit.Action] {
    let piece = state.paragraph.pieces[index]
    var writer = RunWriter(source: source, run: piece.run)
    var at = piece.range.lowerBound
    for tag in touching {
      let range = tags[tag].located.tag.range
      if range.lowerBound > at { writer.text(state.paragraph.text[at..<range.lowerBound]) }
      at = min(range.upperBound, piece.range.upperBound)
      switch tags[tag].located.tag.kind {
      case .value, .picture:
        guard tags[tag].namePiece == index else { break }
        if tags[tag].located.tag.draws { writer.drawings(tag) } else { writer.value(tag) }
      case .section, .inverted:
        if tags[tag].lastPiece == index, let (pair, unit) = units[tag] {
          switch unit {
          case .withinText: writer.inner(.open(pair: pair))
          case .runs(open: .split, close: _): writer.split(.open(pair: pair))
          default: break
          }
        }
      case .close:
        if tags[tag].firstPiece == index, let (pair, unit) = units[tag] {
          switch unit {
          case .withinText: writer.inner(.close(pair: pair))
          case .runs(open: _, close: .split): writer.split(.close(pair: pair))
          default: break
          }
        }
      case .comment, .delimiters: break
      }
    }
    if at < piece.range.upperBound { writer.text(state.paragraph.text[at..<piece.range.upperBound]) }
    return writer.finished()
  }
}

/// Writes what stands in the place of one `w:t`: text with values, and splits of the run around marks.
private struct RunWriter {
  let source: WordPartSource
  let run: Int
  private var part: WordOutline { source.part }
  private var actions: [WordEdit.Action] = []
  private var isInText = false
  private var isInRun = true

  init(source: WordPartSource, run: Int) {
    self.source = source
    self.run = run
  }

  mutating func text(_ bytes: ArraySlice<UInt8>) {
    openText()
    var escaped: [UInt8] = []
    ValueWriter.appendXML(bytes, to: &escaped)
    actions.append(.literal(escaped))
  }

  mutating func value(_ tag: Int) {
    openText()
    actions.append(.value(tag: tag))
  }

  mutating func drawings(_ tag: Int) {
    closeText()
    openRun()
    actions.append(.drawings(tag: tag))
  }

  /// A mark within the text.
  mutating func inner(_ mark: WordEdit.Action) {
    openText()
    actions.append(mark)
  }

  /// A mark between two runs with the same properties.
  mutating func split(_ mark: WordEdit.Action) {
    closeText()
    if isInRun { actions.append(.literal(Array("</\(part.prefix)r>".utf8))) }
    isInRun = false
    actions.append(mark)
  }

  mutating func finished() -> [WordEdit.Action] {
    closeText()
    openRun()
    return actions
  }

  private mutating func openRun() {
    if isInRun { return }
    let outline = part.outline
    var bytes = Array(outline.bytes[outline.nodes[run].startTag])
    if let properties = part.child(.runProperties, of: run) {
      var at = part.range(properties).lowerBound
      for style in WordControls.placeholderStyles(source, in: properties) {
        bytes += outline.bytes[at..<part.range(style).lowerBound]
        at = part.range(style).upperBound
      }
      bytes += outline.bytes[at..<part.range(properties).upperBound]
    }
    actions.append(.literal(bytes))
    isInRun = true
  }

  private mutating func openText() {
    openRun()
    if isInText { return }
    actions.append(.literal(Array("<\(part.prefix)t xml:space=\"preserve\">".utf8)))
    isInText = true
  }

  private mutating func closeText() {
    if isInText { actions.append(.literal(Array("</\(part.prefix)t>".utf8))) }
    isInText = false
  }
}
