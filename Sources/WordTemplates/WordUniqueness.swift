import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Keeps what must be unique in a document unique where a section repeats it.
struct WordUniqueness {
  let part: WordOutline
  /// The ranges of sections that may be rendered more than once, or not at all.
  private let regions: [Range<Int>]
  /// All ranges that may not be rendered.
  private let borders: [Range<Int>]
  /// The same bytes in ranges that are sorted and apart.
  private let union: [Range<Int>]
  private var fates: [Int: Fate] = [:]
  /// The bookmarks that each iteration has of its own, by their names.
  private var iterationNames: [String: (key: String, region: Range<Int>)] = [:]
  /// Comments whose range stands outside.
  private var outsideComments: Set<String> = []

  /// `optional` are the ranges that are rendered once or not at all.
  init(part: WordOutline, regions: [Range<Int>], optional: [Range<Int>]) {
    self.part = part
    self.regions = regions
    borders = regions + optional
    union = regions.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { union, range in
      if let last = union.last, last.upperBound >= range.lowerBound {
        union[union.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        union.append(range)
      }
    }
    if !borders.isEmpty { findFates() }
  }

  /// The changes within the regions: drawings, bookmarks, comments and notes get fresh numbers in every iteration, paragraphs
  /// and controls lose theirs. Bookmarks go where a section's border would part their ends.
  func edits() -> [WordEdit] {
    if borders.isEmpty { return [] }
    var edits: [WordEdit] = []
    let orderedNotes = orderedNotes
    var kept: Set<String> = []
    func edit(_ range: Range<Int>?, _ actions: [WordEdit.Action]) {
      if let range { edits.append(WordEdit(range: range, rank: .content, actions: actions)) }
    }
    for (node, kind) in part.kinds.enumerated() where kind != .text {
      if let change = trackedNumber(node) { edits.append(change) }
      if kind == .other {
        edits += shape(node)
        continue
      }
      let start = part.range(node).lowerBound
      guard isInRegion(start) else {
        // The other end of a pair may stand inside a region.
        if fates[node] == .dropped { edit(part.range(node), []) }
        if orderedNotes.contains(kind), let id = part.attribute("id", of: node), kept.insert("\(kind) \(id)").inserted {
          edit(part.outline.attributeRange("\(part.prefix)id", of: node), [note(node, kind, isOwn: true)])
        }
        continue
      }
      switch kind {
      case .paragraph, .row:
        for attribute in part.outline.attributes(of: node) {
          let name = String(decoding: part.outline.bytes[attribute.name], as: UTF8.self)
          if name.hasSuffix(":paraId") || name.hasSuffix(":textId") { edit(attribute.outer, []) }
        }
      case .drawingProperties: edit(part.outline.attributeRange("id", of: node), [.fresh])
      case .id: if part.kinds[part.outline.nodes[node].parent] == .controlProperties { edit(part.range(node), []) }
      case .bookmarkStart, .bookmarkEnd, .commentStart, .commentEnd: edit(part.range(node), actions(for: node))
      case .commentReference, .footnoteReference, .endnoteReference:
        if kind == .commentReference, outsideComments.contains(part.attribute("id", of: node) ?? "") {
          edit(part.range(node), [.once(Array(part.outline.bytes[part.range(node)]))])
        } else {
          edit(part.outline.attributeRange("\(part.prefix)id", of: node), [note(node, kind, isOwn: false)])
        }
      case .hyperlink:
        if let name = part.attribute("anchor", of: node), let bookmark = iterationNames[name],
          bookmark.region.contains(start)
        {
          edit(
            part.outline.attributeRange("\(part.prefix)anchor", of: node),
            [.name(key: bookmark.key, Array(name.utf8))])
        }
      case .fieldCode: if let actions = code(node) { edit(part.outline.nodes[node].inner, actions) }
      default: break
      }
    }
    return edits
  }

  /// Changes that are tracked, and the ends of ranges that may be edited or were moved, are numbered anew in every iteration.
  private func trackedNumber(_ node: Int) -> WordEdit? {
    let outline = part.outline
    guard outline.nodes[node].kind == .element, part.kinds[node] != .comment,
      let range = outline.attributeRange("\(part.prefix)id", of: node),
      let id = part.attribute("id", of: node), isInRegion(part.range(node).lowerBound)
    else { return nil }
    let name = outline.localName(of: node)
    let isEnd = name.hasSuffix("RangeEnd") || name == "permEnd"
    let isStart = name.hasSuffix("RangeStart") || name == "permStart"
    guard isStart || isEnd || part.attribute("author", of: node) != nil, !WordUniqueness.isMark(part.kinds[node]) else {
      return nil
    }
    let key = isStart || isEnd ? "\(name.prefix { $0.isLowercase || $0 == "T" }) \(id)" : "change \(node)"
    return WordEdit(
      range: range, rank: .content, actions: [.number(key: key, .annotation, isNew: !isEnd)])
  }

  /// Shapes in the older language (VML), which embedded objects lead to, are numbered anew in every iteration.
  private func shape(_ node: Int) -> [WordEdit] {
    let outline = part.outline
    guard outline.nodes[node].kind == .element else { return [] }
    let name = outline.nameBytes(of: node)
    if outline.isNamed("v:shapetype", at: node), isInRegion(part.range(node).lowerBound) {
      // What shapes have in common is said once, before the first of them.
      let bytes = Array(outline.bytes[part.range(node)])
      let key = "shape type \(outline.attribute("id", of: node) ?? "")"
      return [WordEdit(range: part.range(node), rank: .content, order: -1, actions: [.once(bytes, key: key)])]
    }
    let isShape = name.starts(with: "v:".utf8)
    let isObject = outline.isNamed("o:OLEObject", at: node)
    guard isShape || isObject, isInRegion(part.range(node).lowerBound) else { return [] }
    var edits: [WordEdit] = []
    func number(_ attribute: String, isNew: Bool, keeping: Bool = true) {
      guard let range = outline.attributeRange(attribute, of: node) else { return }
      let id = keeping ? String(decoding: outline.bytes[range], as: UTF8.self) : ""
      edits.append(
        WordEdit(
          range: range, rank: .content,
          actions: [.literal(Array("\(id)_".utf8)), .number(key: "v\(id)", .annotation, isNew: isNew)]))
    }
    number("id", isNew: true)
    number("ShapeID", isNew: false)
    number("ObjectID", isNew: true, keeping: false)
    // Another number of the shape, which programs make up where it is missing.
    for attribute in outline.attributes(of: node) where outline.bytes[attribute.name].elementsEqual("o:spid".utf8) {
      edits.append(WordEdit(range: attribute.outer, rank: .content, actions: []))
    }
    return edits
  }

  /// What becomes of the marks inside a paragraph that vanishes: they stand on their own.
  func actions(forMarksIn range: Range<Int>) -> [WordEdit.Action] {
    part.kinds.indices.filter { WordUniqueness.isMark(part.kinds[$0]) && range.contains(part.range($0).lowerBound) }
      .flatMap { actions(for: $0) }
  }

  static func isMark(_ kind: WordElement) -> Bool {
    [.bookmarkStart, .bookmarkEnd, .commentStart, .commentEnd].contains(kind)
  }

  // MARK: Marks

  private enum Fate: Equatable { case iteration(String), dropped }

  private func actions(for node: Int) -> [WordEdit.Action] {
    let bytes = part.outline.bytes
    let whole = part.range(node)
    switch fates[node] {
    case .dropped: return []
    case nil: return [.literal(Array(bytes[whole]))]
    case .iteration(let key):
      let isStart = part.kinds[node] == .bookmarkStart || part.kinds[node] == .commentStart
      let isBookmark = part.kinds[node] == .bookmarkStart || part.kinds[node] == .bookmarkEnd
      var changes: [(Range<Int>, [WordEdit.Action])] = []
      let idName = Array("\(part.prefix)id".utf8)
      if let id = part.outline.attributes(of: node).first(where: { bytes[$0.name].elementsEqual(idName) }) {
        let number = WordEdit.Action.number(key: key, isBookmark ? .annotation : .note(.comments), isNew: isStart)
        // The number comes first, whatever the order of the attributes: the name goes with it.
        let start = part.outline.nodes[node].nameRange.upperBound
        let before = Array(" ".utf8) + idName + Array("=\"".utf8)
        changes = [(start..<start, [.literal(before), number, .literal([UInt8(ascii: "\"")])]), (id.outer, [])]
      }
      if isBookmark, isStart, let name = part.outline.attributeRange("\(part.prefix)name", of: node) {
        changes.append((name, [.name(key: key, Array((part.attribute("name", of: node) ?? "").utf8))]))
      }
      var actions: [WordEdit.Action] = []
      var at = whole.lowerBound
      for (range, own) in changes.sorted(by: { ($0.0.lowerBound, $0.0.upperBound) < ($1.0.lowerBound, $1.0.upperBound) }
      ) {
        actions += [.literal(Array(bytes[at..<range.lowerBound]))] + own
        at = range.upperBound
      }
      return actions + [.literal(Array(bytes[at..<whole.upperBound]))]
    }
  }

  private func note(_ node: Int, _ kind: WordElement, isOwn: Bool) -> WordEdit.Action {
    let id = part.attribute("id", of: node) ?? ""
    switch kind {
    case .footnoteReference: return .note(.footnotes, id: id, key: nil, isOwn: isOwn)
    case .endnoteReference: return .note(.endnotes, id: id, key: nil, isOwn: isOwn)
    default:
      let hasRange = fates.values.contains(.iteration("c\(id)"))
      return .note(.comments, id: id, key: hasRange ? "c\(id)" : nil, isOwn: false)
    }
  }

  /// The references to notes of which some may be left out or repeated: all notes of their kind are written in the order of
  /// the references, since LibreOffice goes by the order and not by the numbers.
  private var orderedNotes: Set<WordElement> {
    let kinds: Set<WordElement> = [.footnoteReference, .endnoteReference]
    let inside = part.kinds.indices.filter { node in
      kinds.contains(part.kinds[node]) && borders.contains { $0.contains(part.range(node).lowerBound) }
    }
    return Set(inside.map { part.kinds[$0] })
  }

  /// A field's code with the iteration's bookmarks; `nil` if it names none.
  private func code(_ node: Int) -> [WordEdit.Action]? {
    let start = part.range(node).lowerBound
    var actions: [WordEdit.Action] = []
    var hasName = false
    func literal(_ text: some StringProtocol) {
      var bytes: [UInt8] = []
      ValueWriter.append(String(text), in: .xml, to: &bytes)
      actions.append(.literal(bytes))
    }
    let words = part.outline.text(of: node).split(separator: " ", omittingEmptySubsequences: false)
    for (index, word) in words.enumerated() {
      if index > 0 { literal(" ") }
      if let bookmark = iterationNames[String(word)], bookmark.region.contains(start) {
        actions.append(.name(key: bookmark.key, Array(word.utf8)))
        hasName = true
      } else {
        literal(word)
      }
    }
    return hasName ? actions : nil
  }

  /// The fate of marks that come in pairs.
  private mutating func findFates() {
    var open: [String: Int] = [:]
    for (node, kind) in part.kinds.enumerated() where WordUniqueness.isMark(kind) {
      let isBookmark = kind == .bookmarkStart || kind == .bookmarkEnd
      let id = part.attribute("id", of: node) ?? ""
      let key = (isBookmark ? "b" : "c") + id
      if kind == .bookmarkStart || kind == .commentStart {
        open[key] = node
        if !isBookmark, !isInRegion(part.range(node).lowerBound) { outsideComments.insert(id) }
      } else if let start = open.removeValue(forKey: key) {
        let (from, to) = (part.range(start).lowerBound, part.range(node).lowerBound)
        if WordUniqueness.smallest(borders, with: from) != WordUniqueness.smallest(borders, with: to) {
          fates[start] = .dropped
          fates[node] = .dropped
        } else if let a = WordUniqueness.smallest(regions, with: from) {
          fates[start] = .iteration(key)
          fates[node] = .iteration(key)
          if isBookmark, let name = part.attribute("name", of: start) { iterationNames[name] = (key, a) }
        }
      }
    }
  }

  private func isInRegion(_ offset: Int) -> Bool {
    var (low, high) = (0, union.count)
    while low < high {
      let middle = (low + high) / 2
      if union[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < union.count && union[low].contains(offset)
  }

  private static func smallest(_ regions: [Range<Int>], with offset: Int) -> Range<Int>? {
    regions.filter { $0.contains(offset) }.min { $0.count < $1.count }
  }
}
