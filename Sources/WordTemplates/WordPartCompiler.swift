import Findings
import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Compiles one part: pairs its sections, finds their units, and writes the program.
struct WordPartCompiler {
  let part: WordOutline
  let tags: [WordTag]
  let states: [WordParagraphState]
  var pairs: [SectionMatcher.Pair] = []
  var units: [Int: WordUnit] = [:]
  var edits: [WordEdit] = []
  let source: WordPartSource
  /// The tags that do not stand in paragraphs.
  private(set) var extraTags: [LocatedTag] = []
  /// The relationships that no longer lead anywhere.
  private(set) var droppedLinks: Set<String> = []
  /// The tags whose cells are merged, with the sections that repeat their rows.
  private var cellMerges: [Int: Int] = [:]

  init(_ reader: WordTagReader) {
    source = reader.source
    part = reader.source.part
    tags = reader.tags
    let byParagraph = Dictionary(grouping: reader.tags.indices) { reader.tags[$0].paragraph }
    states = reader.paragraphs.enumerated().map { index, paragraph in
      // In a paragraph with a text box between, reading order need not be the order of the text.
      let own = (byParagraph[index] ?? []).sorted {
        reader.tags[$0].located.tag.range.lowerBound < reader.tags[$1].located.tag.range.lowerBound
      }
      return WordParagraphState(paragraph, tags: own, of: reader.tags)
    }
  }

  /// The program of the part; `nil`, with findings if the sections cannot be, without if it has no tags.
  mutating func compile(_ compiler: inout SlotCompiler, _ notes: inout WordNotes) -> Program? {
    compile(note: nil, [NameScope(compiler.vocabulary)], &compiler, &notes)
  }

  /// The program of one note, for a place with these contexts.
  mutating func compile(note: Int, _ scopes: [NameScope], _ compiler: inout SlotCompiler) -> Program? {
    var none = WordNotes()
    return compile(note: note, scopes, &compiler, &none)
  }

  private mutating func compile(
    note: Int?, _ scopes: [NameScope], _ compiler: inout SlotCompiler, _ notes: inout WordNotes
  ) -> Program? {
    let (pairs, problems) = SectionMatcher.pairs(tags.map(\.located), for: compiler.vocabulary)
    compiler.report(problems)
    self.pairs = pairs
    for (index, pair) in pairs.enumerated() {
      do throws(WordUnits.Obstacle) {
        units[index] = try finder.unit(of: pair)
      } catch {
        compiler.report([finding(error, pair)])
      }
    }
    checkFields(&compiler)
    var extra = WordExtraTags(firstTag: tags.count, firstPair: pairs.count)
    let regions = sectionRegions(.section) + (note.map { [part.range($0)] } ?? [])
    WordControls.read(source, positions: tags.map(position), regions: regions, &extra)
    WordAttributeTags.read(source, compiler.vocabulary, &extra)
    droppedLinks = WordLinkTags.read(source, compiler.vocabulary, &extra)
    compiler.report(extra.findings)
    extraTags = extra.tags
    edits = extra.edits
    if let note {
      let id = part.outline.attributeRange("\(part.prefix)id", of: note)
      if let id { edits.append(WordEdit(range: id, rank: .content, order: -1, actions: [.noteNumber])) }
    } else if let kind = source.kind?.noteKind {
      edits += notes.remainder(kind)
    }
    if tags.isEmpty, edits.isEmpty { return nil }
    compiler.report(besideRows())
    makeEdits(WordUniqueness(part: part, regions: regions, optional: sectionRegions(.inverted)))
    var emission = WordEmission(
      part: part, tags: tags.map(\.located) + extra.tags, pairs: pairs + extra.pairs, limits: limits)
    let lists = WordLists(part: part, styles: source.styles, regions: blocks, wishes: restarts)
    edits += lists.edits
    emission.lists = lists.starts
    emission.merges = cellMerges
    return emission.program(edits, source.range, scopes, &compiler, &notes)
  }

  private var finder: WordUnits { WordUnits(part: part, tags: tags, states: states) }

  private func position(_ tag: WordTag) -> Int {
    part.range(states[tag.paragraph].paragraph.pieces[tag.firstPiece].node).lowerBound
  }

  /// The blocks of sections that may be rendered more than once.
  private var blocks: [Int: Range<Int>] {
    units.compactMapValues { unit in if case .blocks(let range) = unit { range } else { nil } }.filter {
      tags[pairs[$0.key].open].located.tag.kind == .section
    }
  }

  /// What the template says about lists, by pair.
  private var restarts: [Int: Bool] {
    var wishes: [Int: Bool] = [:]
    for (index, pair) in pairs.enumerated() {
      for call in tags[pair.open].located.tag.pipes where SectionOption.canonical(call.name) == "restart" {
        wishes[index] = SectionOption.restarts(call.argument)
      }
    }
    return wishes
  }

