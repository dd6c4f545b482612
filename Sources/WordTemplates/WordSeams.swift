import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// The markup that ends a paragraph at a cut and begins another one like it.
struct WordSeams {
  /// A change to the bytes of a part.
  struct Edit {
    /// The range that is replaced.
    var range: Range<Int>
    /// What is put there.
    var bytes: [UInt8]
    /// Where in `bytes` a paragraph begins that goes on with the one before.
    var continued: [Int] = []
  }
  /// A cut at which no paragraph can end: it stands inside a link, a field or a control.
  struct Obstacle: Error {
    let cut: WordCut
  }
  /// Where a cut is made.
  private enum Place {
    case at(Int)
    /// Within the text of a piece.
    case text(piece: Int)
  }
  private struct Seam {
    var cut: WordCut
    var place: Place
    /// The elements that end and begin again, the innermost first.
    var chain: [Int]
    /// Marks that are moved to the end of the paragraph before, and to the beginning of the one behind.
    var before: [UInt8] = []
    var after: [UInt8] = []
  }

  private let state: WordParagraphState
  private let part: WordOutline
  private var seams: [Seam] = []
  private var edits: [Edit] = []

  /// The changes that split a paragraph at these cuts, which are in order.
  static func edits(
    _ state: WordParagraphState, _ cuts: [WordCut], _ part: WordOutline, _ lastAnnotation: inout Int
  ) throws(Obstacle) -> [Edit] {
    var all = WordSeams(state: state, part: part)
    for cut in cuts { all.seams.append(try all.seam(cut)) }
    all.clipMarks()
    all.write(&lastAnnotation)
    return all.edits
  }

  private init(state: WordParagraphState, part: WordOutline) {
    self.state = state
    self.part = part
  }

