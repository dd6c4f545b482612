import Markup
import WordprocessingML

/// Keeps what must be unique in a document unique where a section repeats it.
struct WordUniqueness {
  let part: WordOutline
  /// The ranges of sections that may be rendered more than once, or not at all.
  private let regions: [Range<Int>]
  /// The same bytes in ranges that are sorted and apart.
  private let union: [Range<Int>]
  private var fates: [Int: Fate] = [:]

  init(part: WordOutline, regions: [Range<Int>]) {
    self.part = part
    self.regions = regions
    union = regions.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { union, range in
      if let last = union.last, last.upperBound >= range.lowerBound {
        union[union.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        union.append(range)
      }
    }
    if !regions.isEmpty { fates = marks() }
  }

  /// The changes within the regions: drawings get fresh numbers, paragraphs and controls lose theirs, bookmarks and comments
  /// stay in the first turn only, and go where a section's border would part their ends.
  func edits() -> [WordEdit] {
    if regions.isEmpty { return [] }
    var edits: [WordEdit] = []
    for (node, kind) in part.kinds.enumerated() where kind != .other && kind != .text {
      let start = part.range(node).lowerBound
      guard isInRegion(start) else {
        // The other end of a pair may stand inside a region.
        if fates[node] == .dropped { edits.append(WordEdit(range: part.range(node), rank: .content, actions: [])) }
        continue
      }
      switch kind {
      case .paragraph, .row:
        for attribute in part.outline.attributes(of: node) {
          let name = String(decoding: part.outline.bytes[attribute.name], as: UTF8.self)
          guard name.hasSuffix(":paraId") || name.hasSuffix(":textId") else { continue }
          edits.append(WordEdit(range: attribute.outer, rank: .content, actions: []))
        }
      case .drawingProperties:
        if let id = part.outline.attributeRange("id", of: node) {
          edits.append(WordEdit(range: id, rank: .content, actions: [.fresh]))
        }
      case .id:
        if part.kinds[part.outline.nodes[node].parent] == .controlProperties {
          edits.append(WordEdit(range: part.range(node), rank: .content, actions: []))
        }
      case .bookmarkStart, .bookmarkEnd, .commentStart, .commentEnd:
        edits.append(WordEdit(range: part.range(node), rank: .content, actions: actions(for: node)))
      case .commentReference: edits.append(WordEdit(range: part.range(node), rank: .content, actions: once(node)))
      default: break
      }
    }
    return edits
  }

  /// What becomes of the marks inside a paragraph that vanishes: they stand on their own.
  func actions(forMarksIn range: Range<Int>) -> [WordEdit.Action] {
    part.kinds.indices.filter { WordUniqueness.isMark(part.kinds[$0]) && range.contains(part.range($0).lowerBound) }
      .flatMap { actions(for: $0) }
  }

  private func actions(for node: Int) -> [WordEdit.Action] {
    switch fates[node] {
    case .dropped: []
    case .once: once(node)
    case nil: [.literal(Array(part.outline.bytes[part.range(node)]))]
    }
  }

  private func once(_ node: Int) -> [WordEdit.Action] { [.once(Array(part.outline.bytes[part.range(node)]))] }

  private enum Fate { case once, dropped }

  static func isMark(_ kind: WordElement) -> Bool {
    [.bookmarkStart, .bookmarkEnd, .commentStart, .commentEnd].contains(kind)
  }

  /// The fate of marks that come in pairs.
  private func marks() -> [Int: Fate] {
    var fates: [Int: Fate] = [:]
    var open: [String: Int] = [:]
    for (node, kind) in part.kinds.enumerated() where WordUniqueness.isMark(kind) {
      let family = kind == .bookmarkStart || kind == .bookmarkEnd ? "b" : "c"
      let key = family + (part.attribute("id", of: node) ?? "")
      if kind == .bookmarkStart || kind == .commentStart {
        open[key] = node
      } else if let start = open.removeValue(forKey: key) {
        let (a, b) = (region(of: part.range(start).lowerBound), region(of: part.range(node).lowerBound))
        if a != b {
          fates[start] = .dropped
          fates[node] = .dropped
        } else if a != nil {
          fates[start] = .once
          fates[node] = .once
        }
      }
    }
    return fates
  }

  private func isInRegion(_ offset: Int) -> Bool {
    var (low, high) = (0, union.count)
    while low < high {
      let middle = (low + high) / 2
      if union[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < union.count && union[low].contains(offset)
  }

  /// The smallest region with this byte.
  private func region(of offset: Int) -> Range<Int>? {
    regions.filter { $0.contains(offset) }.min { $0.count < $1.count }
  }
}