  private func sectionRegions(_ kind: TagKind) -> [Range<Int>] {
    pairs.indices.filter { tags[pairs[$0].open].located.tag.kind == kind }.compactMap(region)
  }

  /// How wide the pictures of tags may be.
  private var limits: [Int: Double] {
    let drawings = WordDrawings(part: part)
    return Dictionary(
      uniqueKeysWithValues: tags.indices.filter { tags[$0].located.tag.draws }.map {
        ($0, drawings.limit(at: states[tags[$0].paragraph].paragraph.node))
      })
  }

  // MARK: Edits

  private mutating func makeEdits(_ uniqueness: WordUniqueness) {
    edits += uniqueness.edits()
    var byTag: [Int: (pair: Int, unit: WordUnit)] = [:]
    for (index, pair) in pairs.enumerated() {
      guard let unit = units[index] else { continue }
      byTag[pair.open] = (index, unit)
      byTag[pair.close] = (index, unit)
      if case .runs(let open, let close) = unit {
        if case .at(let place) = open { mark(.open(pair: index), at: place, tag: pair.open) }
        if case .at(let place) = close { mark(.close(pair: index), at: place, tag: pair.close) }
      }
    }
    var texts = WordTextEdits(source: source, tags: tags, units: byTag)
    let vanishing = Set(states.indices.filter { vanishes($0, byTag) })
    for (index, state) in states.enumerated() {
      if vanishing.contains(index) { vanish(part.range(state.paragraph.node), uniqueness) } else { texts.add(state) }
    }
    edits += texts.edits
    let rows = vanishingRows(byTag).sorted()
    let merges = WordCellMerges(part: part, tags: tags, blocks: blocks, gone: Set(rows)) {
      states[$0.paragraph].paragraph.node
    }
    edits += merges.edits
    cellMerges = merges.pairs
    for row in rows { vanish(part.range(row), uniqueness) }
    for (index, pair) in pairs.enumerated() {
      guard case .blocks(let range)? = units[index] else { continue }
      mark(.open(pair: index), at: range.lowerBound, tag: pair.open)
      let last = part.range(states[tags[pair.close].paragraph].paragraph.node)
      let isGone = vanishing.contains(tags[pair.close].paragraph) && last.upperBound == range.upperBound
      let lastRow = rows.map { part.range($0) }.first { $0.upperBound == range.upperBound }
      let end = lastRow?.lowerBound ?? (isGone ? last.lowerBound : range.upperBound)
      mark(.close(pair: index), at: end, tag: pair.close)
    }
    guardContainers(vanishing)
    guardTables()
    partTables(vanishing)
    let values = tags.filter { $0.located.tag.kind == .value || $0.located.tag.kind == .picture }
    edits +=
      WordMerges(
        part: part, units: blockRanges, tags: tags.map(position), values: Set(values.map(position))
      ).edits
  }

  private mutating func mark(_ action: WordEdit.Action, at place: Int, tag: Int) {
    edits.append(WordEdit(range: place..<place, rank: .mark, order: tag, actions: [action]))
  }

  /// Whether a paragraph is there for its tags only, and goes with them.
  private func vanishes(_ index: Int, _ units: [Int: (pair: Int, unit: WordUnit)]) -> Bool {
    let state = states[index]
    guard state.isBlank, part.kinds[state.paragraph.node] == .paragraph else { return false }
    if let properties = part.child(.paragraphProperties, of: state.paragraph.node),
      part.child(.sectionProperties, of: properties) != nil
    {
      return false
    }
    // Beside the ends of sections over paragraphs, a section without content is nothing either.
    let ends = state.tags.filter { tag in
      guard case .blocks(let range)? = units[tag]?.unit else { return false }
      return finder.isParagraphUnit(range, in: state.paragraph.node)
    }
    return state.tags.allSatisfy { tag in
      switch tags[tag].located.tag.kind {
      case .comment, .delimiters: true
      case .section, .inverted, .close:
        if case .blocks? = units[tag]?.unit { ends.contains(tag) } else { units[tag] != nil && !ends.isEmpty }
      case .value, .picture: false
      }
    }
  }

  private mutating func vanish(_ range: Range<Int>, _ uniqueness: WordUniqueness) {
    edits.append(WordEdit(range: range, rank: .content, order: -1, actions: uniqueness.actions(forMarksIn: range)))
  }

  func emptyParagraph(like node: Int) -> [UInt8] {
    var bytes = Array("<\(part.prefix)p>".utf8)
    // The end of a section of pages, or the number of a list, must not be there twice.
    if let properties = part.child(.paragraphProperties, of: node),
      !part.outline.elements(of: properties).contains(where: {
        part.kinds[$0] == .sectionProperties || part.outline.isLocalNamed("numPr", at: $0)
      })
    {
      bytes += part.outline.bytes[part.range(properties)]
    }
    return bytes + Array("</\(part.prefix)p>".utf8)
  }
}
