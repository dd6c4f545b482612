import Findings
import Markup
import TemplateLanguage
import WordprocessingML

/// Finds the smallest whole unit that holds both ends of a section.
struct WordUnits {
  let part: WordOutline
  let tags: [WordTag]
  let states: [WordParagraphState]

  /// Why a section cannot be.
  enum Obstacle: Error {
    /// Its ends are in different cells, tables, text boxes, or at different depths.
    case crossesBorder
    /// Its ends are on different sides of a link's or a control's border, with text on the wrong side.
    case crossesRunContainer
  }

  /// The unit of a pair.
  func unit(of pair: SectionMatcher.Pair) throws(Obstacle) -> WordUnit {
    let open = tags[pair.open]
    let close = tags[pair.close]
    if open.paragraph == close.paragraph { return try inline(open, to: close) }
    let from = states[open.paragraph].paragraph.node
    let to = states[close.paragraph].paragraph.node
    let openPath = part.path(from: from)
    let closePath = part.path(from: to)
    guard let common = openPath.first(where: Set(closePath).contains) else { throw .crossesBorder }
    let inner = part.unwrappedContainer(common)
    switch part.kinds[inner] {
    case .table: return .blocks(try rows(common, open: openPath, close: closePath, table: inner))
    case .row:
      guard nearest(.row, to: from) == inner, nearest(.row, to: to) == inner else { throw .crossesBorder }
      return .blocks(part.range(inner))
    case let kind where kind.holdsBlocks:
      let first = child(of: common, in: openPath)
      let last = child(of: common, in: closePath)
      for (end, path, tag) in [(first, openPath, pair.open), (last, closePath, pair.close)] {
        // Wrappers are taken whole; a table or a cell has a border that a section cannot cross.
        let between = path.prefix { $0 != end } + [end]
        guard between.dropFirst().allSatisfy({ part.kinds[$0].isWrapper }) else { throw .crossesBorder }
        if end != path[0], holdsMore(end, than: tag, isOpening: tag == pair.open) { throw .crossesRunContainer }
      }
      return .blocks(part.range(first).lowerBound..<part.range(last).upperBound)
    default: throw .crossesBorder
    }
  }

  /// Whether a unit is made of blocks beside this paragraph, and not of rows around it.
  func isParagraphUnit(_ range: Range<Int>, in paragraph: Int) -> Bool {
    let row = part.ancestor(of: paragraph) { part.kinds[$0] == .row }
    return row.map { part.range($0).lowerBound < range.lowerBound } ?? true
  }

  /// Whether a wrapper, which is taken whole, holds anything to see on the outer side of a section's tag in it.
  private func holdsMore(_ wrapper: Int, than tag: Int, isOpening: Bool) -> Bool {
    let state = states[tags[tag].paragraph]
    let cut = WordCut(tags[tag], tag, isOpening: isOpening)
    if state.hasContent(from: isOpening ? nil : cut, to: isOpening ? cut : nil, in: part) { return true }
    let own = state.paragraph.node
    let outside =
      isOpening ? wrapper..<own : part.outline.nodes[own].subtreeEnd..<part.outline.nodes[wrapper].subtreeEnd
    return outside.contains { node in
      part.kinds[node] == .table
        || part.kinds[node] == .paragraph
          && WordParagraphState(WordParagraphText(node, in: part), tags: [], of: []).hasContent(
            from: nil, to: nil, in: part)
    }
  }

  private func rows(
    _ common: Int, open openPath: [Int], close closePath: [Int], table: Int
  ) throws(Obstacle) -> Range<Int> {
    for path in [openPath, closePath] {
      guard path.first(where: { part.kinds[$0] == .table }) == table,
        !path.prefix(while: { $0 != table }).contains(where: { part.kinds[$0] == .textBox })
      else { throw .crossesBorder }
    }
    let first = child(of: common, in: openPath)
    let last = child(of: common, in: closePath)
    // A wrapper around rows is taken whole, and must have no row on the outer side of the tag's.
    if part.kinds[first] != .row, part.unwrapped(.row, of: first).first.map({ !openPath.contains($0) }) ?? false {
      throw .crossesRunContainer
    }
    if part.kinds[last] != .row, part.unwrapped(.row, of: last).last.map({ !closePath.contains($0) }) ?? false {
      throw .crossesRunContainer
    }
    return part.range(first).lowerBound..<part.range(last).upperBound
  }

  private func nearest(_ kind: WordElement, to node: Int) -> Int? {
    part.ancestor(of: node) { part.kinds[$0] == kind || part.kinds[$0] == .textBox }
  }

  private func child(of container: Int, in path: [Int]) -> Int {
    guard let at = path.firstIndex(of: container), at > 0 else { return path[0] }
    return path[at - 1]
  }

  // MARK: Within a paragraph

  private func inline(_ open: WordTag, to close: WordTag) throws(Obstacle) -> WordUnit {
    if open.lastPiece == close.firstPiece { return .withinText }
    let state = states[open.paragraph]
    let pieces = state.paragraph.pieces
    let runA = pieces[open.lastPiece].run
    let runB = pieces[close.firstPiece].run
    let container: Int
    if runA == runB {
      container = part.outline.nodes[runA].parent
    } else {
      let around = Set(part.path(from: runB).dropFirst())
      guard let common = part.path(from: runA).dropFirst().first(where: around.contains) else { throw .crossesBorder }
      container = common
    }
    return .runs(
      open: try anchor(
        open.lastPiece, offset: open.located.tag.range.upperBound, run: runA, container: container, in: state),
      close: try anchor(
        close.firstPiece, offset: close.located.tag.range.lowerBound, run: runB, container: container, in: state))
  }

  /// Where the mark of a tag is set so that it stands directly in `container`.
  private func anchor(
    _ piece: Int, offset: Int, run: Int, container: Int, in state: WordParagraphState
  ) throws(Obstacle) -> WordUnit.Anchor {
    var node = run
    while part.outline.nodes[node].parent != container, part.outline.nodes[node].parent >= 0 {
      node = part.outline.nodes[node].parent
    }
    let range = part.range(node)
    let own = state.paragraph.pieces.indices.filter {
      range.contains(part.range(state.paragraph.pieces[$0].node).lowerBound)
    }
    let whole = state.paragraph.pieces[piece].range
    let isEmptyBefore = own.allSatisfy {
      $0 > piece || !state.hasContent($0, within: $0 == piece ? whole.lowerBound..<max(offset, whole.lowerBound) : nil)
    }
    if isEmptyBefore { return .at(range.lowerBound) }
    let isEmptyAfter = own.allSatisfy {
      $0 < piece || !state.hasContent($0, within: $0 == piece ? min(offset, whole.upperBound)..<whole.upperBound : nil)
    }
    if isEmptyAfter { return .at(range.upperBound) }
    guard node == run else { throw .crossesRunContainer }
    return .split
  }
}