  /// The part with changes made to it.
  static func apply(_ edits: [Edit], to source: WordPartSource) throws(MarkupError) -> WordPartSource {
    let bytes = source.part.outline.bytes
    var out: [UInt8] = []
    out.reserveCapacity(bytes.count + edits.reduce(0) { $0 + $1.bytes.count })
    var continued: Set<Int> = []
    var at = 0
    let sorted = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.range.upperBound, $0.offset)
        < ($1.element.range.lowerBound, $1.element.range.upperBound, $1.offset)
    }
    for edit in sorted.map(\.element) where edit.range.lowerBound >= at {
      out += bytes[at..<edit.range.lowerBound]
      for start in edit.continued { continued.insert(out.count + start) }
      out += edit.bytes
      at = edit.range.upperBound
    }
    out += bytes[at...]
    var source = source
    source.part = try WordOutline(out, name: source.name.text)
    source.range = 0..<out.count
    source.continued = continued
    return source
  }

  // MARK: Places

  private func seam(_ cut: WordCut) throws(Obstacle) -> Seam {
    let piece = state.paragraph.pieces[cut.piece]
    let own = part.range(piece.node)
    var place = Place.text(piece: cut.piece)
    if cut.offset <= piece.range.lowerBound { place = .at(own.lowerBound) }
    if cut.offset >= piece.range.upperBound { place = .at(own.upperBound) }
    var chain: [Int] = []
    for node in part.path(from: piece.run).prefix(while: { $0 != state.paragraph.node }) {
      let range = part.range(node)
      if !holds(node, at: cut, before: true) {
        (place, chain) = (.at(range.lowerBound), [])
      } else if !holds(node, at: cut, before: false) {
        (place, chain) = (.at(range.upperBound), [])
      } else {
        chain.append(node)
      }
    }
    let canGoOn = chain.allSatisfy {
      [.run, .inserted, .movedTo, .smartTag, .customXML, .direction].contains(part.kinds[$0])
    }
    guard canGoOn else { throw Obstacle(cut: cut) }
    return Seam(cut: cut, place: place, chain: chain)
  }

  /// Whether something stands in a node on one side of a cut: in a run any piece, in a wrapper something to see, or a tag.
  private func holds(_ node: Int, at cut: WordCut, before: Bool) -> Bool {
    let (pieces, range) = (state.paragraph.pieces, part.range(node))
    let own = pieces.indices.filter { range.contains(part.range(pieces[$0].node).lowerBound) }
    let side = own.filter {
      before
        ? $0 < cut.piece || $0 == cut.piece && cut.offset > pieces[$0].range.lowerBound
        : $0 > cut.piece || $0 == cut.piece && cut.offset < pieces[$0].range.upperBound
    }
    guard let first = side.first, let last = side.last else { return false }
    if part.kinds[node] == .run || side.contains(where: { pieces[$0].kind == .object }) { return true }
    let text =
      before
      ? pieces[first].range.lowerBound..<max(cut.offset, pieces[first].range.lowerBound)
      : min(cut.offset, pieces[last].range.upperBound)..<pieces[last].range.upperBound
    return state.hasText(in: text) || !state.tags(touching: text).isEmpty
  }

  /// The number of the paragraph, from 0, that a byte comes to stand in.
  private func segment(of byte: Int) -> Int {
    seams.count { seam in
      switch seam.place {
      case .at(let place): place <= byte
      case .text(let piece): part.range(state.paragraph.pieces[piece].node).lowerBound <= byte
      }
    }
  }

  private func isFilled(_ segment: Int) -> Bool {
    state.hasContent(
      from: segment == 0 ? nil : seams[segment - 1].cut, to: segment == seams.count ? nil : seams[segment].cut, in: part
    )
  }

  // MARK: Marks

  /// A bookmark or comment over a cut keeps to the first of the new paragraphs that has something to see.
  private mutating func clipMarks() {
    let paragraph = state.paragraph.node
    var starts: [String: Int] = [:]
    for node in paragraph..<part.outline.nodes[paragraph].subtreeEnd where WordUniqueness.isMark(part.kinds[node]) {
      guard part.ancestor(of: node, where: { part.kinds[$0] == .paragraph }) == paragraph else { continue }
      let isBookmark = part.kinds[node] == .bookmarkStart || part.kinds[node] == .bookmarkEnd
      let key = (isBookmark ? "b" : "c") + (part.attribute("id", of: node) ?? "")
      if part.kinds[node] == .bookmarkStart || part.kinds[node] == .commentStart {
        starts[key] = node
      } else if let start = starts.removeValue(forKey: key) {
        clip(from: start, to: node, isBookmark: isBookmark)
      }
    }
  }

  private mutating func clip(from start: Int, to end: Int, isBookmark: Bool) {
    let (first, last) = (segment(of: part.range(start).lowerBound), segment(of: part.range(end).lowerBound))
    guard first < last else { return }
    let target = (first...last).first(where: isFilled) ?? first
    if target > first { seams[target - 1].after += taken(start) }
    guard target < last else { return }
    seams[target].before += taken(end)
    if isBookmark { return }
    let id = part.attribute("id", of: end)
    for node in end..<part.outline.nodes[state.paragraph.node].subtreeEnd
    where part.kinds[node] == .commentReference && part.attribute("id", of: node) == id {
      let run = part.outline.nodes[node].parent
      let isAlone = part.outline.elements(of: run).allSatisfy { $0 == node || part.kinds[$0] == .runProperties }
      if isAlone, part.kinds[run] == .run { seams[target].before += taken(run) }
    }
  }

  /// The bytes of a node, which is taken away.
  private mutating func taken(_ node: Int) -> [UInt8] {
    edits.append(Edit(range: part.range(node), bytes: []))
    return Array(part.outline.bytes[part.range(node)])
  }

  // MARK: Writing

  private mutating func write(_ lastAnnotation: inout Int) {
    let firstFilled = (0...seams.count).first(where: isFilled) ?? 0
    let properties = part.child(.paragraphProperties, of: state.paragraph.node)
    if let properties {
      for range in endings(of: properties) { edits.append(Edit(range: range, bytes: [])) }
    }
    var texts: [Int: [(offset: Int, seam: Edit)]] = [:]
    for (index, seam) in seams.enumerated() {
      var edit = Edit(range: 0..<0, bytes: [])
      for node in seam.chain { edit.bytes += "</\(part.outline.name(of: node))>".utf8 }
      edit.bytes += seam.before
      edit.bytes += "</\(part.prefix)p>".utf8
      edit.continued = [edit.bytes.count]
      edit.bytes += startTag(state.paragraph.node)
      if let properties {
        let begins = index + 1 <= firstFilled ? [] : children(of: properties) { $0 == "pageBreakBefore" }
        let ends = index + 1 == seams.count ? [] : endings(of: properties)
        edit.bytes += copy(properties, without: begins + ends)
      }
      edit.bytes += seam.after
      for node in seam.chain.reversed() { edit.bytes += opening(node, &lastAnnotation) }
      switch seam.place {
      case .at(let place):
        edit.range = place..<place
        edits.append(edit)
      case .text(let piece): texts[piece, default: []].append((seam.cut.offset, edit))
      }
    }
    for (piece, cuts) in texts.sorted(by: { $0.key < $1.key }) { write(cuts, in: state.paragraph.pieces[piece]) }
  }

  /// Writes a text anew, with seams in it.
  private mutating func write(_ cuts: [(offset: Int, seam: Edit)], in piece: WordParagraphText.Piece) {
    var edit = Edit(range: part.range(piece.node), bytes: [])
    var at = piece.range.lowerBound
    func append(_ end: Int) {
      edit.bytes += "<\(part.prefix)t xml:space=\"preserve\">".utf8
      ValueWriter.appendXML(state.paragraph.text[at..<end], to: &edit.bytes)
      edit.bytes += "</\(part.prefix)t>".utf8
      at = end
    }
    for (offset, seam) in cuts {
      append(offset)
      edit.continued += seam.continued.map { $0 + edit.bytes.count }
      edit.bytes += seam.bytes
    }
    append(piece.range.upperBound)
    edits.append(edit)
  }

  /// What belongs to the paragraph's end: the end of a section of pages, and changes that are tracked.
  private func endings(of properties: Int) -> [Range<Int>] {
    let own = children(of: properties) { $0 == "sectPr" || $0 == "pPrChange" }
    let mark = part.child(.runProperties, of: properties)
    let changes: Set<String> = ["ins", "del", "moveFrom", "moveTo", "rPrChange"]
    return own + (mark.map { children(of: $0, where: changes.contains) } ?? [])
  }

  private func children(of node: Int, where matches: (String) -> Bool) -> [Range<Int>] {
    part.outline.elements(of: node).filter { matches(part.outline.localName(of: $0)) }.map { part.range($0) }
  }

  private func copy(_ node: Int, without ranges: [Range<Int>]) -> [UInt8] {
    var bytes: [UInt8] = []
    var at = part.range(node).lowerBound
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      bytes += part.outline.bytes[at..<range.lowerBound]
      at = range.upperBound
    }
    return bytes + part.outline.bytes[at..<part.range(node).upperBound]
  }

  /// The start tag of the paragraph without the numbers that are its own.
  private func startTag(_ node: Int) -> [UInt8] {
    let outline = part.outline
    var bytes = outline.bytes[outline.nodes[node].startTag]
    for attribute in outline.attributes(of: node).reversed() {
      let name = String(decoding: outline.bytes[attribute.name], as: UTF8.self)
      if name.hasSuffix(":paraId") || name.hasSuffix(":textId") { bytes.removeSubrange(attribute.outer) }
    }
    return Array(bytes)
  }

  /// What begins an element again: its start tag and its properties. A tracked change gets a number of its own.
  private func opening(_ node: Int, _ lastAnnotation: inout Int) -> [UInt8] {
    let outline = part.outline
    var bytes = outline.bytes[outline.nodes[node].startTag]
    switch part.kinds[node] {
    case .run:
      guard let properties = part.child(.runProperties, of: node) else { break }
      return bytes + copy(properties, without: children(of: properties) { $0 == "rPrChange" })
    case .inserted, .movedTo:
      guard let id = outline.attributeRange("\(part.prefix)id", of: node) else { break }
      lastAnnotation += 1
      bytes.replaceSubrange(id, with: String(lastAnnotation).utf8)
    case .smartTag, .customXML:
      let names: Set<String> = ["smartTagPr", "customXmlPr"]
      for range in children(of: node, where: names.contains) { bytes += outline.bytes[range] }
    default: break
    }
    return Array(bytes)
  }
}
