import Findings
import Markup
import TemplateLanguage
import WordprocessingML

/// What sections cover, and what they must not cut.
extension WordPartCompiler {
  func region(_ pair: Int) -> Range<Int>? {
    switch units[pair] {
    case .blocks(let range): return range
    case .runs(let open, let close):
      let start = place(open, of: pairs[pair].open, isEnd: false)
      let end = place(close, of: pairs[pair].close, isEnd: true)
      return start < end ? start..<end : nil
    case .withinText, nil: return nil
    }
  }

  func place(_ anchor: WordUnit.Anchor, of tag: Int, isEnd: Bool) -> Int {
    if case .at(let place) = anchor { return place }
    let pieces = states[tags[tag].paragraph].paragraph.pieces
    let range = part.range(pieces[isEnd ? tags[tag].firstPiece : tags[tag].lastPiece].node)
    return isEnd ? range.lowerBound : range.upperBound
  }

  /// A section must hold whole fields: a page number cut in two is a damaged document.
  func checkFields(_ compiler: inout SlotCompiler) {
    let fields = part.kinds.indices.filter { part.kinds[$0] == .fieldCharacter }
    guard !fields.isEmpty else { return }
    for pair in pairs.indices {
      guard let region = region(pair) else { continue }
      var depth = 0
      var isBroken = false
      for node in fields where region.contains(part.range(node).lowerBound) {
        switch part.attribute("fldCharType", of: node) {
        case "begin": depth += 1
        case "end": depth -= 1
        default: break
        }
        if depth < 0 { isBroken = true }
      }
      if isBroken || depth != 0 {
        compiler.report([WordFindings.splitsField(tags[pairs[pair].open].located, and: tags[pairs[pair].close].located)]
        )
      }
    }
  }

  func finding(_ obstacle: WordUnits.Obstacle, _ pair: SectionMatcher.Pair) -> Finding {
    let (open, close) = (tags[pair.open].located, tags[pair.close].located)
    return switch obstacle {
    case .crossesBorder: WordFindings.crossesBorder(open, and: close)
    case .crossesRunContainer: WordFindings.crossesLink(open, and: close)
    }
  }
}
